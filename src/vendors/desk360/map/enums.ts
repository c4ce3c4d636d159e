// Desk360's words and numbers in ours; what is not known becomes UNKNOWN, keeps its original and is logged.

import type { DeliveryStatus, MediaKind, TemplateHeaderType } from '../../../domain/message.ts';
import { isDeliveryProgress } from '../../../domain/message.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { ChannelType, NativeStatus, TicketPriority, TicketStatus } from '../../../domain/ticket.ts';
import { TICKET_PRIORITIES } from '../../../domain/ticket.ts';

const MAX_LOGGED_CHARACTERS = 64;
const PICTURE_NAME = /\.(jpe?g|png|gif|webp|heic)$/i;

function unknown(log: AdapterLog, field: string, value: string): void {
  log.unknownValue(field, value.slice(0, MAX_LOGGED_CHARACTERS));
}

/** Only 1 and 2 stand in the documents; 0 is seen in their samples and 3 is inferred from the panel's four names. */
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

/** The state behind a status number; the account's own map goes first. */
export function toStatus(code: string, overrides: ReadonlyMap<string, TicketStatus>, log: AdapterLog): MappedStatus {
  const known = Object.hasOwn(STATUSES, code) ? STATUSES[code] : undefined;
  const override = overrides.get(code);
  if (known === undefined && override === undefined) unknown(log, 'status', code);
  return {
    status: override ?? known?.[0] ?? 'UNKNOWN',
    nativeStatus: { code, label: known?.[1] ?? `Status ${code.slice(0, MAX_LOGGED_CHARACTERS)}` },
  };
}

/** The numbers that stand for a state; the account's own map goes first. */
export function statusNumbersOf(status: string, overrides: ReadonlyMap<string, TicketStatus>): readonly number[] {
  const codes = [...new Set([...Object.keys(STATUSES), ...overrides.keys()])];
  return codes.filter((code) => (overrides.get(code) ?? STATUSES[code]?.[0]) === status).map(Number);
}

/** The two states that a write may set, as the vendor's numbers. */
export const SETTABLE_STATUSES: Readonly<Partial<Record<TicketStatus, number>>> = { RESOLVED: 1, PENDING: 2 };

/** 0 to 3; null where there is none or the number is not known. */
export function toPriority(code: string | null, log: AdapterLog): TicketPriority | null {
  if (code === null) return null;
  const priority = /^[0-3]$/.test(code) ? TICKET_PRIORITIES[Number(code)] : undefined;
  if (priority === undefined) unknown(log, 'priority', code);
  return priority ?? null;
}

/** The channel words of the samples, and those that the error codes show to exist. */
export const CHANNEL_WORDS: Readonly<Record<string, ChannelType>> = {
  Application: 'MOBILE_APP',
  Api: 'API',
  Email: 'EMAIL',
  WhatsApp: 'WHATSAPP',
  Facebook: 'FACEBOOK_MESSENGER',
  Instagram: 'INSTAGRAM_DIRECT',
  Twitter: 'X',
};

/** The channel as the vendor writes it (its case evened out) and its type; null where the ticket names none. */
export function toChannel(
  word: string | null,
  log: AdapterLog,
): { readonly word: string; readonly type: ChannelType } | null {
  if (word === null || word === '') return null;
  const known = Object.entries(CHANNEL_WORDS).find(([name]) => name.toLowerCase() === word.toLowerCase());
  if (known !== undefined) return { word: known[0], type: known[1] };
  unknown(log, 'channel', word);
  return { word, type: 'UNKNOWN' };
}

/** What a message is, by its type number: 0 a reply, 6 a note. Others are kept as replies and logged. */
export function isNote(type: string | null, log: AdapterLog): boolean {
  if (type !== null && type !== '0' && type !== '6') unknown(log, 'message.type', type);
  return type === '6';
}

const DELIVERY_WORDS: Readonly<Record<string, DeliveryStatus>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  failed: 'FAILED',
};

/** The furthest state among the words of a status update; null where none is known. */
export function toDeliveryStatus(words: string, log: AdapterLog): DeliveryStatus | null {
  let furthest: DeliveryStatus | null = null;
  for (const word of words.toLowerCase().split('|')) {
    const status = Object.hasOwn(DELIVERY_WORDS, word.trim()) ? DELIVERY_WORDS[word.trim()] : undefined;
    if (status === undefined) unknown(log, 'statuses.status', word);
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

/** The kind of a template's header; an unknown word counts as none. */
export function toHeaderType(word: string | null, log: AdapterLog): TemplateHeaderType {
  if (word === null || word === '') return 'NONE';
  const name = word.toUpperCase();
  const known = Object.hasOwn(HEADER_TYPES, name) ? HEADER_TYPES[name] : undefined;
  if (known === undefined) unknown(log, 'template.header_type', word);
  return known ?? 'NONE';
}

/** WhatsApp's media types as the webhook names them. */
export const MEDIA_WORDS: Readonly<Record<string, MediaKind>> = {
  image: 'IMAGE',
  video: 'VIDEO',
  audio: 'AUDIO',
  voice: 'AUDIO',
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

/** What kind of file it is: its content type goes first, then the vendor's word, the group it stood in, its name. */
export function toMediaKind(of: {
  readonly mimeType: string | null;
  readonly type: string | null;
  readonly group: string | null;
  readonly name: string | null;
}): MediaKind {
  const family = (of.mimeType ?? '').split('/')[0] ?? '';
  if (family === 'image' || family === 'video' || family === 'audio') return MEDIA_WORDS[family] ?? 'OTHER';
  const word = (of.type ?? '').toLowerCase();
  const byWord = Object.hasOwn(MEDIA_WORDS, word) ? MEDIA_WORDS[word] : undefined;
  if (byWord !== undefined) return byWord;
  const byGroup = of.group !== null && Object.hasOwn(MEDIA_GROUPS, of.group) ? MEDIA_GROUPS[of.group] : undefined;
  if (byGroup !== undefined && byGroup !== 'OTHER') return byGroup;
  if (of.mimeType !== null) return 'DOCUMENT';
  return PICTURE_NAME.test(of.name ?? '') ? 'IMAGE' : 'OTHER';
}

/** Logs a type of WhatsApp message that is not known. */
export function logUnknownMessageType(word: string, log: AdapterLog): void {
  unknown(log, 'messages.type', word);
}
