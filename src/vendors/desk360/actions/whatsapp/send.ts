// Sending to a WhatsApp number: one entry per kind of content, for replies and for first messages alike.

import type { ActionResult, OutgoingContent } from '../../../../domain/commands/message-commands.ts';
import { contentKey } from '../../../../domain/ids.ts';
import type { AttachmentRecord, MessageFields } from '../../../../domain/message.ts';
import type { WhatsappCalls } from '../../client/whatsapp.ts';
import { isKnownProduct, toE164, whatsappMessageKey, whatsappTicketKey } from '../../keys.ts';
import { toPhoneContact } from '../../map/catalog.ts';
import { toPreview } from '../../map/preview.ts';
import { toConversationTicket } from '../../map/whatsapp/conversation.ts';
import { toMediaKind } from '../../map/enums.ts';
import { contactCards } from './contact-cards.ts';
import { interactive } from './interactive.ts';
import type { ContentKind, Recipient, SendRules, Shown } from './kind.ts';
import { location, locationRequest } from './location.ts';
import { template } from './template.ts';
import { media, text } from './text.ts';
import { below, NO_PRODUCT_MESSAGE, refuse, type Refusals, unsupported } from '../checks.ts';

/** A WhatsApp conversation as its ticket key names it. */
export interface WhatsappTarget {
  readonly product: string;
  readonly phone: string;
}
/** What is sent, however it was asked for. */
export interface WhatsappSend {
  readonly content: OutgoingContent;
  readonly idempotencyKey: string;
  readonly now: number;
}

/** One content bound to its kind. */
interface Way {
  check(rules: SendRules): Refusals;
  send(calls: WhatsappCalls, recipient: Recipient): Promise<string | null>;
  shown(): Shown;
}

function bound<C extends OutgoingContent>(kind: ContentKind<C>, content: C): Way {
  return {
    check: (rules) => kind.check(content, rules),
    send: (calls, recipient) => kind.send(calls, recipient, content),
    shown: () => kind.toShown(content),
  };
}

/** The way of sending; null for a kind that WhatsApp does not know. */
function wayOf(content: OutgoingContent): Way | null {
  switch (content.kind) {
    case 'TEXT':
      return bound(text, content);
    case 'MEDIA':
      return bound(media, content);
    case 'LOCATION':
      return bound(location, content);
    case 'LOCATION_REQUEST':
      return bound(locationRequest, content);
    case 'CONTACT_CARDS':
      return bound(contactCards, content);
    case 'INTERACTIVE':
      return bound(interactive, content);
    case 'TEMPLATE':
      return bound(template, content);
    default:
      return null;
  }
}

function recipientOf(target: WhatsappTarget): Recipient | null {
  const to = toE164(target.phone);
  return to === null || !isKnownProduct(target.product) ? null : { product: target.product, to };
}

/** What is wrong with sending this to that number; empty when nothing is. Fields begin with `content`. */
export function checkWhatsapp(
  target: WhatsappTarget,
  content: OutgoingContent,
  { mediaTypes }: Pick<SendRules, 'mediaTypes'>,
): Refusals {
  const way = wayOf(content);
  if (way === null) return unsupported('WhatsApp takes no such content.', ['content']);
  if (!isKnownProduct(target.product)) return refuse('NOT_ALLOWED_IN_STATE', NO_PRODUCT_MESSAGE);
  if (toE164(target.phone) === null) return refuse('NOT_ALLOWED_IN_STATE', 'The number is not known.');
  return below(['content'], way.check({ product: target.product, mediaTypes }));
}

/** The files that went out; the vendor names none of them, so they cannot be read back. */
function toAttachments(messageKey: string, files: Shown['files']): AttachmentRecord[] {
  return files.map(({ name, mimeType, byteSize }, index) => ({
    key: `${messageKey}/${index}`,
    name,
    mimeType,
    byteSize,
    sha256: null,
    mediaKind: toMediaKind({ mimeType, type: null, group: null, name }),
    vendorUrl: null,
    vendorMediaId: null,
    scanState: 'UNKNOWN',
  }));
}

function toResult(
  target: WhatsappTarget,
  sentId: string | null,
  { shown, sent }: { shown: Shown; sent: WhatsappSend },
) {
  const ticketKey = whatsappTicketKey(target.product, target.phone);
  const nativeId = sentId ?? contentKey(ticketKey, sent.idempotencyKey);
  const key = sentId === null ? `sent/${nativeId}` : whatsappMessageKey(sentId);
  const fields: MessageFields = {
    ticketKey,
    direction: 'OUTBOUND',
    visibility: 'PUBLIC',
    author: { kind: 'AGENT', key: null, displayName: null },
    automated: false,
    text: shown.text,
    content: shown.content,
    html: null,
    attachments: toAttachments(key, shown.files),
    replyToKey: null,
    deliveryStatus: sentId === null ? 'QUEUED' : 'SENT',
    deliveryError: null,
    createdAt: sent.now,
    editedAt: null,
  };
  const preview = shown.text === '' ? {} : { preview: toPreview(shown.text) };
  return {
    observations: [
      { type: 'catalog', entry: toPhoneContact(target.phone, null) },
      toConversationTicket({ ...target, ticketKey }, sent.now, preview),
      { type: 'message', key, nativeId, fields },
    ],
    messageKey: key,
    ticketKey,
  } satisfies ActionResult;
}

/**
 * Sends and tells what is now known. The vendor's answer is not documented: without an id in it the message is known by
 * the write's own key, and stays QUEUED because no delivery state can find it.
 */
export async function sendWhatsapp(
  calls: WhatsappCalls,
  target: WhatsappTarget,
  sent: WhatsappSend,
): Promise<ActionResult> {
  const way = wayOf(sent.content);
  const recipient = recipientOf(target);
  if (way === null || recipient === null) throw new TypeError('sendWhatsapp needs a checked command');
  const sentId = await way.send(calls, recipient);
  return toResult(target, sentId, { shown: way.shown(), sent });
}
