// Whatever a vendor reports, every reader answers without an error.

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { AttachmentRecord, MessageContent } from '../../../src/domain/message.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { DateTime } from '../../../src/graph/scalars.ts';
import { ACCOUNT, handAccount, saysMessage, saysTicket } from '../events/fold/fold-harness.ts';
import { openGraph, type GraphHarness } from './graph-harness.ts';

const SCOPES = ['tickets:raw', 'webhooks:read'];
const MESSAGE = `id text html createdAt editedAt raw author { ... on Contact { displayName } ... on SystemActor { displayName } }
  attachments { id name byteSize url } content { ... on LocationContent { latitude longitude name address }
  ... on RatingContent { value scale comment } ... on UnsupportedContent { nativeType raw } }`;
const TICKET = `id nativeId number subject summary preview createdAt updatedAt lastActivityAt firstResponseAt snoozedUntil closedAt
  rating { value scale } contact { displayName } raw`;
const READERS = `query ($id: ID!, $text: String!) {
  tickets(first: 100) { totalCount nodes { ${TICKET} lastMessage { id } } }
  active: tickets(first: 100, orderBy: { field: LAST_ACTIVITY_AT, direction: ASC }) { nodes { id } }
  created: tickets(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { id } }
  found: tickets(first: 10, filter: { text: $text }) { nodes { id } }
  ticket(id: $id) { ${TICKET} messages(first: 100) { totalCount nodes { ${MESSAGE} } }
    timeline(first: 100) { nodes { ... on Message { id } ... on StatusChange { at } ... on TagChange { at } } } }
  webhookDeliveries(first: 100) { nodes { id receivedAt } }
}`;
const EVENTS = `query ($after: EventCursor) { events(first: 100, after: $after) { nodes { occurredAt receivedAt ticket { id }
  ... on TicketUpdatedEvent { changes { before after } } ... on MessageAddedEvent { message { ${MESSAGE} } }
  ... on SurveySubmittedEvent { rating { value scale } } ... on UnmappedVendorEvent { raw } } pageInfo { hasNextPage endCursor } } }`;

const aNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 2 ** 31, 2 ** 53, 2 ** 63, 1.7e18, 8.64e15 + 1, 1e308, -1, 1024.5),
);
const anInstant = fc.oneof(aNumber, fc.date({ noInvalidDate: true }).map(Number));
const aText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('\ud83d', '\ude00', 'a', ' ', '\u0000', '\u202e', '/', '"', '\\ud83d', '\u{1f600}'))
    .map((parts) => parts.join('')),
  fc.constant('\ud83d'.repeat(300)),
);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const aRating = fc.record({ value: aNumber, scale: aNumber });
const aKey = fc.constantFrom('t1', 't2');

const anAttachment = fc
  .record({ name: orNull(aText), byteSize: orNull(aNumber) })
  .map(({ name, byteSize }): AttachmentRecord => ({
    ...{ key: 'm1/0', name, byteSize, mimeType: null, sha256: null, mediaKind: 'OTHER', vendorUrl: null },
    ...{ vendorMediaId: null, scanState: 'UNKNOWN' },
  }));
const aContent: fc.Arbitrary<MessageContent> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('LOCATION' as const), latitude: aNumber, longitude: aNumber },
    ...{ name: orNull(aText), address: orNull(aText) },
  }),
  aRating.chain((rating) => orNull(aText).map((comment) => ({ kind: 'RATING' as const, ...rating, comment }))),
  fc.record({ kind: fc.constant('UNSUPPORTED' as const), nativeType: aText, raw: fc.jsonValue() }),
  fc.constant({ kind: 'TEXT' as const }),
);
const aTicket = fc
  .record({
    key: aKey,
    raw: aText.map((text) => ({ [text]: [text] })),
    fields: fc.record(
      {
        ...{ subject: orNull(aText), summary: orNull(aText), preview: orNull(aText), number: orNull(aText) },
        ...{ contactName: orNull(aText), email: orNull(aText), phone: orNull(aText), rating: orNull(aRating) },
        ...{ createdAt: orNull(anInstant), updatedAt: orNull(anInstant), lastActivityAt: orNull(anInstant) },
        ...{ lastInboundAt: orNull(anInstant), firstResponseAt: orNull(anInstant), closedAt: orNull(anInstant) },
        ...{ snoozedUntil: orNull(anInstant), contactKey: fc.constant('c1') },
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ key, raw, fields }): Observation => saysTicket(key, fields, { raw }));
const aMessage = fc
  .record({
    key: fc.constantFrom('m1', 'm2', 'm3'),
    fields: fc.record({
      ...{ ticketKey: aKey, text: aText, html: orNull(aText), content: aContent, createdAt: anInstant },
      ...{ editedAt: orNull(anInstant), attachments: fc.array(anAttachment, { maxLength: 1 }) },
      author: aText.map((displayName) => ({ kind: 'CONTACT' as const, key: null, displayName })),
    }),
    raw: aText,
  })
  .map(({ key, fields, raw }): Observation => ({ ...saysMessage(key, fields), raw }));
const anEvent = fc.oneof(
  fc
    .record({ at: anInstant, rating: orNull(aRating) })
    .map(({ at, rating }): Observation => ({ type: 'survey', ticketKey: 't1', rating, at })),
  fc.record({ at: anInstant, raw: aText }).map(({ at, raw }): Observation => ({
    type: 'unmapped',
    ticketKey: 't1',
    nativeType: raw,
    raw: { [raw]: raw },
    at,
  })),
  fc.record({ at: anInstant, key: aText }).map(({ at, key }): Observation => ({
    ...{ type: 'timeline', ticketKey: 't1' },
    changes: [{ key, at, actor: null, type: 'TAGS', addedKeys: [key], removedKeys: [] }],
  })),
  aText.map((displayName): Observation => ({
    type: 'catalog',
    entry: {
      ...{ kind: 'contact', key: 'c1', nativeId: displayName, displayName, avatarUrl: null, identities: [] },
      ...{ blocked: null, optedOut: null },
    },
  })),
);

let graph: GraphHarness;
beforeEach(async () => {
  graph = await openGraph([handAccount()]);
});

/** The answer, which must have no errors and be well-formed JSON. */
async function read(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data, errors } = await graph.run(query, variables, SCOPES);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).not.toMatch(/(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/);
  return data ?? {};
}

