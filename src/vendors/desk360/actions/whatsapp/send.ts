// Sends content of any kind to a WhatsApp number, for replies and first messages.

import type { ActionResult, OutgoingContent } from '../../../../domain/commands/message-commands.ts';
import { contentKey } from '../../../../domain/ids.ts';
import type { AttachmentRecord, MessageFields } from '../../../../domain/message.ts';
import type { WhatsappCalls } from '../../client/whatsapp.ts';
import { below, type Refusals } from '../../../../platform/adapter/action-checks.ts';
import { isKnownProduct, toE164, whatsappMessageKey, whatsappTicketKey } from '../../keys.ts';
import { toPhoneContact } from '../../map/catalog.ts';
import { toPreview } from '../../map/preview.ts';
import { toConversationTicket } from '../../map/whatsapp/conversation.ts';
import { toMediaKind } from '../../map/enums.ts';
import { contactCards } from './contact-cards.ts';
import { interactive } from './interactive.ts';
import type { ContentKind, Recipient, SendRules, SentContent } from './kind.ts';
import { location, locationRequest } from './location.ts';
import { template } from './template.ts';
import { media, text } from './text.ts';
import { NO_PRODUCT_MESSAGE, refuse, unsupported } from '../checks.ts';

export interface WhatsappTarget {
  readonly product: string;
  readonly phone: string;
}
/** The part of a command that both actions share. */
export interface WhatsappSend {
  readonly content: OutgoingContent;
  readonly idempotencyKey: string;
  readonly now: number;
}

/** Content bound to its kind. */
interface BoundContent {
  check(rules: SendRules): Refusals;
  send(calls: WhatsappCalls, recipient: Recipient): Promise<string | null>;
  toSent(): SentContent;
}

function bind<C extends OutgoingContent>(kind: ContentKind<C>, content: C): BoundContent {
  return {
    check: (rules) => kind.check(content, rules),
    send: (calls, recipient) => kind.send(calls, recipient, content),
    toSent: () => kind.toSent(content),
  };
}

/** null for a kind that WhatsApp does not support. */
function boundOf(content: OutgoingContent): BoundContent | null {
  switch (content.kind) {
    case 'TEXT':
      return bind(text, content);
    case 'MEDIA':
      return bind(media, content);
    case 'LOCATION':
      return bind(location, content);
    case 'LOCATION_REQUEST':
      return bind(locationRequest, content);
    case 'CONTACT_CARDS':
      return bind(contactCards, content);
    case 'INTERACTIVE':
      return bind(interactive, content);
    case 'TEMPLATE':
      return bind(template, content);
    default:
      return null;
  }
}

function recipientOf(target: WhatsappTarget): Recipient | null {
  const to = toE164(target.phone);
  return to === null || !isKnownProduct(target.product) ? null : { product: target.product, to };
}

/** Checks the content and the number. Paths start with `content`. */
export function checkWhatsapp(
  target: WhatsappTarget,
  content: OutgoingContent,
  { mediaTypes }: Pick<SendRules, 'mediaTypes'>,
): Refusals {
  const bound = boundOf(content);
  if (bound === null) return unsupported('WhatsApp does not support this content.', ['content']);
  if (!isKnownProduct(target.product)) return refuse('NOT_ALLOWED_IN_STATE', NO_PRODUCT_MESSAGE);
  if (toE164(target.phone) === null)
    return refuse('NOT_ALLOWED_IN_STATE', 'The number of this conversation is unknown.');
  return below(['content'], bound.check({ product: target.product, mediaTypes }));
}

/** The sent files. The vendor returns no URLs for them, so they cannot be downloaded. */
function toAttachments(messageKey: string, files: SentContent['files']): AttachmentRecord[] {
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
  { send, sent }: { readonly send: WhatsappSend; readonly sent: SentContent },
) {
  const ticketKey = whatsappTicketKey(target.product, target.phone);
  const nativeId = sentId ?? contentKey(ticketKey, send.idempotencyKey);
  const key = sentId === null ? `sent/${nativeId}` : whatsappMessageKey(sentId);
  const fields: MessageFields = {
    ticketKey,
    direction: 'OUTBOUND',
    visibility: 'PUBLIC',
    author: { kind: 'AGENT', key: null, displayName: null },
    automated: false,
    text: sent.text,
    content: sent.content,
    html: null,
    attachments: toAttachments(key, sent.files),
    replyToKey: null,
    deliveryStatus: sentId === null ? 'QUEUED' : 'SENT',
    deliveryError: null,
    createdAt: send.now,
    editedAt: null,
  };
  const preview = sent.text === '' ? {} : { preview: toPreview(sent.text) };
  return {
    observations: [
      { type: 'catalog', entry: toPhoneContact(target.phone, null) },
      toConversationTicket({ ...target, ticketKey }, send.now, preview),
      { type: 'message', key, nativeId, fields },
    ],
    messageKey: key,
    ticketKey,
  } satisfies ActionResult;
}

/**
 * Sends the content and returns the message. The vendor's response is not documented. Without an id in it, the write's
 * key identifies the message, which stays QUEUED because no delivery status can refer to it.
 */
export async function sendWhatsapp(
  calls: WhatsappCalls,
  target: WhatsappTarget,
  send: WhatsappSend,
): Promise<ActionResult> {
  const bound = boundOf(send.content);
  const recipient = recipientOf(target);
  if (bound === null || recipient === null) throw new TypeError('sendWhatsapp was called without check');
  const sentId = await bound.send(calls, recipient);
  return toResult(target, sentId, { send, sent: bound.toSent() });
}
