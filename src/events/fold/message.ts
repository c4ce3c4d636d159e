// Lays what a vendor said about a message over what is known; a delivery only ever moves forward.

import type { EventData } from '../../domain/events/event.ts';
import {
  isDeliveryProgress,
  type DeliveryStatus,
  type MessageFields,
  type MessageRecord,
} from '../../domain/message.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { EarlyDelivery } from '../../domain/ports/storage/projection.ts';
import type { FoldContext } from './context.ts';
import { PREVIEW_LENGTH } from './ticket.ts';

type MessageObservation = Extract<Observation, { type: 'message' }>;

/** What makes an edit that subscribers hear of. */
const EDITABLE = [
  'text',
  'html',
  'content',
  'attachments',
  'visibility',
  'editedAt',
] as const satisfies readonly (keyof MessageFields)[];

const MERGED = [
  ...EDITABLE,
  'direction',
  'author',
  'automated',
  'replyToKey',
  'ticketKey',
] as const satisfies readonly (keyof MessageFields)[];

export function createMessage(
  observation: MessageObservation,
  early: EarlyDelivery | null,
  context: FoldContext,
): MessageRecord {
  const record: MessageRecord = {
    ...observation.fields,
    vendor: context.vendor,
    account: context.account,
    key: observation.key,
    nativeId: observation.nativeId,
    observedAt: context.observedAt,
  };
  return early === null ? record : withDelivery(record, early.status, early.error);
}

/** Lays an observation over a known message; the same object comes back when nothing changed. */
export function mergeMessage(
  current: MessageRecord,
  observation: MessageObservation,
  context: FoldContext,
): MessageRecord {
  const told = { ...observation.fields, ...authorshipOf(current, observation, context) };
  const newer = context.observedAt >= current.observedAt;
  const edited = newer && MERGED.some((field) => JSON.stringify(current[field]) !== JSON.stringify(told[field]));
  const { deliveryStatus, deliveryError } = current;
  const merged = edited
    ? { ...current, ...told, deliveryStatus, deliveryError, observedAt: context.observedAt }
    : current;
  return isOurs(merged) && told.deliveryStatus === 'RECEIVED'
    ? merged
    : withDelivery(merged, told.deliveryStatus, told.deliveryError);
}

/** Who wrote a message is known best from the write that made it; a vendor's list may only guess. */
function authorshipOf(
  current: MessageRecord,
  { fields }: MessageObservation,
  { origin }: FoldContext,
): Pick<MessageFields, 'direction' | 'author'> {
  const { direction, author } = isOurs(current) && origin !== 'write' ? current : fields;
  return { direction, author: author ?? current.author };
}

function isOurs({ direction }: Pick<MessageFields, 'direction'>): boolean {
  return direction !== 'INBOUND';
}

/** The message with this delivery state, or the very same object when that would be a step back. */
export function withDelivery(message: MessageRecord, status: DeliveryStatus, error: string | null): MessageRecord {
  if (!isDeliveryProgress(message.deliveryStatus, status)) return message;
  return { ...message, deliveryStatus: status, deliveryError: error };
}

/** The message under the id that it got on its way; the very same object when there is no new one. */
export function withNativeId(message: MessageRecord, nativeId: string | undefined): MessageRecord {
  return nativeId === undefined || nativeId === message.nativeId ? message : { ...message, nativeId };
}

/** The events that a message makes; none when nothing changed. */
export function messageChanges(before: MessageRecord | null, after: MessageRecord): EventData[] {
  if (before === null) return [{ type: 'MESSAGE_ADDED', messageKey: after.key }];
  if (before === after) return [];
  const edited = EDITABLE.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const news: EventData[] = edited ? [{ type: 'MESSAGE_UPDATED', messageKey: after.key }] : [];
  if (before.deliveryStatus !== after.deliveryStatus) {
    news.push({ type: 'MESSAGE_DELIVERY_CHANGED', messageKey: after.key, deliveryStatus: after.deliveryStatus });
  }
  return news;
}

/** What a new message says about its ticket: its last activity, preview and the customer's last word. */
export function withMessage(ticket: TicketRecord, message: MessageRecord): TicketRecord {
  const isNewest = message.createdAt >= (ticket.lastActivityAt ?? 0);
  const isReply = message.direction === 'OUTBOUND' && message.visibility === 'PUBLIC' && !message.automated;
  const isInbound = message.direction === 'INBOUND';
  return {
    ...ticket,
    lastActivityAt: Math.max(ticket.lastActivityAt ?? 0, message.createdAt),
    preview:
      isNewest && message.visibility === 'PUBLIC' && message.text !== ''
        ? message.text.slice(0, PREVIEW_LENGTH)
        : ticket.preview,
    lastInboundAt: isInbound ? Math.max(ticket.lastInboundAt ?? 0, message.createdAt) : ticket.lastInboundAt,
    firstResponseAt: isReply
      ? Math.min(ticket.firstResponseAt ?? message.createdAt, message.createdAt)
      : ticket.firstResponseAt,
    version: ticket.version + 1,
  };
}
