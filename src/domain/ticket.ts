// The ticket record of the projection, and the enum values of its state.

import type { ActorRef } from './actor.ts';
import type { AccountId, VendorCode } from './ids.ts';

export const TICKET_STATUSES = ['NEW', 'OPEN', 'PENDING', 'SNOOZED', 'RESOLVED', 'CLOSED', 'UNKNOWN'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
export type SettableTicketStatus = Exclude<TicketStatus, 'NEW' | 'UNKNOWN'>;
export type TicketStatusCategory = 'ACTIVE' | 'WAITING' | 'DONE' | 'UNKNOWN';
export const TICKET_PRIORITIES = ['LOW', 'MEDIUM', 'HIGH', 'URGENT'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

export const CHANNEL_TYPES = [
  'SMS',
  'WHATSAPP',
  'EMAIL',
  'WEB_CHAT',
  'FACEBOOK_MESSENGER',
  'FACEBOOK_FEED',
  'INSTAGRAM_DIRECT',
  'INSTAGRAM_FEED',
  'TELEGRAM',
  'VIBER',
  'X',
  'TIKTOK',
  'APPLE_MESSAGES',
  'GOOGLE_MESSAGES',
  'GOOGLE_REVIEWS',
  'VOICE',
  'MOBILE_APP',
  'API',
  'CUSTOM',
  'UNKNOWN',
] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

const CATEGORIES: Record<TicketStatus, TicketStatusCategory> = {
  NEW: 'ACTIVE',
  OPEN: 'ACTIVE',
  PENDING: 'WAITING',
  SNOOZED: 'WAITING',
  RESOLVED: 'DONE',
  CLOSED: 'DONE',
  UNKNOWN: 'UNKNOWN',
};

/** Maps the seven statuses to the four categories of a simple inbox. */
export function categoryOf(status: TicketStatus): TicketStatusCategory {
  return CATEGORIES[status];
}

/** The statuses of one category, because the store filters by status. */
export function statusesOf(category: TicketStatusCategory): TicketStatus[] {
  return TICKET_STATUSES.filter((status) => CATEGORIES[status] === category);
}

export interface NativeStatus {
  readonly code: string;
  readonly label: string;
}
export interface CustomField {
  readonly key: string;
  readonly label: string | null;
  readonly value: string | null;
}
export interface ExternalReference {
  readonly system: string;
  readonly value: string;
}
export interface Rating {
  readonly value: number;
  readonly scale: number;
}
export type ParticipantRole = 'CUSTOMER' | 'AGENT' | 'BOT' | 'SYSTEM';
export interface Participant {
  readonly actor: ActorRef | null;
  readonly role: ParticipantRole;
  readonly channelType: ChannelType | null;
  readonly active: boolean;
}

/** What a vendor can report about a ticket. Instants are epoch milliseconds; null means that the vendor reports none. */
export interface TicketFields {
  readonly number: string | null;
  readonly subject: string | null;
  readonly summary: string | null;
  readonly preview: string | null;
  readonly status: TicketStatus;
  readonly nativeStatus: NativeStatus;
  readonly priority: TicketPriority | null;
  readonly channelType: ChannelType;
  readonly channelKey: string | null;
  readonly brandKey: string | null;
  readonly contactKey: string | null;
  readonly contactName: string | null;
  readonly email: string | null;
  /** E.164 with a leading + if the vendor's format allows it. */
  readonly phone: string | null;
  readonly participants: readonly Participant[] | null;
  readonly assigneeKey: string | null;
  readonly responder: ActorRef | null;
  readonly teamKey: string | null;
  /** null: the vendor does not report the tags of a ticket. */
  readonly tagKeys: readonly string[] | null;
  readonly customFields: readonly CustomField[];
  readonly externalReferences: readonly ExternalReference[];
  readonly rating: Rating | null;
  readonly createdAt: number | null;
  /** The vendor's time of the last change. An older one never replaces a newer one. */
  readonly updatedAt: number | null;
  readonly lastActivityAt: number | null;
  readonly lastInboundAt: number | null;
  readonly firstResponseAt: number | null;
  readonly snoozedUntil: number | null;
  readonly closedAt: number | null;
  readonly url: string | null;
  /** The contact has a newer active ticket and the vendor allows only one. */
  readonly superseded: boolean;
}

export interface TicketRecord extends TicketFields {
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly key: string;
  readonly nativeId: string;
  /** Increases by one with every known change. Exposed as `Ticket.version`. */
  readonly version: number;
  /** When the ticket without its messages was last confirmed. */
  readonly observedAt: number;
  /** When the whole thread was last read; null: never, only single messages are known. */
  readonly threadObservedAt: number | null;
  /** The ticket has changed but its new messages are unknown. The thread is incomplete until it is read again. */
  readonly threadBehind: boolean;
  readonly timelineObservedAt: number | null;
}

/** The fields of a ticket before its first observation. */
export const BLANK_TICKET_FIELDS: TicketFields = {
  number: null,
  subject: null,
  summary: null,
  preview: null,
  status: 'UNKNOWN',
  nativeStatus: { code: '', label: '' },
  priority: null,
  channelType: 'UNKNOWN',
  channelKey: null,
  brandKey: null,
  contactKey: null,
  contactName: null,
  email: null,
  phone: null,
  participants: null,
  assigneeKey: null,
  responder: null,
  teamKey: null,
  tagKeys: null,
  customFields: [],
  externalReferences: [],
  rating: null,
  createdAt: null,
  updatedAt: null,
  lastActivityAt: null,
  lastInboundAt: null,
  firstResponseAt: null,
  snoozedUntil: null,
  closedAt: null,
  url: null,
  superseded: false,
};

/** True if the ticket is resolved or closed. */
export function isDone(ticket: Pick<TicketFields, 'status'>): boolean {
  return categoryOf(ticket.status) === 'DONE';
}
