// The talk of the chatbot as messages. Its own lines carry neither id nor time: they borrow both from their neighbours.

import { contentKey } from '../../../../domain/ids.ts';
import type { MessageFields } from '../../../../domain/message.ts';
import type { Observation } from '../../../../domain/observation.ts';
import { botKey, phoneContactKey, whatsappMessageKey } from '../../keys.ts';
import type { MapContext } from '../index.ts';
import type { WireBotLine } from '../../wire/whatsapp.ts';
import { toAttachments } from '../attachments.ts';
import { toBot } from '../catalog.ts';
import { toReadableText } from '../../../../platform/adapter/readable-html.ts';
import { toPreview } from '../preview.ts';
import { secondsToMs } from '../time.ts';
import type { Conversation } from './conversation.ts';
import { toConversation, toConversationTicket } from './conversation.ts';

interface Anchor {
  /** What is the same at every delivery of this talk: the neighbour's own id and time. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly index: number;
}

/** The place of a line: its identity in the talk and its time, both equal when the talk is delivered again. */
interface Place {
  readonly anchorName: string;
  readonly at: number;
}

const DAY_MS = 86_400_000;

function anchorsOf(lines: readonly WireBotLine[]): Anchor[] {
  return lines.flatMap((line, index) =>
    line.timestamp === null
      ? []
      : [{ name: `${line.id ?? ''}@${line.timestamp}`, at: secondsToMs(line.timestamp), index }],
  );
}

/**
 * A line stands behind the last line with a time, or before the first one; milliseconds keep the order of the talk. A
 * talk without any time belongs to the day on which it came, so that it is not lost when it happens again another day.
 */
function placeOf(index: number, anchors: readonly Anchor[], receivedAt: number): Place {
  const before = anchors.findLast((anchor) => anchor.index <= index);
  if (before !== undefined) return { anchorName: `after ${before.name}`, at: before.at + (index - before.index) };
  const next = anchors[0];
  if (next !== undefined) return { anchorName: `before ${next.name}`, at: next.at - (next.index - index) };
  return { anchorName: `day ${Math.floor(receivedAt / DAY_MS)}`, at: receivedAt + index };
}

/** True when no line has a time: then nothing but the day tells one delivery of the talk from the next. */
export function hasNoTimes(lines: readonly { readonly timestamp: number | null }[]): boolean {
  return lines.every((line) => line.timestamp === null);
}

function toFields(line: WireBotLine, key: string, of: Conversation, createdAt: number): MessageFields {
  const byBot = line.is_bot ?? line.from === null;
  const pressed = !byBot && line.type?.toLowerCase() === 'button';
  const readable = byBot ? toReadableText(line.text ?? '') : { text: line.text ?? '', html: null };
  return {
    ticketKey: of.ticketKey,
    direction: byBot ? 'OUTBOUND' : 'INBOUND',
    visibility: 'PUBLIC',
    author: byBot
      ? { kind: 'BOT', key: botKey(of.product), displayName: 'Chatbot' }
      : { kind: 'CONTACT', key: phoneContactKey(of.phone), displayName: null },
    automated: byBot,
    ...readable,
    // The id of such a line is that of the message, not of the button: which button it was is told by its title only.
    content: pressed ? { kind: 'INTERACTIVE_REPLY', buttonId: null, title: readable.text } : { kind: 'TEXT' },
    attachments: toAttachments(key, line.attachments),
    replyToKey: null,
    deliveryStatus: byBot ? 'SENT' : 'RECEIVED',
    deliveryError: null,
    createdAt,
    editedAt: null,
  };
}

/** A talk with the chatbot: bot, conversations and messages, in the order of the list. */
export function toBotHistory(lines: readonly WireBotLine[], receivedAt: number, context: MapContext): Observation[] {
  const anchors = anchorsOf(lines);
  const seen = new Map<string, number>();
  const observations: Observation[] = [{ type: 'catalog', entry: toBot(context.settings.whatsappProduct) }];
  for (const [index, line] of lines.entries()) {
    if (line.type !== null && !/^(message|button)$/i.test(line.type)) {
      context.log.unknownValue('bot_histories.type', line.type.slice(0, 64));
    }
    const of = toConversation(line.from ?? line.to ?? '', `bot_histories.${index}.from`, context);
    const place = placeOf(index, anchors, receivedAt);
    const identity = contentKey(of.ticketKey, place.anchorName, line.type, line.text);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    const nativeId = line.id ?? contentKey(identity, occurrence);
    const key = line.id === null ? `bot/${nativeId}` : whatsappMessageKey(line.id);
    const fields = toFields(line, key, of, place.at);
    const known = fields.direction === 'INBOUND' ? { lastInboundAt: place.at } : {};
    const preview = toPreview(fields.text);
    observations.push(toConversationTicket(of, place.at, { preview, ...known }));
    observations.push({ type: 'message', key, nativeId, fields, raw: line });
  }
  return observations;
}
