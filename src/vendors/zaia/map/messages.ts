// From a chat's messages to the thread of one ticket.

import type { ActorRef } from '../../../domain/actor.ts';
import type { MessageContent, MessageDirection, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import { keyOf, messageKey } from '../keys.ts';
import type { MapContext } from './context.ts';
import type { RoleMeaning } from '../settings.ts';
import type { WireMessage, WireTicketDetails } from '../wire/index.ts';
import { RESPONDER_ENTITIES } from './enums.ts';

type Ticket = Pick<WireTicketDetails, 'id' | 'chatId' | 'chatOwnerId' | 'ownerName' | 'completedAt'>;
type MessageObservation = Extract<Observation, { type: 'message' }>;

/**
 * The messages of a ticket, oldest first: its own, and those that belong to no ticket (the responder led the chat) and
 * are not newer than its completion.
 */
export function toThread(
  ticket: Ticket,
  messages: readonly WireMessage[],
  context: MapContext,
): readonly MessageObservation[] {
  return messages
    .filter((message) => belongsTo(ticket, message))
    .toSorted((one, other) => one.createdAt - other.createdAt)
    .map((message) => toMessage(ticket, message, context));
}

function belongsTo({ id, completedAt }: Ticket, message: WireMessage): boolean {
  if (message.ticketId !== null) return message.ticketId === id;
  return completedAt === null || message.createdAt <= completedAt;
}

function toMessage(ticket: Ticket, message: WireMessage, context: MapContext): MessageObservation {
  const { direction, author, automated } = authorOf(ticket, message, context);
  const text = typeof message.content === 'string' ? message.content : '';
  const fields: MessageFields = {
    ticketKey: keyOf(ticket),
    direction,
    visibility: direction === 'INTERNAL' ? 'INTERNAL' : 'PUBLIC',
    author,
    automated,
    text,
    html: null,
    content: contentOf(message.content),
    attachments: [],
    replyToKey: null,
    deliveryStatus: direction === 'INBOUND' ? 'RECEIVED' : 'UNKNOWN',
    deliveryError: null,
    createdAt: message.createdAt,
    editedAt: null,
  };
  return { type: 'message', key: messageKey(ticket.id, message.id), nativeId: message.id, fields, raw: message };
}

/** Only text content is documented; any other content is kept unchanged. */
function contentOf(content: unknown): MessageContent {
  if (typeof content === 'string') return { kind: 'TEXT' };
  return { kind: 'UNSUPPORTED', nativeType: content === null ? 'null' : typeof content, raw: content ?? null };
}

interface Author {
  readonly direction: MessageDirection;
  readonly author: ActorRef | null;
  readonly automated: boolean;
}

function authorOf(ticket: Ticket, message: WireMessage, context: MapContext): Author {
  const key = message.sender?.id ?? message.senderId;
  const displayName = message.sender?.name ?? null;
  switch (meaningOf(ticket, message, context)) {
    case 'CONTACT': {
      const author = {
        kind: 'CONTACT',
        key: ticket.chatOwnerId ?? key,
        displayName: displayName ?? ticket.ownerName,
      } as const;
      return { direction: 'INBOUND', author, automated: false };
    }
    case 'BOT':
      return { direction: 'OUTBOUND', author: { kind: 'BOT', key, displayName }, automated: true };
    case 'AGENT':
      return { direction: 'OUTBOUND', author: { kind: 'AGENT', key, displayName }, automated: false };
    case 'SYSTEM':
      return { direction: 'INTERNAL', author: { kind: 'SYSTEM', key: null, displayName }, automated: true };
    case null:
      // Shown as inbound, so that agents do not overlook it.
      return { direction: 'INBOUND', author: null, automated: false };
  }
}

/** The kind of author, by the most reliable field: the chat's owner, then the sender's entity, then the role. */
function meaningOf(ticket: Ticket, message: WireMessage, { settings, log }: MapContext): RoleMeaning | null {
  const senderId = message.sender?.id ?? message.senderId;
  if (senderId !== null && senderId === ticket.chatOwnerId) return 'CONTACT';
  const entity = message.sender?.entity ?? null;
  if (entity !== null && RESPONDER_ENTITIES.has(entity)) return 'BOT';
  if (entity === 'external-users') return 'CONTACT';
  if (entity === 'users') return 'AGENT';
  const meaning = settings.messageRoles.get(message.role ?? '') ?? null;
  if (meaning === null) log.unknownValue('message.role', message.role ?? '');
  return meaning;
}
