// Parses deliveries of Desk360's WhatsApp webhook. They are not signed; only the secret path protects it.

import { contentKey } from '../../../domain/ids.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { ParsedDelivery, RawDelivery, WebhookReader } from '../../../domain/ports/vendor/deliveries.ts';
import { readWire, SchemaMismatchError } from '../../../platform/adapter/wire.ts';
import { hasNoTimes, type MapContext, toAutoReply, toBotHistory, toDelivery, toReceivedMessage } from '../map/index.ts';
import { type DeliveryKind, DELIVERY_KINDS } from '../wire/whatsapp.ts';

const MAX_TYPE_CHARACTERS = 64;
const DAY_MS = 86_400_000;

/** One kind of entries in a body. */
interface ParsedPart {
  /** Equal for a repeated delivery. */
  readonly dedupeKey: string;
  readonly observations: readonly Observation[];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Accepts one entry or a list; `field` names the entry in errors. */
function entriesOf(kind: string, value: unknown): { readonly value: unknown; readonly field: string }[] {
  if (!Array.isArray(value)) return [{ value, field: kind }];
  return value.map((entry: unknown, index) => ({ value: entry, field: `${kind}.${index}` }));
}

const hash = (kind: DeliveryKind, value: unknown): string => `${kind}:${contentKey(JSON.stringify(value))}`;

function parseMessages(value: unknown, context: MapContext): ParsedPart {
  const read = entriesOf('messages', value).map(({ value: entry, field }) => ({
    field,
    wire: readWire(DELIVERY_KINDS.messages, entry, field),
  }));
  const [only] = read;
  return {
    dedupeKey: read.length === 1 && only !== undefined ? `messages:${only.wire.id}` : hash('messages', value),
    observations: read.flatMap(({ wire, field }) => toReceivedMessage(wire, field, context)),
  };
}

function parseStatuses(value: unknown, receivedAt: number, context: MapContext): ParsedPart {
  const read = entriesOf('statuses', value).map(({ value: entry, field }) =>
    readWire(DELIVERY_KINDS.statuses, entry, field),
  );
  const [only] = read;
  const single = read.length === 1 && only !== undefined;
  return {
    dedupeKey: single ? `statuses:${only.id}:${only.status}` : hash('statuses', value),
    observations: read.flatMap((wire) => toDelivery(wire, receivedAt, context)),
  };
}

function parseBotHistory(value: unknown, receivedAt: number, context: MapContext): ParsedPart {
  const lines = entriesOf('bot_histories', value).map(({ value: entry, field }) =>
    readWire(DELIVERY_KINDS.bot_histories, entry, field),
  );
  const day = hasNoTimes(lines) ? `:${Math.floor(receivedAt / DAY_MS)}` : '';
  return {
    dedupeKey: `${hash('bot_histories', value)}${day}`,
    observations: toBotHistory(lines, receivedAt, context),
  };
}

function parseAutoReplies(value: unknown, context: MapContext): ParsedPart {
  const read = entriesOf('auto_replies', value).map(({ value: entry, field }) => ({
    field,
    wire: readWire(DELIVERY_KINDS.auto_replies, entry, field),
  }));
  return {
    dedupeKey: hash('auto_replies', value),
    observations: read.flatMap(({ wire, field }) => toAutoReply(wire, field, context)),
  };
}

function parsePart(kind: string, value: unknown, receivedAt: number, context: MapContext): ParsedPart {
  if (kind === 'messages') return parseMessages(value, context);
  if (kind === 'statuses') return parseStatuses(value, receivedAt, context);
  if (kind === 'bot_histories') return parseBotHistory(value, receivedAt, context);
  if (kind === 'auto_replies') return parseAutoReplies(value, context);
  const nativeType = kind.slice(0, MAX_TYPE_CHARACTERS);
  context.log.unknownValue('webhook', nativeType);
  return {
    dedupeKey: `other:${contentKey(kind, JSON.stringify(value))}`,
    observations: [{ type: 'unmapped', ticketKey: null, nativeType, raw: { [kind]: value }, at: receivedAt }],
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
    .map(([kind, value]) => parsePart(kind, value, receivedAt, context));
  if (parts.length === 0) throw new SchemaMismatchError('(whole)');
  return {
    state: 'read',
    dedupeKey: parts.length === 1 ? (parts[0]?.dedupeKey ?? '') : contentKey(...parts.map((part) => part.dedupeKey)),
    observations: parts.flatMap((part) => part.observations),
  };
}

function parseJson(bytes: Uint8Array): { readonly body: unknown } | null {
  try {
    return { body: JSON.parse(new TextDecoder('utf-8').decode(bytes)) as unknown };
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
