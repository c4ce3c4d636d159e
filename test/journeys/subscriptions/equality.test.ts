// Sharing is invisible: every socket gets the same bytes as if it were alone, and nothing that its client may not see.

import fc from 'fast-check';
import { validate, parse } from 'graphql';
import { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData, LoggedEvent, NewEvent } from '../../../src/domain/events/event.ts';
import type { Viewer } from '../../../src/graph/context.ts';
import { buildSchema } from '../../../src/graph/schema.ts';
import { createAuthenticate } from '../../../src/server/http/authenticate.ts';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, EMOTIVE_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import { eventually } from '../../kit/eventually.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { anyDocument } from '../../kit/domain/any-document.ts';
import { cursorAt, deskEvent, emotiveEvent, feed, numbered } from './feed.ts';
import { openFollower } from '../crashes/follower.ts';
import { openPlainExecution, type PlainExecution } from './plain-execution.ts';
import { openRaw, subscribe, type RawSocket } from '../sockets/raw-socket.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 60);
const ALL_TOKEN = 'token-of-one-who-sees-all-0123456789';
const ONE_TOKEN = 'token-of-one-who-sees-desk-012345678';
const client = { scopes: ['tickets:raw'] as const, validUntil: null };
const CLIENTS = [
  { ...client, name: 'all', token: ALL_TOKEN, accounts: '*' as const },
  { ...client, name: 'desk', token: ONE_TOKEN, accounts: [DESK_ACCOUNT] },
];
const schema = buildSchema();
let running: TestGateway;
let plain: PlainExecution;
let known: readonly LoggedEvent[];

beforeAll(async () => {
  running = await startGateway({ ticketCount: 12, gateway: { clients: CLIENTS, openToLoopback: false } });
  plain = await openPlainExecution(schema, running);
  known = await startConversations();
});
afterAll(async () => {
  await plain.close();
  await expectNothingOpen(running.url);
  await running.stop();
});

/** Starts a few conversations, so that events have tickets, messages and contacts. */
async function startConversations(): Promise<readonly LoggedEvent[]> {
  const post = (slug: 'desk360' | 'emotive', body: object): Promise<Response> =>
    fetch(running.webhookUrl(slug), { method: 'POST', body: JSON.stringify(body) });
  // The vendor knows the ticket, so that a read changes nothing; its thread is read before the comparison.
  const authorization = { authorization: `Bearer ${ALL_TOKEN}` };
  const thread =
    '{ tickets(first: 1, filter: { vendor: [EMOTIVE] }) { nodes { nativeId messages(first: 2) { totalCount } } } }';
  const [{ nativeId }] = (await running.query(thread, {}, authorization)).data['tickets'].nodes;
  for (let index = 0; index < 3; index += 1) {
    const from = `90555000000${index}`;
    const messages = {
      id: `m${index}`,
      text: `Merhaba "${index}" \u2028 <b>é</b> 💥`,
      from,
      timestamp: '1700000000',
      name: 'A',
      type: 'text',
    };
    await post('desk360', { messages });
    await post('desk360', { statuses: { id: `m${index}`, status: 'read' } });
    const event = { id: 900 + index, ticket_id: nativeId, message: `Hi ${index}`, event_time: '2026-01-01T00:00:00Z' };
    await post('emotive', { event });
  }
  const { events } = await running.gateway.store.log.read({ after: 0n, limit: 500, selection: null });
  for (const account of [DESK_ACCOUNT, EMOTIVE_ACCOUNT])
    expect(events.filter((event) => event.account === account && event.data.type === 'MESSAGE_ADDED')).toHaveLength(3);
  return events;
}

const viewerOf = (token: string): Viewer =>
  createAuthenticate({
    accounts: running.gateway.accounts,
    clients: CLIENTS,
    openToLoopback: false,
    resolveClient: () => ({ address: '127.0.0.1', isLocal: true }),
    now: () => Date.now(),
  })({ headers: {}, socket: new Socket() }, `Bearer ${token}`);

/** One event of every type, for both accounts. */
function oneOfEach(): NewEvent[] {
  return [DESK_ACCOUNT, EMOTIVE_ACCOUNT].flatMap((account) => {
    const own = known.filter((event) => event.account === account);
    const ticketKey = own.find((event) => event.ticketKey !== null)?.ticketKey ?? null;
    const messageKey = own
      .map(({ data }) => ('messageKey' in data ? data.messageKey : null))
      .find((key) => key !== null);
    const make = account === DESK_ACCOUNT ? deskEvent : emotiveEvent;
    const missing = 'not-there';
    const datas: EventData[] = [
      { type: 'TICKET_CREATED' },
      { type: 'TICKET_UPDATED', changes: [{ field: 'subject', before: null, after: 'x' }] },
      { type: 'TICKET_STATUS_CHANGED', from: 'OPEN', to: 'RESOLVED' },
      { type: 'TICKET_ASSIGNED', fromAgentKey: null, toAgentKey: missing },
      { type: 'TICKET_TAGS_CHANGED', addedKeys: [missing], removedKeys: [] },
      { type: 'MESSAGE_ADDED', messageKey: messageKey ?? missing },
      { type: 'MESSAGE_ADDED', messageKey: missing },
      { type: 'MESSAGE_UPDATED', messageKey: messageKey ?? missing },
      { type: 'MESSAGE_DELIVERY_CHANGED', messageKey: messageKey ?? missing, deliveryStatus: 'READ' },
      { type: 'ACTION_REQUESTED', action: 'REPLY', actionId: 'a', followupId: null, messageKey: messageKey ?? null },
      { type: 'ACTION_FAILED', actionId: 'a', reason: null },
      { type: 'AGENT_PRESENCE_CHANGED', agentKey: missing, presence: 'ONLINE' },
      { type: 'SURVEY_SUBMITTED', rating: null },
      { type: 'CONTACT_OPTED_OUT', contactKey: missing },
      { type: 'UNMAPPED', nativeType: 'ODD', raw: { deep: [1, { 'ké"y': '\u2028\ud800' }], big: 9007199254740991 } },
    ];
    return datas.map((data) => make({ ticketKey, data, receivedAt: 1_700_000_000_000, occurredAt: 1_700_000_000_000 }));
  });
}

