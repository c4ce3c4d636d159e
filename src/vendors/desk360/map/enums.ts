// Desk360's enum values as the gateway's. An unrecognised value becomes UNKNOWN, keeps its original and is logged.

import type { DeliveryStatus, MediaKind, TemplateHeaderType } from '../../../domain/message.ts';
import { isDeliveryProgress } from '../../../domain/message.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { ChannelType, NativeStatus, TicketPriority, TicketStatus } from '../../../domain/ticket.ts';
import { TICKET_PRIORITIES } from '../../../domain/ticket.ts';

const MAX_LOGGED_CHARACTERS = 64;
const IMAGE_NAME = /\.(jpe?g|png|gif|webp|heic)$/i;

function logUnknown(log: AdapterLog, field: string, value: string): void {
  log.unknownValue(field, value.slice(0, MAX_LOGGED_CHARACTERS));
}

/** The documents define only 1 and 2; 0 occurs in their samples, 3 is inferred from the panel's four names. */
const STATUSES: Readonly<Record<string, readonly [TicketStatus, string]>> = {
  '0': ['NEW', 'Unresolved'],
  '1': ['RESOLVED', 'Resolved'],
  '2': ['PENDING', 'Waiting'],
  '3': ['OPEN', 'Reopened'],
};

export interface MappedStatus {
  readonly status: TicketStatus;
  readonly nativeStatus: NativeStatus;
}

/** The status of a status number. The account's setting takes precedence. */
export function toStatus(code: string, overrides: ReadonlyMap<string, TicketStatus>, log: AdapterLog): MappedStatus {
  const known = Object.hasOwn(STATUSES, code) ? STATUSES[code] : undefined;
  const override = overrides.get(code);
  if (known === undefined && override === undefined) logUnknown(log, 'status', code);
  return {
    status: override ?? known?.[0] ?? 'UNKNOWN',
    nativeStatus: { code, label: known?.[1] ?? `Status ${code.slice(0, MAX_LOGGED_CHARACTERS)}` },
  };
}

/** The status numbers of a status. The account's setting takes precedence. */
export function statusNumbersOf(status: string, overrides: ReadonlyMap<string, TicketStatus>): readonly number[] {
  const codes = [...new Set([...Object.keys(STATUSES), ...overrides.keys()])];
  return codes.filter((code) => (overrides.get(code) ?? STATUSES[code]?.[0]) === status).map(Number);
}

/** The two statuses that a write may set, as the vendor's numbers. */
export const SETTABLE_STATUSES: Readonly<Partial<Record<TicketStatus, number>>> = { RESOLVED: 1, PENDING: 2 };

/** 0 to 3; null for none and for an unrecognised number. */
export function toPriority(code: string | null, log: AdapterLog): TicketPriority | null {
  if (code === null) return null;
  const priority = /^[0-3]$/.test(code) ? TICKET_PRIORITIES[Number(code)] : undefined;
  if (priority === undefined) logUnknown(log, 'priority', code);
  return priority ?? null;
}

/** The channel names of the samples, and those that occur in error codes. */
export const CHANNEL_TYPES: Readonly<Record<string, ChannelType>> = {
  Application: 'MOBILE_APP',
  Api: 'API',
  Email: 'EMAIL',
  WhatsApp: 'WHATSAPP',
  Facebook: 'FACEBOOK_MESSENGER',
  Instagram: 'INSTAGRAM_DIRECT',
  Twitter: 'X',
};

/** The channel's name in the vendor's standard case, and its type; null for a ticket without a channel. */
export function toChannel(
  name: string | null,
  log: AdapterLog,
): { readonly name: string; readonly type: ChannelType } | null {
  if (name === null || name === '') return null;
  const known = Object.entries(CHANNEL_TYPES).find(([other]) => other.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return { name: known[0], type: known[1] };
  logUnknown(log, 'channel', name);
  return { name, type: 'UNKNOWN' };
}

/** True for a note (type 6). Type 0 is a reply; any other type counts as a reply and is logged. */
export function isNote(type: string | null, log: AdapterLog): boolean {
  if (type !== null && type !== '0' && type !== '6') logUnknown(log, 'message.type', type);
  return type === '6';
}

const DELIVERY_STATUSES: Readonly<Record<string, DeliveryStatus>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  seen: 'READ',
  played: 'READ',
  failed: 'FAILED',
  undelivered: 'FAILED',
  undeliverable: 'FAILED',
  error: 'FAILED',
};

