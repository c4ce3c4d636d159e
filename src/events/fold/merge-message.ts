// Merges what a vendor reported about a message into the stored record. A delivery state only moves forward.

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
import { toPreview } from './merge-ticket.ts';

type MessageObservation = Extract<Observation, { type: 'message' }>;

/** A change of these fields is an edit: it makes an event. */
const EDITABLE = [
  'text',
  'html',
  'content',
  'attachments',
  'visibility',
  'editedAt',
] as const satisfies readonly (keyof MessageFields)[];

/** A change of these fields is stored. */
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

/** The message with the reported fields, or the same object when nothing changed. */
export function mergeMessage(
  current: MessageRecord,
  observation: MessageObservation,
  context: FoldContext,
): MessageRecord {
  const reported = {
    ...observation.fields,
    ...authorshipOf(current, observation, context),
    ...originOf(current, observation.fields),
  };
  const isNewer = context.observedAt >= current.observedAt;
  const isChanged =
    isNewer && MERGED.some((field) => JSON.stringify(current[field]) !== JSON.stringify(reported[field]));
  const { deliveryStatus, deliveryError } = current;
  const merged = isChanged
    ? { ...current, ...reported, deliveryStatus, deliveryError, observedAt: context.observedAt }
    : current;
  return isOwn(merged) && reported.deliveryStatus === 'RECEIVED'
    ? merged
    : withDelivery(merged, reported.deliveryStatus, reported.deliveryError);
}

/** The write that created a message knows its author best; a vendor's list may be wrong. */
function authorshipOf(
  current: MessageRecord,
  { fields }: MessageObservation,
  { origin }: FoldContext,
): Pick<MessageFields, 'direction' | 'author'> {
  const { direction, author } = isOwn(current) && origin !== 'write' ? current : fields;
  return { direction, author: author ?? current.author };
}

/** An edit may state its own time only: the message keeps its time of creation and the message that it answers. */
function originOf(
  current: MessageRecord,
  { createdAt, editedAt, replyToKey }: MessageFields,
): Pick<MessageFields, 'createdAt' | 'replyToKey'> {
  if (editedAt === null) return { createdAt, replyToKey };
  return { createdAt: Math.min(current.createdAt, createdAt), replyToKey: replyToKey ?? current.replyToKey };
}

/** True when an agent or the gateway wrote the message. */
function isOwn({ direction }: Pick<MessageFields, 'direction'>): boolean {
  return direction !== 'INBOUND';
}

/** The message with this delivery state, or the same object when that would be a step back. */
export function withDelivery(message: MessageRecord, status: DeliveryStatus, error: string | null): MessageRecord {
  if (!isDeliveryProgress(message.deliveryStatus, status)) return message;
  return { ...message, deliveryStatus: status, deliveryError: error };
}

/** The message with this id, or the same object when the id is absent or equal. */
export function withNativeId(message: MessageRecord, nativeId: string | undefined): MessageRecord {
  return nativeId === undefined || nativeId === message.nativeId ? message : { ...message, nativeId };
}

/** The events that a new or changed message makes; none when nothing changed. */
export function messageChanges(before: MessageRecord | null, after: MessageRecord): EventData[] {
  if (before === null) return [{ type: 'MESSAGE_ADDED', messageKey: after.key }];
  if (before === after) return [];
  const isEdited = EDITABLE.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const changes: EventData[] = isEdited ? [{ type: 'MESSAGE_UPDATED', messageKey: after.key }] : [];
  if (before.deliveryStatus !== after.deliveryStatus) {
    changes.push({ type: 'MESSAGE_DELIVERY_CHANGED', messageKey: after.key, deliveryStatus: after.deliveryStatus });
  }
  return changes;
}

/** The ticket after a new message: its activity, preview and times of the last inbound message and first response. */
export function withMessage(ticket: TicketRecord, message: MessageRecord): TicketRecord {
  const isNewest = message.createdAt >= (ticket.lastActivityAt ?? 0);
  const isReply = message.direction === 'OUTBOUND' && message.visibility === 'PUBLIC' && !message.automated;
  const isInbound = message.direction === 'INBOUND';
  return {
    ...ticket,
    lastActivityAt: Math.max(ticket.lastActivityAt ?? 0, message.createdAt),
    preview:
      isNewest && message.visibility === 'PUBLIC' && message.text !== '' ? toPreview(message.text) : ticket.preview,
    lastInboundAt: isInbound ? Math.max(ticket.lastInboundAt ?? 0, message.createdAt) : ticket.lastInboundAt,
    firstResponseAt: isReply
      ? Math.min(ticket.firstResponseAt ?? message.createdAt, message.createdAt)
      : ticket.firstResponseAt,
    version: ticket.version + 1,
  };
}
