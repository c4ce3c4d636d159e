// From Emotive's events to messages and opt-outs.

import type { ActorRef } from '../../../domain/actor.ts';
import type { MessageContent, MessageDirection, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import { messageKeyOf } from '../keys.ts';
import { asText, type EventWire } from '../wire/index.ts';
import type { MapContext } from './context.ts';
import { isOptOutToken } from './enums.ts';
import { isOwnEvent, type TimedEvent } from './timed-events.ts';

interface Author {
  readonly direction: MessageDirection;
  readonly author: ActorRef;
  readonly isOwn: boolean;
}

/** The message of an event, and the opt-out where the brand sent the token; nothing for an event without text. */
export function toMessages(
  ticketKey: string,
  { event, at }: TimedEvent,
  contactKey: string | null,
  context: MapContext,
): readonly Observation[] {
  const text = event.message ?? '';
  if (text.trim() === '') return [];
  const { direction, author, isOwn } = authorOf(event, contactKey, context);
  const isToken = direction === 'OUTBOUND' && isOptOutToken(text);
  const content: MessageContent = isToken
    ? { kind: 'SYSTEM', systemKind: 'OTHER', nativeType: 'opt_out', text }
    : { kind: 'TEXT' };
  const deliveryStatus = direction === 'INBOUND' ? 'RECEIVED' : isOwn && !isToken ? 'QUEUED' : 'UNKNOWN';
  const key = messageKeyOf(ticketKey, event);
  const fields: MessageFields = {
    ticketKey,
    direction,
    visibility: 'PUBLIC',
    author,
    automated: false,
    text,
    html: null,
    content,
    attachments: [],
    replyToKey: null,
    deliveryStatus,
    deliveryError: null,
    createdAt: at,
    editedAt: null,
  };
  const message: Observation = { type: 'message', key, nativeId: asText(event.id) ?? key, fields, raw: event };
  if (!isToken || contactKey === null) return [message];
  return [message, { type: 'contact-opted-out', contactKey, ticketKey, at }];
}

/** The vendor does not report the author: an `agent_id` means the brand, none means the contact. */
function authorOf(event: EventWire, contactKey: string | null, context: MapContext): Author {
  const agentId = asText(event.agent_id);
  const isOwn = isOwnEvent(event, context);
  if (agentId === null && !isOwn) {
    return { direction: 'INBOUND', author: { kind: 'CONTACT', key: contactKey, displayName: null }, isOwn };
  }
  return { direction: 'OUTBOUND', author: { kind: 'AGENT', key: agentId, displayName: null }, isOwn };
}
