// The keys of Emotive's objects, of the tasks about them, and which ids can be part of a path.

import { contentKey } from '../../domain/ids.ts';
import { asText, type EventWire } from './wire/index.ts';

/** An account has one channel: the vendor has no call that lists any. */
export const CHANNEL_KEY = 'sms';

/** Kinds of outbox tasks; tasks.ts performs them. */
export const EXTERNAL_IDS_TASK = 'external-ids';
export const CONFIRM_TASK = 'confirm';

/** Key of the message that an event carries. An event without an id is identified by its content. */
export function messageKeyOf(ticketKey: string, event: EventWire): string {
  const eventId = asText(event.id);
  if (eventId !== null) return `e/${eventId}`;
  const { message = null, agent_id: agentId = null } = event;
  return `h/${contentKey(ticketKey, message, agentId, event.created ?? event.event_time ?? null)}`;
}

/** An event id of our own, for a posted event whose response carries none. */
export function sentEventIdOf(ticketKey: string, idempotencyKey: string | null, eventTime: string): string {
  return `sent-${contentKey(ticketKey, idempotencyKey, eventTime)}`;
}

/** One per ticket, so that its ids are registered once. */
export const externalIdsTaskKeyOf = (ticketKey: string): string => `${EXTERNAL_IDS_TASK}/${ticketKey}`;

/** One per delivery. */
export const confirmTaskKeyOf = (dedupeKey: string): string => `${CONFIRM_TASK}/${dedupeKey}`;

/** True for an id that can be part of a path: not only dots, and nothing that a URL parser would remove. */
export function isPathSafe(value: string): boolean {
  return value.isWellFormed() && !/^\.{1,2}$/.test(value) && !/\p{Cc}/u.test(value);
}
