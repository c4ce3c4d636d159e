// WhatsApp conversations as observations: received messages, automatic replies, delivery states. Pure.

import type { MessageFields } from '../../../../domain/message.ts';
import type { Observation } from '../../../../domain/observation.ts';
import type { TicketFields } from '../../../../domain/ticket.ts';
import {
  channelKey,
  isKnownProduct,
  phoneContactKey,
  toE164,
  toPhoneKey,
  whatsappMessageKey,
  whatsappTicketKey,
} from '../../keys.ts';
import type { MapContext } from '../context.ts';
import { SchemaMismatchError } from '../../../../platform/adapter/wire.ts';
import type { WireAutoReply, WireStatus, WireWhatsappMessage } from '../../wire/whatsapp.ts';
import { editedMessageOf } from '../../wire/whatsapp-kinds.ts';
import { toAttachments } from '../attachments.ts';
import { toPhoneContact } from '../catalog.ts';
import { toReadableText } from '../../../../platform/adapter/readable-html.ts';
import { toDeliveryStatus } from '../enums.ts';
import { toMessagePreview } from '../preview.ts';
import { statedOrReceiptTime, statedTime } from '../time.ts';
import { fileContent, isWithdrawnReaction, toWhatsappContent } from './content.ts';
import { describeReasons } from './described.ts';

/** The conversation with one number. Webhooks name no ticket, so the number identifies it. */
export interface Conversation {
  readonly product: string;
  readonly phone: string;
  readonly ticketKey: string;
}

/** The conversation of a number in the vendor's format. Throws SchemaMismatchError for anything but a number. */
export function toConversation(phone: string, field: string, context: MapContext): Conversation {
  const phoneKey = toPhoneKey(phone);
  if (phoneKey === null) throw new SchemaMismatchError(field);
  const product = context.settings.whatsappProduct;
  return { product, phone: phoneKey, ticketKey: whatsappTicketKey(product, phoneKey) };
}

/** The ticket of a conversation. The webhook contains no state, so a new ticket is NEW. */
export function toConversationTicket(
  conversation: Conversation,
  at: number,
  known: Partial<TicketFields>,
): Extract<Observation, { readonly type: 'ticket' }> {
  return {
    type: 'ticket',
    key: conversation.ticketKey,
    nativeId: conversation.phone,
    fields: {
      channelType: 'WHATSAPP',
      channelKey: channelKey(conversation.product, 'WhatsApp'),
      brandKey: isKnownProduct(conversation.product) ? conversation.product : null,
      contactKey: phoneContactKey(conversation.phone),
      phone: toE164(conversation.phone),
      // The newest message is the last change, so late deliveries do not move the ticket back.
      updatedAt: at,
      lastActivityAt: at,
      ...known,
    },
    createFields: { status: 'NEW', createdAt: at },
  };
}

/** An entry of a webhook: as parsed, as sent, and its path in the body. */
export interface Entry<T> {
  readonly wire: T;
  readonly raw: unknown;
  readonly field: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

function timeOf(
  { wire, field, receivedAt }: Entry<{ readonly timestamp: string | null }>,
  context: MapContext,
): number {
  const zone = context.settings.timeZone;
  return statedOrReceiptTime(wire.timestamp, `${field}.timestamp`, { receivedAt, zone });
}

/** Maps a customer's message, or a notice about the conversation: contact, conversation and message. */
export function toReceivedMessage(entry: Entry<WireWhatsappMessage>, context: MapContext): Observation[] {
  const { wire, raw, field } = entry;
  const conversation = toConversation(wire.from, `${field}.from`, context);
  const at = timeOf(entry, context);
  if (isWithdrawnReaction(wire)) return [{ type: 'unmapped', ticketKey: null, nativeType: 'reaction', raw, at }];
  const edited = editedMessageOf(wire, (name) => context.log.unknownValue(name, 'unreadable'));
  const message = edited ?? wire;
  const key = whatsappMessageKey(message.id);
  const { replyTo, ...content } = toWhatsappContent(message, raw, key, context.log);
  const isNotice = content.content.kind === 'SYSTEM';
  const fields: MessageFields = {
    ticketKey: conversation.ticketKey,
    direction: isNotice ? 'INTERNAL' : 'INBOUND',
    visibility: 'PUBLIC',
    author: isNotice
      ? { kind: 'SYSTEM', key: null, displayName: null }
      : { kind: 'CONTACT', key: phoneContactKey(conversation.phone), displayName: wire.name },
    automated: isNotice,
    html: null,
    ...content,
    replyToKey: replyTo === null ? null : whatsappMessageKey(replyTo),
    deliveryStatus: isNotice ? 'UNKNOWN' : 'RECEIVED',
    deliveryError: null,
    createdAt: at,
    editedAt: edited === null ? null : at,
  };
  const known = {
    ...(edited === null ? { preview: toMessagePreview(content) } : {}),
    ...(isNotice || edited !== null ? {} : { lastInboundAt: at }),
    ...(wire.name === null ? {} : { contactName: wire.name }),
  };
  const ticket = toConversationTicket(conversation, at, known);
  // A conversation that begins with a notice has no messaging window: the customer never wrote.
  const createFields = isNotice ? { ...ticket.createFields, lastInboundAt: 0 } : ticket.createFields;
  return [
    { type: 'catalog', entry: toPhoneContact(conversation.phone, wire.name) },
    { ...ticket, ...(createFields === undefined ? {} : { createFields }) },
    { type: 'message', key, nativeId: message.id, fields, raw },
  ];
}

/** Maps an automatic reply of Desk360 to a customer. */
export function toAutoReply(entry: Entry<WireAutoReply>, context: MapContext): Observation[] {
  const { wire, raw, field } = entry;
  const conversation = toConversation(wire.to, `${field}.to`, context);
  const at = timeOf(entry, context);
  const key = whatsappMessageKey(wire.id);
  const readable = toReadableText(wire.text ?? '');
  const attachments = toAttachments(key, wire.attachments);
  const isFile = readable.text === '' && attachments.length > 0;
  const fields: MessageFields = {
    ticketKey: conversation.ticketKey,
    direction: 'OUTBOUND',
    visibility: 'PUBLIC',
    author: { kind: 'SYSTEM', key: null, displayName: 'Auto reply' },
    automated: true,
    ...readable,
    content: isFile ? fileContent('', null, attachments).content : { kind: 'TEXT' },
    attachments,
    replyToKey: null,
    deliveryStatus: 'SENT',
    deliveryError: null,
    createdAt: at,
    editedAt: null,
  };
  return [
    toConversationTicket(conversation, at, { preview: toMessagePreview(fields) }),
    { type: 'message', key, nativeId: wire.id, fields, raw },
  ];
}

/** Maps a delivery status of a sent message. An unrecognised one is stored as an unmapped event. */
export function toDelivery({ wire, raw, receivedAt }: Entry<WireStatus>, context: MapContext): Observation[] {
  const status = toDeliveryStatus(wire.status, context.log);
  const at = statedTime(wire.timestamp, { receivedAt, zone: context.settings.timeZone });
  if (status === null)
    return [{ type: 'unmapped', ticketKey: null, nativeType: 'statuses', raw, at: at ?? receivedAt }];
  const reason = describeReasons([...wire.errors, ...wire.error]) ?? wire.reason;
  const error = status === 'FAILED' ? reason : null;
  return [{ type: 'delivery', messageKey: whatsappMessageKey(wire.id), status, error, at }];
}
