// Transactions of a ticket as messages: of customers, agents and bots, notes, and system messages. Pure.

import type { AttachmentRecord, Card, MessageContent, MessageFields } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import { toReadableText } from '../../../platform/adapter/readable-html.ts';
import { SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { messageKey } from '../keys.ts';
import type { MapContext } from './context.ts';
import type { WireAttachment, WireTransaction } from '../wire/index.ts';
import { toActor } from './people.ts';
import { toInstant } from './time.ts';
import { isMessage, isNote, toDeliveryStatus, toMediaKind, toScanState, toSystemKind } from './enums.ts';

const MAX_LOGGED_CHARACTERS = 64;

type MessageObservation = Extract<Observation, { readonly type: 'message' }>;

/** The signed URL expires after three hours, so each download reads a new one. */
function toAttachment(ofMessage: string, wire: WireAttachment, index: number, context: MapContext): AttachmentRecord {
  return {
    key: `${ofMessage}/${index}`,
    name: wire.originalFileName,
    mimeType: null,
    byteSize: null,
    sha256: null,
    mediaKind: toMediaKind(wire.type, context.log),
    vendorUrl: null,
    vendorMediaId: wire.id,
    scanState: toScanState(wire.sanitizationState, context.log),
  };
}

function textOf(wire: WireTransaction): { readonly text: string; readonly html: string | null } {
  const formatted = wire.html === null || wire.html === '' ? null : toReadableText(wire.html);
  return { text: wire.text || (formatted?.text ?? ''), html: formatted?.html ?? null };
}

type WireCard = NonNullable<WireTransaction['payload']>['templates'][number];

function toCard(wire: WireCard): Card {
  return {
    title: wire.title ?? '',
    subtitle: wire.subtitle,
    imageUrl: wire.coverImageUrl,
    buttons: wire.buttons.map((button) => ({
      id: button.data ?? button.title ?? '',
      title: button.title ?? '',
      url: button.uri,
    })),
  };
}

function toContent(
  wire: WireTransaction,
  text: string,
  attachments: readonly AttachmentRecord[],
  context: MapContext,
): MessageContent {
  const systemKind = toSystemKind(wire.type);
  if (systemKind !== null)
    return { kind: 'SYSTEM', systemKind, nativeType: wire.type, text: text === '' ? null : text };
  if (!isMessage(wire.type) && !isNote(wire.type)) {
    context.log.unknownValue('transaction.type', wire.type.slice(0, MAX_LOGGED_CHARACTERS));
    return { kind: 'UNSUPPORTED', nativeType: wire.type, raw: null };
  }
  const { quickReplies = [], templates = [] } = wire.payload ?? {};
  if (templates.length > 0) return { kind: 'CARDS', cards: templates.map(toCard) };
  if (quickReplies.length > 0) {
    const buttons = quickReplies.map(({ title }) => ({ id: title ?? '', title: title ?? '', url: null }));
    return { kind: 'INTERACTIVE', header: null, body: text, footer: null, buttons };
  }
  const [first] = attachments;
  if (text === '' && first !== undefined) return { kind: 'MEDIA', mediaKind: first.mediaKind, caption: null };
  return { kind: 'TEXT' };
}

/** Throws SchemaMismatchError for an unparsable time. */
export function toMessage(ticketKey: string, wire: WireTransaction, context: MapContext): MessageObservation {
  const key = messageKey(wire.guidTransactionId, wire.id);
  const createdAt = toInstant(wire.dateTime);
  if (createdAt === null) throw new SchemaMismatchError('transaction.dateTime');
  const author = wire.fromParticipant == null ? null : toActor(wire.fromParticipant, context);
  const note = isNote(wire.type);
  const byCustomer = author?.kind === 'CONTACT' && !note;
  const attachments = wire.attachments.map((attachment, index) => toAttachment(key, attachment, index, context));
  const readable = textOf(wire);
  const content = toContent(wire, readable.text, attachments, context);
  const isSystem = content.kind === 'SYSTEM' || author === null || author.kind === 'SYSTEM';
  const fields: MessageFields = {
    ticketKey,
    direction: byCustomer ? 'INBOUND' : note || isSystem ? 'INTERNAL' : 'OUTBOUND',
    visibility: note || isSystem ? 'INTERNAL' : 'PUBLIC',
    author: author ?? { kind: 'SYSTEM', key: null, displayName: null },
    automated: isSystem || author?.kind === 'BOT',
    ...readable,
    content,
    attachments,
    replyToKey: null,
    deliveryStatus: byCustomer ? 'RECEIVED' : note || isSystem ? 'UNKNOWN' : toDeliveryStatus(wire.status, context.log),
    deliveryError: null,
    createdAt,
    editedAt: null,
  };
  return { type: 'message', key, nativeId: wire.id, fields, raw: withoutUrls(wire) };
}

/** Anyone with a pre-signed URL can read the file, so it is not stored. */
function withoutUrls(wire: WireTransaction): object {
  return { ...wire, attachments: wire.attachments.map(({ uri: _uri, ...attachment }) => attachment) };
}
