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
import type { MapContext } from '../index.ts';
import { SchemaMismatchError } from '../../../../platform/adapter/wire.ts';
import type { WireAutoReply, WireStatus, WireWhatsappMessage } from '../../wire/whatsapp.ts';
import { toAttachments } from '../attachments.ts';
import { toPhoneContact } from '../catalog.ts';
import { toReadableText } from '../../../../platform/adapter/readable-html.ts';
import { toPreview } from '../preview.ts';
import { secondsToMs } from '../time.ts';
import { toWhatsappContent } from './content.ts';
import { toDeliveryStatus } from '../enums.ts';

/** The conversation with one number: webhooks name no ticket, so the number itself is what it is known by. */
export interface Conversation {
  readonly product: string;
  readonly phone: string;
  readonly ticketKey: string;
}

/** Finds the conversation of a number as the vendor wrote it. Throws WireMismatch when it is no number at all. */
export function toConversation(phone: string, field: string, context: MapContext): Conversation {
  const bare = toPhoneKey(phone);
  if (bare === null) throw new SchemaMismatchError(field);
  const product = context.settings.whatsappProduct;
  return { product, phone: bare, ticketKey: whatsappTicketKey(product, bare) };
}

/** What a conversation is from its first message on. The webhook says no state: a new one is NEW. */
export function toConversationTicket(
  of: Conversation,
  at: number,
  known: Partial<TicketFields>,
): Extract<Observation, { readonly type: 'ticket' }> {
  return {
    type: 'ticket',
    key: of.ticketKey,
    nativeId: of.phone,
    fields: {
      channelType: 'WHATSAPP',
      channelKey: channelKey(of.product, 'WhatsApp'),
      brandKey: isKnownProduct(of.product) ? of.product : null,
      contactKey: phoneContactKey(of.phone),
      phone: toE164(of.phone),
      // The conversation has no time of its own: its newest message is its last change, which keeps late ones in place.
      updatedAt: at,
      lastActivityAt: at,
      ...known,
    },
    createFields: { status: 'NEW', createdAt: at },
  };
}

/** A message of the customer: the contact, the conversation and the message. */
export function toReceivedMessage(wire: WireWhatsappMessage, field: string, context: MapContext): Observation[] {
  const conversation = toConversation(wire.from, `${field}.from`, context);
  const at = secondsToMs(wire.timestamp);
  const key = whatsappMessageKey(wire.id);
  const carried = toWhatsappContent(wire, key, context.log);
  const preview = toPreview(carried.text);
  const named = wire.name === null ? {} : { contactName: wire.name };
  const fields: MessageFields = {
    ticketKey: conversation.ticketKey,
    direction: 'INBOUND',
    visibility: 'PUBLIC',
    author: { kind: 'CONTACT', key: phoneContactKey(conversation.phone), displayName: wire.name },
    automated: false,
    html: null,
    ...carried,
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

/** An automatic reply that Desk360 sent to a customer. */
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

/** How far a sent message came; a word that is not known is kept as it is. */
export function toDelivery(wire: WireStatus, receivedAt: number, context: MapContext): Observation[] {
  const status = toDeliveryStatus(wire.status, context.log);
  const at = wire.timestamp === null ? null : secondsToMs(wire.timestamp);
  if (status === null)
    return [{ type: 'unmapped', ticketKey: null, nativeType: 'statuses', raw: wire, at: at ?? receivedAt }];
  return [{ type: 'delivery', messageKey: whatsappMessageKey(wire.id), status, error: null, at }];
}
