// Glassix's words in ours and back; what is not known becomes UNKNOWN, keeps its original and is logged.

import type { AgentPresence, ContactIdentityKind } from '../../../domain/actor.ts';
import type { AttachmentScanState, DeliveryStatus, MediaKind, SystemContentKind } from '../../../domain/message.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { ChannelType, NativeStatus, SettableTicketStatus, TicketStatus } from '../../../domain/ticket.ts';

const MAX_LOGGED_CHARACTERS = 64;

/** The languages that a ticket may have, as the documents list them. */
export const CULTURES: readonly string[] = ['en-US', 'he-IL', 'pt-PT', 'es-ES'];

function lookUp<T>(words: Readonly<Record<string, T>>, word: string): T | null {
  const name = Object.keys(words).find((one) => one.toLowerCase() === word.toLowerCase());
  return name === undefined ? null : (words[name] ?? null);
}

function known<T>(words: Readonly<Record<string, T>>, word: string, field: string, log: AdapterLog): T | null {
  const found = lookUp(words, word);
  if (found === null) log.unknownValue(field, word.slice(0, MAX_LOGGED_CHARACTERS));
  return found;
}

const STATES: Readonly<Record<string, TicketStatus>> = {
  Open: 'OPEN',
  Pending: 'PENDING',
  Snoozed: 'SNOOZED',
  Closed: 'CLOSED',
};

/** The state behind a word. */
export function toStatus(
  word: string,
  log: AdapterLog,
): { readonly status: TicketStatus; readonly nativeStatus: NativeStatus } {
  return {
    status: known(STATES, word, 'ticket.state', log) ?? 'UNKNOWN',
    nativeStatus: { code: word, label: word },
  };
}

/** The states that setstate takes, in its words. */
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

/** The channel behind a protocol; null where the vendor names none. */
export function toChannelType(protocol: string | null, log: AdapterLog): ChannelType | null {
  if (protocol === null || protocol === '' || protocol === 'Undefined') return null;
  return known(PROTOCOLS, protocol, 'protocolType', log) ?? 'UNKNOWN';
}

/** The protocol that reaches a channel; null where Glassix has none. */
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

/** What kind of address a participant of this protocol has. */
export function toIdentityKind(protocol: string | null): ContactIdentityKind {
  return protocol === null ? 'UNKNOWN' : (lookUp(IDENTITIES, protocol) ?? 'UNKNOWN');
}

const NUMBERS = new Set<ContactIdentityKind>(['PHONE', 'WHATSAPP', 'VIBER']);

/** True where the address is a phone number, which Glassix writes without a plus. */
export function isNumber(kind: ContactIdentityKind): boolean {
  return NUMBERS.has(kind);
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

export function toPresence(word: string | null, log: AdapterLog): AgentPresence | null {
  return word === null || word === '' ? null : (known(PRESENCES, word, 'user.status', log) ?? 'UNKNOWN');
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

/** How far our own message got. */
export function toDeliveryStatus(word: string | null, log: AdapterLog): DeliveryStatus {
  return word === null || word === '' ? 'UNKNOWN' : (known(DELIVERIES, word, 'transaction.status', log) ?? 'UNKNOWN');
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

export function toMediaKind(word: string | null, log: AdapterLog): MediaKind {
  return word === null || word === '' ? 'OTHER' : (known(MEDIA, word, 'attachment.type', log) ?? 'OTHER');
}

const SCANS: Readonly<Record<string, AttachmentScanState>> = {
  Undefined: 'UNKNOWN',
  Allowed: 'ALLOWED',
  Blocked: 'BLOCKED',
  Processing: 'PROCESSING',
};

export function toScanState(word: string | null, log: AdapterLog): AttachmentScanState {
  return word === null || word === ''
    ? 'UNKNOWN'
    : (known(SCANS, word, 'attachment.sanitizationState', log) ?? 'UNKNOWN');
}

const SYSTEM_TYPES: Readonly<Record<string, SystemContentKind>> = {
  TicketOpened: 'TICKET_OPENED',
  TicketClosed: 'TICKET_CLOSED',
  TicketPending: 'STATUS_CHANGED',
  TicketSnoozed: 'STATUS_CHANGED',
};

/** What a transaction that nobody wrote tells of; null for one that may be a message. */
export function toSystemKind(type: string): SystemContentKind | null {
  const found = lookUp(SYSTEM_TYPES, type);
  if (found !== null || !/^Ticket/i.test(type)) return found;
  return /owner|assign/i.test(type) ? 'ASSIGNED' : 'OTHER';
}

export const isNote = (type: string): boolean => type.toLowerCase() === 'note';
export const isMessage = (type: string): boolean => type === '' || type.toLowerCase() === 'message';
