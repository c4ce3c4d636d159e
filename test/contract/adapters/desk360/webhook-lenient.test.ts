// The WhatsApp webhook with odd values: only identity is required, and an unreadable entry does not affect the others.

import { describe, expect, test } from 'vitest';
import type { ParsedDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import { createWebhookReader } from '../../../../src/vendors/desk360/webhook/index.ts';
import { delivery, fixture, mapping, NOW } from './account.ts';
import { ofType } from '../../../kit/vendor-account.ts';

type Read = Extract<ParsedDelivery, { state: 'read' }>;

const ODD_VALUES = ['', null, undefined, 0, 12.5, true, 'x', [], {}, [[]], { a: [null] }];
const text = { id: 'A1', text: 'Hello', from: '905551112233', timestamp: '1630913975', name: 'John', type: 'text' };

const parse = (body: unknown) => createWebhookReader(mapping()).parse(delivery(body));

function read(body: unknown): Read {
  const parsed = parse(body);
  if (parsed.state !== 'read') throw new Error(parsed.error);
  return parsed;
}
const messageOf = (changes: object) => ofType(read({ messages: { ...text, ...changes } }).observations, 'message')[0];

/** The paths of all values in an entry, except what identifies it. */
function optionalPaths(value: unknown, required: readonly string[], path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const own = [...path, name];
    if (path.length === 0 && required.includes(name)) return [];
    return [own, ...optionalPaths(child, required, own)];
  });
}

function withValue(source: unknown, path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(source);
  const parent = path.slice(0, -1).reduce<unknown>((at, name) => Reflect.get(Object(at), name), copy);
  Reflect.set(Object(parent), path.at(-1) ?? '', value);
  return copy;
}

describe('an odd value', () => {
  test.each(['webhook-text', 'webhook-location', 'webhook-contacts', 'webhook-image'])(
    'in an optional field of %s keeps the message',
    (name) => {
      const { messages } = fixture(name) as { messages: object };
      for (const path of optionalPaths(messages, ['id', 'from'])) {
        for (const value of ODD_VALUES) {
          if (path[0] === 'timestamp' && value === 'x') continue;
          const parsed = parse({ messages: withValue(messages, path, value) });
          expect(parsed.state, `${path.join('.')} ${JSON.stringify(value)}`).toBe('read');
          if (parsed.state === 'read') expect(ofType(parsed.observations, 'message')).toHaveLength(1);
        }
      }
    },
  );

  test('in an automatic reply or a status keeps it', () => {
    const reply = { id: 'R1', to: '905551112233', text: 'Hi', timestamp: '1630913975', attachments: [{ url: 'x' }] };
    const status = { id: 'R1', status: 'failed', errors: [{ code: 1, title: 'x', error_data: { details: 'y' } }] };
    for (const value of ODD_VALUES) {
      for (const path of optionalPaths(reply, ['id', 'to', 'timestamp']))
        expect(parse({ auto_replies: [withValue(reply, path, value)] }).state).toBe('read');
      for (const path of optionalPaths(status, ['id', 'status']))
        expect(parse({ statuses: withValue(status, path, value) }).state).toBe('read');
    }
  });

  test('is reported with its field, without index and without its value', () => {
    const context = mapping();
    const contacts = [{ name: { formatted_name: 'Bo' } }, { name: 7, phones: [{ phone: {} }] }];
    createWebhookReader(context).parse(delivery({ messages: { ...text, name: [], type: 'contacts', contacts } }));
    expect(context.unknownValues.map(([field]) => field).toSorted()).toEqual([
      'messages.contacts.name',
      'messages.contacts.phones.phone',
      'messages.name',
    ]);
    expect(new Set(context.unknownValues.map(([, value]) => value))).toEqual(new Set(['unreadable']));
  });

  test('in a list leaves out one entry only', () => {
    const contacts = [{ name: { formatted_name: 'Ada' } }, 'secret', { name: { formatted_name: 'Bo' } }, 7];
    expect(messageOf({ type: 'contacts', text: null, contacts })?.fields.text).toBe('Ada, Bo');
    const images = [{ url: 'https://a.example/1.jpg' }, 3, { url: 'https://a.example/2.jpg', size: -1 }];
    const attachments = messageOf({ type: 'text', attachments: { images, files: 'x' } })?.fields.attachments;
    expect(attachments?.map(({ name, byteSize }) => [name, byteSize])).toEqual([
      ['1.jpg', null],
      ['2.jpg', null],
    ]);
  });
});

describe('an unreadable entry', () => {
  const bad = { ...text, id: 'A2', timestamp: 'soon' };

  test('of a list is left out, as a delivery of its own', () => {
    const { observations, leftOut } = read({ messages: [text, bad, { ...text, id: 'A3' }] });
    expect(ofType(observations, 'message').map(({ nativeId }) => nativeId)).toEqual(['A1', 'A3']);
    expect(leftOut?.map(({ error }) => error)).toEqual(['unexpected shape at messages.1.timestamp']);
    expect(JSON.parse(new TextDecoder().decode(leftOut?.[0]?.body))).toEqual({ messages: bad });
  });

  test('of another kind does not affect a message', () => {
    const lines = [
      { type: 'Message', text: 'no number' },
      { type: 'Message', to: '905551112233', text: 'Hi' },
    ];
    const { observations, leftOut } = read({ messages: text, statuses: { id: 'x' }, bot_histories: lines });
    expect(ofType(observations, 'message').map(({ fields }) => fields.text)).toEqual(['Hello', 'Hi']);
    expect(leftOut?.map(({ error }) => error)).toEqual([
      'unexpected shape at statuses.status',
      'unexpected shape at bot_histories.0.from',
    ]);
  });

  test('is one of at most 21 left out deliveries', () => {
    const { leftOut } = read({ messages: [text, ...Array.from({ length: 5000 }, () => 0)] });
    expect(leftOut).toHaveLength(21);
  });
});

describe('the time of a message', () => {
  test.each([
    [undefined, NOW],
    [null, NOW],
    ['', NOW],
    ['  ', NOW],
    [{}, NOW],
    [0, NOW],
    ['-5', NOW],
    [9_007_199_254_740_991, NOW],
    ['4102444800', NOW],
    ['2026-03-01T12:00:00Z', Date.parse('2026-03-01T12:00:00Z')],
    ['2026-03-01 12:00:00', Date.parse('2026-03-01T12:00:00Z')],
    ['1772366400.5', 1_772_366_400_500],
    ['1772366400000', 1_772_366_400_000],
  ])('%j is %d', (timestamp, at) => {
    expect(messageOf({ timestamp })?.fields.createdAt).toBe(at);
  });

  test('of a status may be in another form or missing', () => {
    const at = (timestamp: unknown) => read({ statuses: { id: 'x', status: 'read', timestamp } }).observations[0];
    expect(at('2026-03-01T12:00:00Z')).toMatchObject({ status: 'READ', at: Date.parse('2026-03-01T12:00:00Z') });
    expect(at('soon')).toMatchObject({ status: 'READ', at: null });
  });
});

test('an id beyond 2^53 keeps its digits', () => {
  const body = JSON.stringify({ messages: text }).replace('"A1"', '90071992547409931');
  expect(ofType(read(body).observations, 'message')[0]?.nativeId).toBe('90071992547409931');
});
