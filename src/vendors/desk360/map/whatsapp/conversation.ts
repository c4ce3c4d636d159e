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
import { toAttachments } from '../attachments.ts';
import { toPhoneContact } from '../catalog.ts';
import { toReadableText } from '../../../../platform/adapter/readable-html.ts';
import { toPreview } from '../preview.ts';
import { secondsToMs } from '../time.ts';
import { toWhatsappContent } from './content.ts';
import { toDeliveryStatus } from '../enums.ts';

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

/** Maps a customer's message: contact, conversation and message. */
export function toReceivedMessage(wire: WireWhatsappMessage, field: string, context: MapContext): Observation[] {
  const conversation = toConversation(wire.from, `${field}.from`, context);
  const at = secondsToMs(wire.timestamp);
  const key = whatsappMessageKey(wire.id);
  const content = toWhatsappContent(wire, key, context.log);
  const preview = toPreview(content.text);
  const named = wire.name === null ? {} : { contactName: wire.name };
  const fields: MessageFields = {
    ticketKey: conversation.ticketKey,
    direction: 'INBOUND',
    visibility: 'PUBLIC',
    author: { kind: 'CONTACT', key: phoneContactKey(conversation.phone), displayName: wire.name },
    automated: false,
    html: null,
    ...content,
    replyToKey: null,
    deliveryStatus: 'RECEIVED',
    deliveryError: null,
    createdAt: at,
    editedAt: null,
  };
  return [
    { type: 'catalog', entry: toPhoneContact(conversation.phone, wire.name) },
    toConversationTicket(conversation, at, { preview, lastInboundAt: at, ...named }),
    { type: 'message', key, nativeId: wire.id, fields, raw: wire },
  ];
}

/** Maps an automatic reply of Desk360 to a customer. */
export function toAutoReply(wire: WireAutoReply, field: string, context: MapContext): Observation[] {
  const conversation = toConversation(wire.to, `${field}.to`, context);
  const at = secondsToMs(wire.timestamp);
  const key = whatsappMessageKey(wire.id);
  const readable = toReadableText(wire.text ?? '');
  const attachments = toAttachments(key, wire.attachments);
  const fields: MessageFields = {
    ticketKey: conversation.ticketKey,
    direction: 'OUTBOUND',
    visibility: 'PUBLIC',
    author: { kind: 'SYSTEM', key: null, displayName: 'Auto reply' },
    automated: true,
    ...readable,
    content: { kind: 'TEXT' },
    attachments,
    replyToKey: null,
    deliveryStatus: 'SENT',
    deliveryError: null,
    createdAt: at,
    editedAt: null,
  };
  const preview = toPreview(readable.text);
  return [
    toConversationTicket(conversation, at, { preview }),
    { type: 'message', key, nativeId: wire.id, fields, raw: wire },
  ];
}

/** Maps a delivery status of a sent message. An unrecognised one is stored as an unmapped event. */
export function toDelivery(wire: WireStatus, receivedAt: number, context: MapContext): Observation[] {
  const status = toDeliveryStatus(wire.status, context.log);
  const at = wire.timestamp === null ? null : secondsToMs(wire.timestamp);
  if (status === null)
    return [{ type: 'unmapped', ticketKey: null, nativeType: 'statuses', raw: wire, at: at ?? receivedAt }];
  return [{ type: 'delivery', messageKey: whatsappMessageKey(wire.id), status, error: null, at }];
}
