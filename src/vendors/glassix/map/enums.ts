// Glassix's enum values as the gateway's, and back. An unrecognised value becomes UNKNOWN, keeps its original and is logged.

import type { AgentPresence, ContactIdentityKind } from '../../../domain/actor.ts';
import type { AttachmentScanState, DeliveryStatus, MediaKind, SystemContentKind } from '../../../domain/message.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { ChannelType, NativeStatus, SettableTicketStatus, TicketStatus } from '../../../domain/ticket.ts';

const MAX_LOGGED_CHARACTERS = 64;

/** The documented languages of tickets. */
export const CULTURES: readonly string[] = ['en-US', 'he-IL', 'pt-PT', 'es-ES'];

/** Ignores case. */
function find<T>(table: Readonly<Record<string, T>>, value: string): T | null {
  const name = Object.keys(table).find((known) => known.toLowerCase() === value.toLowerCase());
  return name === undefined ? null : (table[name] ?? null);
}

function findOrLog<T>(table: Readonly<Record<string, T>>, value: string, field: string, log: AdapterLog): T | null {
  const found = find(table, value);
  if (found === null) log.unknownValue(field, value.slice(0, MAX_LOGGED_CHARACTERS));
  return found;
}

const STATES: Readonly<Record<string, TicketStatus>> = {
  Open: 'OPEN',
  Pending: 'PENDING',
  Snoozed: 'SNOOZED',
  Closed: 'CLOSED',
};

export function toStatus(
  state: string,
  log: AdapterLog,
): { readonly status: TicketStatus; readonly nativeStatus: NativeStatus } {
  return {
    status: findOrLog(STATES, state, 'ticket.state', log) ?? 'UNKNOWN',
    nativeStatus: { code: state, label: state },
  };
}

/** The states that `setstate` accepts. */
export const SETTABLE_STATES: Readonly<Partial<Record<SettableTicketStatus, string>>> = {
  OPEN: 'Open',
  PENDING: 'Pending',
  SNOOZED: 'Snoozed',
  CLOSED: 'Closed',
};

const PROTOCOLS: Readonly<Record<string, ChannelType>> = {
  SMS: 'SMS',
  WhatsApp: 'WHATSAPP',
  Mail: 'EMAIL',
  Web: 'WEB_CHAT',
  FBmessenger: 'FACEBOOK_MESSENGER',
  WebViaSMS: 'WEB_CHAT',
  TelegramBot: 'TELEGRAM',
  FacebookFeed: 'FACEBOOK_FEED',
  InstagramFeed: 'INSTAGRAM_FEED',
  InstagramDM: 'INSTAGRAM_DIRECT',
  PhoneCall: 'VOICE',
  Viber: 'VIBER',
  Twitter: 'X',
  AppleBusinessChat: 'APPLE_MESSAGES',
  GoogleBusinessMessages: 'GOOGLE_MESSAGES',
  GoogleBusinessReviews: 'GOOGLE_REVIEWS',
  'Google Business Reviews': 'GOOGLE_REVIEWS',
};

/** The channel of a protocol; null for none. */
export function toChannelType(protocol: string | null, log: AdapterLog): ChannelType | null {
  if (protocol === null || protocol === '' || protocol === 'Undefined') return null;
  return findOrLog(PROTOCOLS, protocol, 'protocolType', log) ?? 'UNKNOWN';
}

/** The protocol of a channel; null if Glassix has none. */
export function toProtocol(channel: ChannelType): string | null {
  return Object.entries(PROTOCOLS).find(([, type]) => type === channel)?.[0] ?? null;
}

const IDENTITIES: Readonly<Record<string, ContactIdentityKind>> = {
  SMS: 'PHONE',
  PhoneCall: 'PHONE',
  WebViaSMS: 'PHONE',
  WhatsApp: 'WHATSAPP',
  Mail: 'EMAIL',
  Web: 'WEB',
  FBmessenger: 'FACEBOOK',
  FacebookFeed: 'FACEBOOK',
  InstagramFeed: 'INSTAGRAM',
  InstagramDM: 'INSTAGRAM',
  TelegramBot: 'TELEGRAM',
  Viber: 'VIBER',
  AppleBusinessChat: 'APPLE',
  GoogleBusinessMessages: 'GOOGLE',
  GoogleBusinessReviews: 'GOOGLE',
};