/** The furthest of the statuses in a text such as `delivered|read`; null if none is recognised. */
export function toDeliveryStatus(statuses: string, log: AdapterLog): DeliveryStatus | null {
  let furthest: DeliveryStatus | null = null;
  for (const value of statuses.toLowerCase().split(/[|,;/\s]+/)) {
    if (value === '') continue;
    const status = Object.hasOwn(DELIVERY_STATUSES, value) ? DELIVERY_STATUSES[value] : undefined;
    if (status === undefined) logUnknown(log, 'statuses.status', value);
    else if (furthest === null || isDeliveryProgress(furthest, status)) furthest = status;
  }
  return furthest;
}

const HEADER_TYPES: Readonly<Record<string, TemplateHeaderType>> = {
  NONE: 'NONE',
  TEXT: 'TEXT',
  PICTURE: 'IMAGE',
  IMAGE: 'IMAGE',
  VIDEO: 'VIDEO',
  DOCUMENT: 'DOCUMENT',
};

/** The type of a template's header; an unrecognised value counts as NONE. */
export function toHeaderType(value: string | null, log: AdapterLog): TemplateHeaderType {
  if (value === null || value === '') return 'NONE';
  const name = value.toUpperCase();
  const known = Object.hasOwn(HEADER_TYPES, name) ? HEADER_TYPES[name] : undefined;
  if (known === undefined) logUnknown(log, 'template.header_type', value);
  return known ?? 'NONE';
}

/** WhatsApp's media message types as the webhook names them. */
export const MEDIA_KINDS: Readonly<Record<string, MediaKind>> = {
  image: 'IMAGE',
  video: 'VIDEO',
  audio: 'AUDIO',
  voice: 'AUDIO',
  ptt: 'AUDIO',
  video_note: 'VIDEO',
  ptv: 'VIDEO',
  gif: 'VIDEO',
  document: 'DOCUMENT',
  file: 'DOCUMENT',
  sticker: 'STICKER',
};

const MEDIA_GROUPS: Readonly<Record<string, MediaKind>> = {
  images: 'IMAGE',
  videos: 'VIDEO',
  files: 'DOCUMENT',
  others: 'OTHER',
};

/** The kind of a file: by its MIME type, else the vendor's type, else its group, else its name. */
export function toMediaKind(file: {
  readonly mimeType: string | null;
  readonly type: string | null;
  readonly group: string | null;
  readonly name: string | null;
}): MediaKind {
  const family = (file.mimeType ?? '').split('/')[0] ?? '';
  if (family === 'image' || family === 'video' || family === 'audio') return MEDIA_KINDS[family] ?? 'OTHER';
  const type = (file.type ?? '').toLowerCase();
  const byType = Object.hasOwn(MEDIA_KINDS, type) ? MEDIA_KINDS[type] : undefined;
  if (byType !== undefined) return byType;
  const byGroup = file.group !== null && Object.hasOwn(MEDIA_GROUPS, file.group) ? MEDIA_GROUPS[file.group] : undefined;
  if (byGroup !== undefined && byGroup !== 'OTHER') return byGroup;
  if (file.mimeType !== null) return 'DOCUMENT';
  return IMAGE_NAME.test(file.name ?? '') ? 'IMAGE' : 'OTHER';
}

/** Logs an unrecognised type of a WhatsApp message. */
export function logUnknownMessageType(type: string, log: AdapterLog): void {
  logUnknown(log, 'messages.type', type);
}
