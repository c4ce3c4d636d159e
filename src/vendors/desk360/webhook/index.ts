// Parses deliveries of Desk360's WhatsApp webhook. They are not signed; only the secret path protects it.

import { contentKey } from '../../../domain/ids.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { ParsedDelivery, RawDelivery, WebhookReader } from '../../../domain/ports/vendor/deliveries.ts';
import { parseExactJson } from '../../../platform/adapter/exact-json.ts';
import { SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import {
  conversationOf,
  hasNoTimes,
  type MapContext,
  toAutoReply,
  toBotHistory,
  toDelivery,
  toReceivedMessage,
} from '../map/index.ts';
import { type DeliveryKind, DELIVERY_KINDS } from '../wire/whatsapp.ts';
import { type LeftOutEntry, readEntries, toUnreadable } from './entries.ts';

const MAX_TYPE_CHARACTERS = 64;
const DAY_MS = 86_400_000;

/** One kind of entries in a body. */
interface ParsedPart {
  /** Equal for a repeated delivery. */
  readonly dedupeKey: string;
  readonly observations: readonly Observation[];
  readonly kind: string;
  readonly leftOut: readonly LeftOutEntry[];
  /** False if every entry is unreadable. */
  readonly isReadable: boolean;
}

/** The value of one property of the body. */
interface Part {
  readonly kind: string;
  readonly value: unknown;
  readonly receivedAt: number;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const hash = (kind: DeliveryKind, value: unknown): string => `${kind}:${contentKey(JSON.stringify(value))}`;

function toPart(
  { kind }: Part,
  { read, leftOut }: { readonly read: readonly unknown[]; readonly leftOut: readonly LeftOutEntry[] },
  dedupeKey: string,
  observations: readonly Observation[],
): ParsedPart {
  return { kind, dedupeKey, observations, leftOut, isReadable: read.length > 0 || leftOut.length === 0 };
}

/** The same id with other content is another delivery: a vendor sends a placeholder first, and the message later. */
function parseMessages(part: Part, context: MapContext): ParsedPart {
  const entries = readEntries(part, DELIVERY_KINDS.messages, context.log, (entry) => toReceivedMessage(entry, context));
  const [only] = entries.read;
  const isSingle = entries.read.length === 1 && entries.leftOut.length === 0 && only !== undefined;
  const dedupeKey = isSingle
    ? `messages:${only.entry.wire.id}:${contentKey(JSON.stringify(only.entry.raw))}`
    : hash('messages', part.value);
  return toPart(
    part,
    entries,
    dedupeKey,
    entries.read.flatMap(({ result }) => result),
  );
}

function parseStatuses(part: Part, context: MapContext): ParsedPart {
  const entries = readEntries(part, DELIVERY_KINDS.statuses, context.log, (entry) => toDelivery(entry, context));
  const [only] = entries.read;
  const isSingle = entries.read.length === 1 && entries.leftOut.length === 0 && only !== undefined;
  const dedupeKey = isSingle ? statusKey(only.entry.wire, only.result) : hash('statuses', part.value);
  return toPart(
    part,
    entries,
    dedupeKey,
    entries.read.flatMap(({ result }) => result),
  );
}

/** A status that comes again with a reason is another delivery. */
function statusKey(
  { id, status }: { readonly id: string; readonly status: string },
  observations: readonly Observation[],
): string {
  const reasons = observations.flatMap((observation) =>
    observation.type === 'delivery' && observation.error !== null ? [contentKey(observation.error)] : [],
  );
  return ['statuses', id, status, ...reasons].join(':');
}

function parseBotHistory(part: Part, context: MapContext): ParsedPart {
  const lines = readEntries(part, DELIVERY_KINDS.bot_histories, context.log, (entry) => conversationOf(entry, context));
  const entries = lines.read.map(({ entry }) => entry);
  const day = hasNoTimes(entries, context) ? `:${Math.floor(part.receivedAt / DAY_MS)}` : '';
  return toPart(part, lines, `${hash('bot_histories', part.value)}${day}`, toBotHistory(entries, context));
}

function parseAutoReplies(part: Part, context: MapContext): ParsedPart {
  const entries = readEntries(part, DELIVERY_KINDS.auto_replies, context.log, (entry) => toAutoReply(entry, context));
  return toPart(
    part,
    entries,
    hash('auto_replies', part.value),
    entries.read.flatMap(({ result }) => result),
  );
}

function parsePart(part: Part, context: MapContext): ParsedPart {
  const { kind, value, receivedAt } = part;
  if (kind === 'messages') return parseMessages(part, context);
  if (kind === 'statuses') return parseStatuses(part, context);
  if (kind === 'bot_histories') return parseBotHistory(part, context);
  if (kind === 'auto_replies') return parseAutoReplies(part, context);
  const nativeType = kind.slice(0, MAX_TYPE_CHARACTERS);
  context.log.unknownValue('webhook', nativeType);
  return {
    kind,
    dedupeKey: `other:${contentKey(kind, JSON.stringify(value))}`,
    observations: [{ type: 'unmapped', ticketKey: null, nativeType, raw: { [kind]: value }, at: receivedAt }],
    leftOut: [],
    isReadable: true,
  };
}

function parseBody(body: unknown, receivedAt: number, context: MapContext): ParsedDelivery {
  if (!isObject(body)) throw new SchemaMismatchError('(whole)');
  const known = Object.entries(body).filter(([kind]) => Object.hasOwn(DELIVERY_KINDS, kind));
  // Next to a known kind, a plain value is envelope metadata and not an unrecognised kind.
  const other = Object.entries(body).filter(
    ([kind, value]) => !Object.hasOwn(DELIVERY_KINDS, kind) && (known.length === 0 || typeof value === 'object'),
  );
  const parts = [...known, ...other]
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([kind, value]) => parsePart({ kind, value, receivedAt }, context));
  if (parts.every(({ isReadable }) => !isReadable))
    throw parts.flatMap(({ leftOut }) => leftOut)[0]?.error ?? new SchemaMismatchError('(whole)');
  const leftOut = parts.flatMap((part) => toUnreadable(part.kind, part.leftOut));
  return {
    state: 'read',
    dedupeKey: parts.length === 1 ? (parts[0]?.dedupeKey ?? '') : contentKey(...parts.map((part) => part.dedupeKey)),
    observations: parts.flatMap((part) => part.observations),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

function parseJson(bytes: Uint8Array): { readonly body: unknown } | null {
  try {
    return { body: parseExactJson(new TextDecoder('utf-8').decode(bytes)) };
  } catch {
    return null;
  }
}

export function createWebhookReader(context: MapContext): WebhookReader {
  return {
    verify: () => ({ accepted: true }),
    parse(delivery: RawDelivery): ParsedDelivery {
      const json = parseJson(delivery.body);
      if (json === null) return { state: 'unreadable', reason: 'UNPARSABLE', error: 'the body is not JSON' };
      try {
        return parseBody(json.body, delivery.receivedAt, context);
      } catch (error) {
        if (!(error instanceof SchemaMismatchError)) throw error;
        return { state: 'unreadable', reason: 'SCHEMA_MISMATCH', error: error.message };
      }
    },
  };
}
