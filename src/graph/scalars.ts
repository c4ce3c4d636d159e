// The custom scalars. They validate input strictly, so that a bad value is an error at the edge.

import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_LENGTH = 10;
const MAX_URL_LENGTH = 4096;
const MAX_CURSOR_LENGTH = 128;

/** Epoch milliseconds inside, ISO 8601 in UTC outside. A day without a time means its first instant in UTC. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize: (value) => toIsoText(clamped(value)),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(textOf(node)),
});

/** The instants whose ISO 8601 text has a year of four digits and no sign. */
const MIN_INSTANT = 0;
const MAX_INSTANT = 253_402_300_799_999;

/** False for a value that no reader could show as a time. */
export function isInstant(value: unknown): boolean {
  return typeof value === 'number' && value >= MIN_INSTANT && value <= MAX_INSTANT;
}

/** One bad row must not fail a whole page, so a value that is no instant becomes the nearest one. */
function clamped(value: unknown): number {
  const at = Number(value);
  return Number.isNaN(at) ? MIN_INSTANT : Math.min(Math.max(at, MIN_INSTANT), MAX_INSTANT);
}

/** Lists repeat the same instants, and formatting one costs more than a cache lookup. */
const isoTexts = new LRUCache<number, string>({ max: 20_000 });

function toIsoText(at: number): string {
  const cached = isoTexts.get(at);
  if (cached !== undefined) return cached;
  const text = new Date(at).toISOString();
  isoTexts.set(at, text);
  return text;
}

function parseInstant(value: unknown): number {
  const at =
    typeof value === 'string' && (ISO_INSTANT.test(value) || ISO_DAY.test(value)) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at) || !isRealDay(String(value).slice(0, DAY_LENGTH)))
    throw badInput('DateTime must be an ISO 8601 string with an offset, such as "2026-03-01T09:30:00Z".');
  return at;
}

/** `Date.parse` moves February 30 to March 2. */
function isRealDay(day: string): boolean {
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}

/** An absolute http or https URL as text, without credentials. */
export const URLScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  serialize: String,
  parseValue: parseUrl,
  parseLiteral: (node) => parseUrl(textOf(node)),
});

function parseUrl(value: unknown): string {
  const url = typeof value === 'string' && value.length <= MAX_URL_LENGTH ? URL.parse(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw badInput('URL must be an absolute http or https URL without credentials.');
  }
  return url.href;
}

/** Opaque text. The fields that take a cursor check its content. */
export const EventCursor = new GraphQLScalarType<string, string>({
  name: 'EventCursor',
  serialize: String,
  parseValue: parseCursor,
  parseLiteral: (node) => parseCursor(textOf(node)),
});

function parseCursor(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_CURSOR_LENGTH)
    throw badInput('EventCursor must be the cursor of an event or the value of `eventCursor`.');
  return value;
}

/** Any JSON value. */
export const JSONScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => jsonOf(node, variables ?? {}),
});

function jsonOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, jsonOf(field.value, variables)]));
    case Kind.LIST:
      return node.values.map((value) => jsonOf(value, variables));
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.NULL:
      return null;
    default:
      return node.value;
  }
}

function textOf(node: ValueNode): string | null {
  return node.kind === Kind.STRING ? node.value : null;
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