/** The kind of a participant's identifier. */
export function toIdentityKind(protocol: string | null): ContactIdentityKind {
  return protocol === null ? 'UNKNOWN' : (find(IDENTITIES, protocol) ?? 'UNKNOWN');
}

const PHONE_KINDS = new Set<ContactIdentityKind>(['PHONE', 'WHATSAPP', 'VIBER']);

/** True if the identifier is a phone number, which Glassix writes without a plus sign. */
export function isPhoneKind(kind: ContactIdentityKind): boolean {
  return PHONE_KINDS.has(kind);
}

const PRESENCES: Readonly<Record<string, AgentPresence>> = {
  Online: 'ONLINE',
  Offline: 'OFFLINE',
  Break: 'BREAK',
  Break2: 'BREAK',
  Break3: 'BREAK',
  Break4: 'BREAK',
  Break5: 'BREAK',
};

export function toPresence(value: string | null, log: AdapterLog): AgentPresence | null {
  return value === null || value === '' ? null : (findOrLog(PRESENCES, value, 'user.status', log) ?? 'UNKNOWN');
}

const DELIVERIES: Readonly<Record<string, DeliveryStatus>> = {
  Undefined: 'UNKNOWN',
  Pending: 'QUEUED',
  Accepted: 'SENT',
  Sent: 'SENT',
  Delivered: 'DELIVERED',
  Read: 'READ',
  Rejected: 'FAILED',
  Failed: 'FAILED',
};

export function toDeliveryStatus(value: string | null, log: AdapterLog): DeliveryStatus {
  return value === null || value === ''
    ? 'UNKNOWN'
    : (findOrLog(DELIVERIES, value, 'transaction.status', log) ?? 'UNKNOWN');
}

const MEDIA: Readonly<Record<string, MediaKind>> = {
  Image: 'IMAGE',
  Video: 'VIDEO',
  Audio: 'AUDIO',
  Document: 'DOCUMENT',
  File: 'DOCUMENT',
  Solution: 'OTHER',
  InteractiveDocument: 'DOCUMENT',
};

export function toMediaKind(value: string | null, log: AdapterLog): MediaKind {
  return value === null || value === '' ? 'OTHER' : (findOrLog(MEDIA, value, 'attachment.type', log) ?? 'OTHER');
}

const SCANS: Readonly<Record<string, AttachmentScanState>> = {
  Undefined: 'UNKNOWN',
  Allowed: 'ALLOWED',
  Blocked: 'BLOCKED',
  Processing: 'PROCESSING',
};

export function toScanState(value: string | null, log: AdapterLog): AttachmentScanState {
  return value === null || value === ''
    ? 'UNKNOWN'
    : (findOrLog(SCANS, value, 'attachment.sanitizationState', log) ?? 'UNKNOWN');
}

const SYSTEM_TYPES: Readonly<Record<string, SystemContentKind>> = {
  TicketOpened: 'TICKET_OPENED',
  TicketClosed: 'TICKET_CLOSED',
  TicketPending: 'STATUS_CHANGED',
  TicketSnoozed: 'STATUS_CHANGED',
};

/** The kind of a transaction without an author; null for one that may be a message. */
export function toSystemKind(type: string): SystemContentKind | null {
  const found = find(SYSTEM_TYPES, type);
  if (found !== null || !/^Ticket/i.test(type)) return found;
  return /owner|assign/i.test(type) ? 'ASSIGNED' : 'OTHER';
}

export const isNote = (type: string): boolean => type.toLowerCase() === 'note';
export const isMessage = (type: string): boolean => type === '' || type.toLowerCase() === 'message';