async function open(token: string): Promise<RawSocket> {
  return openRaw(running.url, { init: { authorization: `Bearer ${token}` } });
}
const framesOf = (raw: RawSocket, id: string): string[] => {
  const head = `{"id":${JSON.stringify(id)},"type":"next"`;
  return raw.frames.filter((frame) => frame.startsWith(head));
};

test(
  'every frame equals what graphql-js makes for that socket alone',
  async () => {
    const tickets = known.flatMap((event) =>
      event.ticketKey === null ? [] : [toGlobalId('ticket', event.account, event.ticketKey)],
    );
    let run = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        anyDocument(schema, tickets),
        fc.string({ minLength: 1, maxLength: 8 }),
        async (document, odd) => {
          fc.pre(validate(schema, parse(document.query)).length === 0);
          run += 1;
          const { store } = running.gateway;
          const head = await store.log.head();
          const sockets = [
            { raw: await open(ALL_TOKEN), token: ALL_TOKEN, id: `${odd}-${run}-a` },
            { raw: await open(ALL_TOKEN), token: ALL_TOKEN, id: `${odd}-${run}-b` },
            { raw: await open(ONE_TOKEN), token: ONE_TOKEN, id: `${odd}-${run}-c` },
          ];
          // The second one resumes from a cursor and gets the same on another path.
          for (const [index, { raw, id }] of sockets.entries()) {
            if (index !== 1) raw.send(subscribe(id, document.query, document.variables));
            raw.send({ type: 'ping' });
            await raw.message(({ type }) => type === 'pong');
          }
          await feed(store, oneOfEach(), 7);
          const late = sockets[1]!;
          late.raw.send(subscribe(late.id, document.query, { ...document.variables, after: cursorAt(store, head) }));
          for (const { raw, token, id } of sockets) {
            const expected = await plain.frames(document, id, viewerOf(token), head);
            await eventually(() => {
              if (framesOf(raw, id).length < expected.length)
                throw new Error(
                  `${framesOf(raw, id).length} of ${expected.length} frames; ${raw.frames.slice(0, 3).join(' ')}`,
                );
            });
            expect(framesOf(raw, id)).toEqual(expected);
            compared += expected.length;
          }
          await Promise.all(sockets.map(({ raw }) => raw.close()));
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(RUNS * 10);
  },
  30_000 + RUNS * 100,
);

test('a client of one account gets no event of another, live, from a cursor or by a filter', async () => {
  const { store } = running.gateway;
  const after = cursorAt(store, await store.log.head());
  const query = `subscription ($after: EventCursor, $filter: EventFilter) {
    events(after: $after, filter: $filter) { ticketId ... on UnmappedVendorEvent { nativeType } }
  }`;
  const foreign = toGlobalId(
    'ticket',
    EMOTIVE_ACCOUNT,
    known.find(({ account }) => account === EMOTIVE_ACCOUNT)?.ticketKey ?? '',
  );
  const filters = [null, { vendor: ['EMOTIVE', 'DESK360'] }, { types: ['UNMAPPED'] }, { ticketIds: [foreign] }];
  const one = await Promise.all(
    filters.map((filter) => openFollower(running.url, { token: ONE_TOKEN, query, variables: { filter } })),
  );
  const all = await openFollower(running.url, { token: ALL_TOKEN, query });
  const ticketKey = known.find(({ account }) => account === EMOTIVE_ACCOUNT)?.ticketKey ?? null;
  const mixed = Array.from({ length: 2000 }, (_, index) =>
    index % 3 === 0 ? deskEvent({ data: numbered(index) }) : emotiveEvent({ ticketKey, data: numbered(index) }),
  );
  await feed(store, mixed, 50);
  const own = mixed.flatMap((_event, index) => (index % 3 === 0 ? [index] : []));
  await all.until(2000);
  const late = await openFollower(running.url, { token: ONE_TOKEN, query, after });
  for (const follower of [...one.slice(0, 3), late]) await follower.until(own.length);
  await eventually(() => expect(one[3]?.raw.frames.length).toBeGreaterThan(0));
  for (const follower of [...one.slice(0, 3), late]) expect(follower.numbers).toEqual(own);
  expect(one[3]?.numbers).toEqual([]);
  await Promise.all([...one, all, late].map((follower) => follower.close()));
});
