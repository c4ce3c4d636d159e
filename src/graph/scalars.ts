// The contract's own scalars: strict on the way in, so that a wrong value is a clear error and never a surprise inside.

import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_URL_LENGTH = 4096;

/** Epoch milliseconds inside, ISO 8601 text in UTC outside; a plain day means its first instant in UTC. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize: (value) => toIsoText(value as number),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(textOf(node)),
});

/** Lists write the same instants again and again; writing one costs more than looking it up. */
const MAX_REMEMBERED_INSTANTS = 20_000;
const remembered = new Map<number, string>();

function toIsoText(at: number): string {
  const known = remembered.get(at);
  if (known !== undefined) return known;
  const text = new Date(at).toISOString();
  if (remembered.size >= MAX_REMEMBERED_INSTANTS) remembered.clear();
  remembered.set(at, text);
  return text;
}

function parseInstant(value: unknown): number {
  const at =
    typeof value === 'string' && (ISO_INSTANT.test(value) || ISO_DAY.test(value)) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw badInput('DateTime needs ISO 8601 text with an offset, such as "2026-03-01T09:30:00Z".');
  return at;
}

/** An absolute http or https address as text; credentials in it are refused. */
export const URLScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  serialize: String,
  parseValue: parseUrl,
  parseLiteral: (node) => parseUrl(textOf(node)),
});

function parseUrl(value: unknown): string {
  const url = typeof value === 'string' && value.length <= MAX_URL_LENGTH ? URL.parse(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw badInput('URL needs an absolute http or https address without credentials.');
  }
  return url.href;
}

/** Opaque text; its meaning is checked where it is used. */
export const EventCursor = new GraphQLScalarType<string, string>({
  name: 'EventCursor',
  serialize: String,
  parseValue: parseCursor,
  parseLiteral: (node) => parseCursor(textOf(node)),
});

function parseCursor(value: unknown): string {
  if (typeof value !== 'string' || value.length > 128)
    throw badInput('EventCursor needs the text that an event or `eventCursor` gave.');
  return value;
}

/** Any JSON value, as it is. */
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