it('of any observations is read without an error in lists, threads, timelines, events and searches', async () => {
  const observations = fc.array(fc.oneof(aTicket, aMessage, anEvent), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(observations, aText, async (reported, text) => {
      await graph.recordFor(ACCOUNT, [saysTicket('t1', {}), ...reported]);
      await read(READERS, { id: toGlobalId('ticket', ACCOUNT, 't1'), text: text.slice(0, 100) });
    }),
    { numRuns: 60 },
  );
  for (let after: unknown = null; ;) {
    // oxlint-disable-next-line no-await-in-loop -- each page needs the cursor of the one before
    const { events } = (await read(EVENTS, { after })) as { events: { pageInfo: Record<string, unknown> } };
    if (events.pageInfo['hasNextPage'] !== true) break;
    after = events.pageInfo['endCursor'];
  }
});

describe('one bad row', () => {
  it('never makes the time scalar throw', () => {
    for (const value of [NaN, Infinity, 1.7e18, -1, null, undefined, 'x'])
      expect(DateTime.serialize(value)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
  });

  it('that holds no instant has null where there may be none', async () => {
    const stored = await graph.harness.record([saysTicket('t1', { subject: 'x' })]);
    expect(stored).toHaveLength(1);
    const ticket = await graph.harness.ticket('t1');
    await graph.harness.store.commit((tx) => tx.state.putTicket({ ...ticket!, closedAt: 1e17 }, undefined));
    const { tickets } = await read('{ tickets(first: 1) { nodes { subject closedAt } } }', {});
    expect(tickets).toEqual({ nodes: [{ subject: 'x', closedAt: null }] });
  });

  it('of the event log whose message is gone has an error at its own field, and the page stays', async () => {
    await graph.recordFor(ACCOUNT, [saysTicket('t1', {}), saysMessage('m1')]);
    await graph.recordFor(ACCOUNT, [{ type: 'ticket-removed', key: 't1' }]);
    const { data, errors } = await graph.run(
      '{ events(first: 10) { nodes { type ticketId ticket { id } ... on MessageAddedEvent { message { text } } } } }',
    );
    const ticketId = toGlobalId('ticket', ACCOUNT, 't1');
    expect(data).toEqual({
      events: {
        nodes: [
          { type: 'TICKET_CREATED', ticketId, ticket: null },
          { type: 'MESSAGE_ADDED', ticketId, ticket: null, message: null },
        ],
      },
    });
    expect(errors).toMatchObject([{ path: ['events', 'nodes', expect.any(Number), 'message'] }]);
  });

  it('among ids is null in its place', async () => {
    await graph.recordFor(ACCOUNT, [saysTicket('t1', {})]);
    const id = toGlobalId('ticket', ACCOUNT, 't1');
    const { data, errors } = await graph.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['bad', id] });
    expect(data).toEqual({ nodes: [null, { id }] });
    expect(errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

it.each(['2026-02-30T00:00:00Z', '2026-04-31', '2025-02-29T12:00:00+03:00', '2026-00-10'])(
  'a filter with the day of %s, which does not exist, is refused',
  (day) => {
    expect(() => DateTime.parseValue(day)).toThrow('DateTime must be');
    expect(DateTime.parseValue('2028-02-29T23:30:00-03:00')).toBe(Date.UTC(2028, 2, 1, 2, 30));
  },
);
