// Sending to a WhatsApp number: one entry per kind of content. Kinds that are not in the table are refused before a call.

import type { ActResult, OutgoingContent, ReplyCommand } from '../../../domain/command.ts';
import type { UserError } from '../../../domain/errors.ts';
import { contentKey } from '../../../domain/ids.ts';
import type { MessageContent, MessageFields } from '../../../domain/message.ts';
import type { Desk360Client } from '../client.ts';
import { isKnownProduct, toE164, whatsappMessageKey } from '../keys.ts';
import { toPreview } from '../map/preview.ts';
import { toConversationTicket } from '../map/whatsapp.ts';
import { characterCount, refuse, requireText, TEXT_FIELD, unsupported } from './refusals.ts';

const MAX_TEXT_CHARACTERS = 4096;

/** A WhatsApp conversation as its ticket key names it. */
export interface WhatsappTarget {
  readonly product: string;
  readonly phone: string;
}

interface Recipient {
  readonly product: string;
  /** E.164 with a plus sign, as the vendor wants it. */
  readonly to: string;
}

/** One kind of content: what is wrong with it, how it is sent, and what it looks like as a message. */
interface Send<C extends OutgoingContent> {
  check(content: C): readonly UserError[];
  /** Gives the vendor's id of the message; null where it tells none. */
  send(client: Desk360Client, recipient: Recipient, content: C): Promise<string | null>;
  toMessage(content: C): { readonly text: string; readonly content: MessageContent };
}
type ContentOf<K extends OutgoingContent['kind']> = Extract<OutgoingContent, { readonly kind: K }>;

const text: Send<ContentOf<'TEXT'>> = {
  check(content) {
    if (content.files.length > 0)
      return unsupported('Files cannot be sent to WhatsApp by this release yet.', ['content']);
    if (characterCount(content.text) > MAX_TEXT_CHARACTERS) {
      return refuse('TOO_LONG', `WhatsApp takes ${MAX_TEXT_CHARACTERS} characters.`, TEXT_FIELD);
    }
    return requireText(content.text, 0, TEXT_FIELD);
  },
  send: (client, recipient, content) => client.sendWhatsappText(recipient.product, recipient.to, content.text),
  toMessage: (content) => ({ text: content.text, content: { kind: 'TEXT' } }),
};

/** Picks the way of sending; null for a kind that is not built. */
function wayOf(content: OutgoingContent): {
  check(): readonly UserError[];
  send(client: Desk360Client, recipient: Recipient): Promise<string | null>;
  toMessage(): { readonly text: string; readonly content: MessageContent };
} | null {
  if (content.kind !== 'TEXT') return null;
  return {
    check: () => text.check(content),
    send: (client, recipient) => text.send(client, recipient, content),
    toMessage: () => text.toMessage(content),
  };
}

function recipientOf(target: WhatsappTarget): Recipient | null {
  const to = toE164(target.phone);
  return to === null || !isKnownProduct(target.product) ? null : { product: target.product, to };
}

/** What is wrong with sending this to that number; empty when nothing is. */
export function checkWhatsapp(target: WhatsappTarget, command: ReplyCommand): readonly UserError[] {
  const way = wayOf(command.content);
  if (way === null) return unsupported('This content cannot be sent to WhatsApp by this release yet.', ['content']);
  if (!isKnownProduct(target.product)) {
    return refuse('NOT_ALLOWED_IN_STATE', 'Set whatsappProduct: nothing says which product this number belongs to.');
  }
  if (toE164(target.phone) === null) return refuse('NOT_ALLOWED_IN_STATE', 'The number is not known.');
  return way.check();
}

/**
 * Sends and tells what is now known. The vendor's answer is not documented: without an id in it the message is known by
 * the write's own key, and stays QUEUED because no delivery state can find it.
 */
export async function sendWhatsapp(
  client: Desk360Client,
  target: WhatsappTarget,
  command: ReplyCommand,
): Promise<ActResult> {
  const way = wayOf(command.content);
  const recipient = recipientOf(target);
  if (way === null || recipient === null) throw new TypeError('sendWhatsapp needs a checked command');
  const sentId = await way.send(client, recipient);
  const nativeId = sentId ?? contentKey(command.ticket.key, command.idempotencyKey);
  const key = sentId === null ? `sent/${nativeId}` : whatsappMessageKey(sentId);
  const shown = way.toMessage();
  const fields: MessageFields = {
    ticketKey: command.ticket.key,
    direction: 'OUTBOUND',
    visibility: 'PUBLIC',
    author: { kind: 'AGENT', key: null, displayName: null },
    automated: false,
    ...shown,
    html: null,
    attachments: [],
    replyToKey: null,
    deliveryStatus: sentId === null ? 'QUEUED' : 'SENT',
    deliveryError: null,
    createdAt: command.now,
    editedAt: null,
  };
  const conversation = { ...target, ticketKey: command.ticket.key };
  return {
    observations: [
      toConversationTicket(conversation, command.now, { preview: toPreview(shown.text) }),
      { type: 'message', key, nativeId, fields },
    ],
    messageKey: key,
  };
}
