// Chatbot conversations as messages. The bot's lines have neither id nor time; both are derived from adjacent lines. Pure.

import { contentKey } from '../../../../domain/ids.ts';
import type { MessageFields } from '../../../../domain/message.ts';
import type { Observation } from '../../../../domain/observation.ts';
import { botKey, phoneContactKey, whatsappMessageKey } from '../../keys.ts';
import type { MapContext } from '../context.ts';
import type { WireBotLine } from '../../wire/whatsapp.ts';
import { toAttachments } from '../attachments.ts';
import { toBot } from '../catalog.ts';
import { toReadableText } from '../../../../platform/adapter/readable-html.ts';
import { MEDIA_KINDS } from '../enums.ts';
import { toMessagePreview } from '../preview.ts';
import { statedTime, type TimeContext } from '../time.ts';
import { fileContent } from './content.ts';
import type { Conversation, Entry } from './conversation.ts';
import { toConversation, toConversationTicket } from './conversation.ts';

/** A line with a time. */
interface Anchor {
  /** Its id and time, which are equal in every delivery of this conversation. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly index: number;
}

/** What identifies a line, and its time. Both are equal when the conversation is delivered again. */
interface Position {
  readonly anchorName: string;
  readonly at: number;
}

const DAY_MS = 86_400_000;

function anchorsOf(lines: readonly WireBotLine[], time: TimeContext): Anchor[] {
  return lines.flatMap((line, index) => {
    const at = statedTime(line.timestamp, time);
    return at === null ? [] : [{ name: `${line.id ?? ''}@${line.timestamp ?? ''}`, at, index }];
  });
}

/**
 * A line follows the last line with a time, or precedes the first one; added milliseconds preserve the order. A
 * conversation without times belongs to the day of its delivery, so an equal one on another day is not a duplicate.
 */
function positionOf(index: number, anchors: readonly Anchor[], receivedAt: number): Position {
  const before = anchors.findLast((anchor) => anchor.index <= index);
  if (before !== undefined) return { anchorName: `after ${before.name}`, at: before.at + (index - before.index) };
  const next = anchors[0];
  if (next !== undefined) return { anchorName: `before ${next.name}`, at: next.at - (next.index - index) };
  return { anchorName: `day ${Math.floor(receivedAt / DAY_MS)}`, at: receivedAt + index };
}

/** True if no line has a time: only the day then distinguishes two deliveries. */
export function hasNoTimes(entries: readonly Entry<WireBotLine>[], context: MapContext): boolean {
  const zone = context.settings.timeZone;
  return entries.every(({ wire, receivedAt }) => statedTime(wire.timestamp, { receivedAt, zone }) === null);
}

/** The conversation of a line. Throws SchemaMismatchError if it has no usable number. */
export function conversationOf({ wire, field }: Entry<WireBotLine>, context: MapContext): Conversation {
  return toConversation(wire.from ?? wire.to ?? '', `${field}.from`, context);
}

function toFields(line: WireBotLine, key: string, conversation: Conversation, createdAt: number): MessageFields {
  const byBot = line.is_bot ?? line.from === null;
  const type = (line.type ?? '').toLowerCase();
  const pressed = !byBot && type === 'button';
  const attachments = toAttachments(key, line.attachments);
  const readable = byBot ? toReadableText(line.text ?? '') : { text: line.text ?? '', html: null };
  return {
    ticketKey: conversation.ticketKey,
    direction: byBot ? 'OUTBOUND' : 'INBOUND',
    visibility: 'PUBLIC',
    author: byBot
      ? { kind: 'BOT', key: botKey(conversation.product), displayName: 'Chatbot' }
      : { kind: 'CONTACT', key: phoneContactKey(conversation.phone), displayName: null },
    automated: byBot,
    ...readable,
    // The id belongs to the message, not to the button; only the title identifies the button.
    content: pressed
      ? { kind: 'INTERACTIVE_REPLY', buttonId: null, title: readable.text }
      : isFile(type, readable.text, attachments.length)
        ? fileContent(type, readable.text === '' ? null : readable.text, attachments).content
        : { kind: 'TEXT' },
    attachments,
    replyToKey: null,
    deliveryStatus: byBot ? 'SENT' : 'RECEIVED',
    deliveryError: null,
    createdAt,
    editedAt: null,
  };
}

function isFile(type: string, text: string, files: number): boolean {
  return files > 0 && (text === '' || Object.hasOwn(MEDIA_KINDS, type));
}

/** Maps a chatbot conversation: bot, tickets and messages, in the order of the list. */
export function toBotHistory(entries: readonly Entry<WireBotLine>[], context: MapContext): Observation[] {
  const receivedAt = entries[0]?.receivedAt ?? 0;
  const lines = entries.map(({ wire }) => wire);
  const anchors = anchorsOf(lines, { receivedAt, zone: context.settings.timeZone });
  const seen = new Map<string, number>();
  const observations: Observation[] = [{ type: 'catalog', entry: toBot(context.settings.whatsappProduct) }];
  for (const [index, entry] of entries.entries()) {
    const { wire: line, raw } = entry;
    logUnknownType(line, context);
    const conversation = conversationOf(entry, context);
    const { anchorName, at } = positionOf(index, anchors, receivedAt);
    const identity = contentKey(conversation.ticketKey, anchorName, line.type, line.text);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    const nativeId = line.id ?? contentKey(identity, occurrence);
    const key = line.id === null ? `bot/${nativeId}` : whatsappMessageKey(line.id);
    const fields = toFields(line, key, conversation, at);
    const inbound = fields.direction === 'INBOUND' ? { lastInboundAt: at } : {};
    observations.push(toConversationTicket(conversation, at, { preview: toMessagePreview(fields), ...inbound }));
    observations.push({ type: 'message', key, nativeId, fields, raw });
  }
  return observations;
}

function logUnknownType({ type }: WireBotLine, { log }: MapContext): void {
  const name = (type ?? '').toLowerCase();
  const isKnown = name === '' || name === 'message' || name === 'button' || Object.hasOwn(MEDIA_KINDS, name);
  if (!isKnown) log.unknownValue('bot_histories.type', name.slice(0, 64));
}
