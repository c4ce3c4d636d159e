// Subscriptions over real sockets: every event once and in order, also over broken connections, independently of others.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openSubscriber, type Listener, type Subscriber } from '../../kit/subscribe.ts';
import { createActs } from '../writing/write-operations.ts';
import { EVENTS, headCursor } from './subscriptions-of.ts';

const SHORT =
  'subscription ($after: EventCursor, $filter: EventFilter) { events(after: $after, filter: $filter) { id type vendor ticketId } }';
const BARE = 'subscription ($after: EventCursor) { events(after: $after) { type } }';

let gateway: TestGateway;
let subscriber: Subscriber;
let after: string;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 10 });
});
afterAll(() => gateway.stop());
beforeEach(async () => {
  subscriber = openSubscriber(gateway.url);
  after = await headCursor(gateway);
});
afterEach(async () => {
  gateway.desk360.faults.clear();
  await subscriber.close();
  await expectNothingOpen(gateway.url);
});

const { deskTicket, emotiveTicket, note, reply, setStatus } = createActs(() => gateway);
let phones = 0;
const writes = (text: string, phone = `90555333${String((phones += 1)).padStart(4, '0')}`) =>
  gateway.desk360.customerWrites({ kind: 'text', phone, text });
/** The log after a cursor, from the paged list. */
async function logAfter(cursor: string): Promise<Json[]> {
  const nodes: Json[] = [];
  for (let position: string | null = cursor; position !== null;) {
    const answer: Json = await gateway.query(
      'query ($after: EventCursor) { events(after: $after, first: 100) { nodes { id cursor type vendor ticketId } pageInfo { hasNextPage endCursor } } }',
      { after: position },
    );
    const { nodes: found, pageInfo } = answer.data.events;
    nodes.push(...found);
    position = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  }
  return nodes;
}

describe('a subscription', () => {
  test('gets the log after its cursor, in order, each event with its cursor', async () => {
    await writes('one');
    const early = await subscriber.listen(SHORT, { after });
    await Promise.all(Array.from({ length: 15 }, (_, index) => writes(`of fifteen: ${index}`)));
    await eventually(async () => expect(early.results).toHaveLength((await logAfter(after)).length));
    const log = await logAfter(after);
    expect(early.events.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
    expect(early.results.map(({ extensions }) => extensions?.cursor)).toEqual(log.map(({ cursor }) => cursor));
    expect(log.map(({ cursor }) => cursor)).toEqual(
      log.map(({ cursor }) => String(cursor)).toSorted((left, right) => (left < right ? -1 : 1)),
    );
    expect(log.length).toBeGreaterThanOrEqual(32);
  });

  test('gets cursors in the extensions even if it selects none, and can resume from them', async () => {
    const first = await subscriber.listen(BARE, { after });
    await writes('first');
    await eventually(() => expect(first.results.length).toBeGreaterThanOrEqual(2));
    expect(Object.keys(first.results[0]!.data!['events'])).toEqual(['type']);
    const second = await subscriber.listen(SHORT, { after: first.results[0]!.extensions!.cursor });
    await eventually(() => expect(second.results).toHaveLength(first.results.length - 1));
    expect(second.results.at(-1)?.extensions?.cursor).toBe(first.cursor);
  });

  test('starts with the next event when no cursor is given', async () => {
    await writes('before');
    const listener = await subscriber.listen(EVENTS);
    const marker = await eventually(async () => {
      await writes('from now on');
      const found = listener.events.find(({ message }) => message?.text === 'from now on');
      expect(found).toBeDefined();
      return found!;
    });
    expect(marker['cursor'] > after).toBe(true);
    expect(listener.events.some(({ message }) => message?.text === 'before')).toBe(false);
  });

  test('with a filter gets all selected events and no others', async () => {
    const desk = await deskTicket();
    const emotive = await emotiveTicket();
    const assigned = gateway.desk360.state.agents[0]!.id;
    const agents = (await gateway.query('{ agents(first: 100) { nodes { id nativeId } } }')).data['agents'].nodes;
    const agentId = agents.find(({ nativeId }: Json) => nativeId === String(assigned)).id;
    const fits: [object, (event: Json) => boolean][] = [
      [
        { types: ['MESSAGE_ADDED', 'TICKET_STATUS_CHANGED'] },
        ({ type }) => ['MESSAGE_ADDED', 'TICKET_STATUS_CHANGED'].includes(type),
      ],
      [{ vendor: ['EMOTIVE'] }, ({ vendor }) => vendor === 'EMOTIVE'],
      [{ ticketIds: [desk.id, emotive.id] }, ({ ticketId }) => [desk.id, emotive.id].includes(ticketId)],
      [
        { ticketIds: [desk.id], types: ['MESSAGE_ADDED'] },
        ({ type, ticketId }) => ticketId === desk.id && type === 'MESSAGE_ADDED',
      ],
      [{ channelType: ['SMS'] }, ({ vendor }) => vendor === 'EMOTIVE'],
      [{ assigneeId: { isNull: false } }, () => false],
      [{ assigneeId: { eq: agentId } }, () => false],
      [{ types: [] }, () => false],
    ];
    const from = await headCursor(gateway);
    const listeners = await Promise.all(fits.map(([filter]) => subscriber.listen(SHORT, { after: from, filter })));
    await note(desk.id, 'a note');
    await setStatus(desk.id, 'PENDING');
    await reply(emotive.id, 'a reply');
    await writes('an unknown customer');
    const all = await subscriber.listen(SHORT, { after: from });
    await eventually(async () => expect(all.results).toHaveLength((await logAfter(from)).length));
    for (const [index, [, isWanted]] of fits.entries())
      await eventually(() =>
        expect(listeners[index]!.events.map(({ id }) => id)).toEqual(all.events.filter(isWanted).map(({ id }) => id)),
      );
  });

  test('gets events of one ticket, or new messages of all', async () => {
    const ticket = await deskTicket();
    const from = await headCursor(gateway);
    const one = await subscriber.listen(
      'subscription ($id: ID!, $after: EventCursor) { ticketEvents(ticketId: $id, after: $after) { type ticketId } }',
      { id: ticket.id, after: from },
    );
    const messages = await subscriber.listen(
      'subscription ($after: EventCursor) { messageAdded(after: $after, filter: { vendor: [DESK360] }) { ticketId message { text visibility } } }',
      { after: from },
    );
    await writes('another customer');
    await note(ticket.id, 'of this ticket');
    await setStatus(ticket.id, 'RESOLVED');
    await one.event(({ type }) => type === 'TICKET_STATUS_CHANGED');
    expect(new Set(one.events.map(({ ticketId }) => ticketId))).toEqual(new Set([ticket.id]));
    expect(one.events.map(({ type }) => type)).toContain('MESSAGE_ADDED');
    await messages.event(({ message }) => message.text === 'of this ticket');
    expect(messages.events.map(({ message }) => message.text)).toEqual(['another customer', 'of this ticket']);
  });

  test('gets the current state with each event, not that of the event before', async () => {
    const ticket = await deskTicket();
    const listener = await subscriber.listen(
      'subscription ($id: ID!, $after: EventCursor) { ticketEvents(ticketId: $id, after: $after) { type ticket { status version preview lastMessage { text } messages(last: 1) { totalCount } } } }',
      { id: ticket.id, after: await headCursor(gateway) },
    );
    await setStatus(ticket.id, 'PENDING');
    const first = await listener.event(({ type }) => type === 'TICKET_STATUS_CHANGED');
    expect(first['ticket'].status).toBe('PENDING');
    await note(ticket.id, 'seen');
    const second = await listener.event(({ type }) => type === 'MESSAGE_ADDED');
    expect(second['ticket']).toMatchObject({
      status: 'PENDING',
      lastMessage: { text: 'seen' },
      messages: { totalCount: 2 },
    });
    await setStatus(ticket.id, 'RESOLVED');
    const third = await listener.event(({ ticket: shown }) => shown.status === 'RESOLVED');
    expect(Number(third['ticket'].version)).toBeGreaterThan(Number(second['ticket'].version));
    expect(Number(second['ticket'].version)).toBeGreaterThan(Number(first['ticket'].version));
  });

  test('reaches each of 30 subscribers on 3 sockets once per event', async () => {
    const others = [openSubscriber(gateway.url), openSubscriber(gateway.url)];
    const listeners = await Promise.all(
      [subscriber, ...others].flatMap((one) => Array.from({ length: 10 }, () => one.listen(SHORT, { after }))),
    );
    await Promise.all(Array.from({ length: 8 }, () => writes('to all')));
    const log = await logAfter(after);
    for (const listener of listeners)
      await eventually(() => expect(listener.events.map(({ id }) => id)).toEqual(log.map(({ id }) => id)));
    await Promise.all(others.map((one) => one.close()));
  });
});

describe('a broken connection', () => {
  /** Twelve cuts while messages arrive without pause; `cut` resolves when the client has reconnected. */
  async function writeWhileCutting(cut: () => void | Promise<void>, received: () => number): Promise<void> {
    let isOver = false;
    const writing = (async () => {
      for (let index = 0; !isOver; index += 1)
        await writes(`number ${index}`, `90555444${String(index % 7).padStart(4, '0')}`);
    })();
    try {
      for (let cuts = 0; cuts < 12; cuts += 1) {
        const before = received();
        await eventually(() => expect(received()).toBeGreaterThan(before + 2));
        await cut();
      }
    } finally {
      isOver = true;
      await writing;
    }
  }

  test('loses nothing: a client that resumes from its cursor gets every event once, over 12 cuts', async () => {
    const client = openSubscriber(gateway.url, { reconnects: true });
    const listener = await client.listen(SHORT, { after });
    await writeWhileCutting(
      () => client.cut(),
      () => listener.results.length,
    );
    const log = await logAfter(after);
    await eventually(() => expect(listener.results.length).toBeGreaterThanOrEqual(log.length));
    expect(listener.events.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
    expect(client.connections()).toBeGreaterThanOrEqual(12);
    await client.close();
  });

  test('loses nothing when a new client passes the last cursor as `after`', async () => {
    const received: string[] = [];
    let client = openSubscriber(gateway.url);
    let listener: Listener = await client.listen(SHORT, { after });
    const reconnect = async (): Promise<void> => {
      client.cut();
      await listener.end();
      received.push(...listener.events.map(({ id }) => id));
      const lastCursor = listener.cursor;
      await client.close();
      client = openSubscriber(gateway.url);
      listener = await client.listen(SHORT, { after: lastCursor });
    };
    await writeWhileCutting(reconnect, () => received.length + listener.results.length);
    const log = await logAfter(after);
    await eventually(() => expect(received.length + listener.results.length).toBeGreaterThanOrEqual(log.length));
    expect([...received, ...listener.events.map(({ id }) => id)]).toEqual(log.map(({ id }) => id));
    await client.close();
  });
});

describe('operations are independent', () => {
  test('invalid ones are refused with a code, and the others on the socket continue', async () => {
    const good = await subscriber.listen(EVENTS, { after });
    const refusalOf = async (query: string, variables: Record<string, unknown> = {}): Promise<Json> => {
      const listener = await subscriber.listen(query, variables);
      const ended = await listener.end();
      return (Array.isArray(ended) ? ended : listener.results[0]!.errors!)[0].extensions;
    };
    expect(await refusalOf(SHORT, { after: 'garbage' })).toMatchObject({ code: 'BAD_CURSOR', problem: 'GARBLED' });
    expect(await refusalOf(SHORT, { after: `another${after.slice(after.lastIndexOf('-'))}` })).toMatchObject({
      code: 'BAD_CURSOR',
      problem: 'FOREIGN',
    });
    expect(await refusalOf(SHORT, { after: `${after.slice(0, -13)}1${'0'.repeat(12)}` })).toMatchObject({
      code: 'BAD_CURSOR',
      problem: 'FUTURE',
    });
    expect(await refusalOf('subscription { nonsense }')).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await refusalOf('subscription { events {')).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
    expect(await refusalOf('subscription { ticketEvents(ticketId: "x") { id } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await refusalOf(SHORT, { filter: { ticketIds: ['x'] } })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusalOf(SHORT, { after: 7 })).toMatchObject({ code: 'BAD_USER_INPUT' });
    await writes('still here');
    await good.event(({ message }) => message?.text === 'still here');
    expect(good.ended).toBeNull();
    expect(subscriber.connections()).toBe(1);
  });

  test('queries and mutations work on the same socket', async () => {
    const ticket = await deskTicket();
    const query = await subscriber.listen('query ($id: ID!) { ticket(id: $id) { id } }', { id: ticket.id });
    expect(await query.end()).toBe('complete');
    expect(query.results).toEqual([{ data: { ticket: { id: ticket.id } } }]);
    const mutation = await subscriber.listen(
      'mutation ($id: ID!) { ticketNoteAdd(input: { ticketId: $id, text: "by socket", idempotencyKey: "socket-1" }) { userErrors { code } message { text } } }',
      { id: ticket.id },
    );
    await mutation.end();
    expect(mutation.results[0]?.data).toEqual({ ticketNoteAdd: { userErrors: [], message: { text: 'by socket' } } });
  });

  test('a vendor that fails affects only its own field of the event', async () => {
    const ticket = await deskTicket();
    const listener = await subscriber.listen(
      'subscription ($id: ID!, $after: EventCursor) { ticketEvents(ticketId: $id, after: $after) { type ticket { id timeline { nodes { __typename } } } } }',
      { id: ticket.id, after: await headCursor(gateway) },
    );
    gateway.desk360.faults.add({ route: 'GET /products/:productId/tickets/:ticketId/logs', status: 501 });
    await note(ticket.id, 'x');
    await listener.event(({ type }) => type === 'MESSAGE_ADDED');
    const added = listener.results.find(({ data }) => data?.['ticketEvents'].type === 'MESSAGE_ADDED')!;
    expect(added.data?.['ticketEvents'].ticket).toEqual({ id: ticket.id, timeline: null });
    expect(added.errors).toMatchObject([
      { path: ['ticketEvents', 'ticket', 'timeline'], extensions: { code: 'VENDOR_UNAVAILABLE' } },
    ]);
    expect(added.extensions?.cursor).toBeDefined();
    gateway.desk360.faults.clear();
    await setStatus(ticket.id, 'PENDING');
    await listener.event(({ type, ticket: shown }) => type === 'TICKET_STATUS_CHANGED' && shown.timeline !== null);
  });

  test('one that its client ends is ended at the gateway too', async () => {
    const listener = await subscriber.listen(SHORT, { after });
    const other = await subscriber.listen(SHORT, { after });
    await writes('x');
    await eventually(() => expect(listener.results.length).toBeGreaterThan(0));
    listener.cancel();
    await listener.end();
    const count = listener.results.length;
    await writes('y');
    await eventually(() => expect(other.results.length).toBeGreaterThanOrEqual(4));
    expect(listener.results).toHaveLength(count);
  });
});

test('a client that resumes too late gets the gap and continues after it', async () => {
  const pruned = await startGateway({ ticketCount: 3 });
  let late: Subscriber | null = null;
  try {
    const from = await headCursor(pruned);
    for (let index = 0; index < 5; index += 1)
      await pruned.desk360.customerWrites({ kind: 'text', phone: '905551234567', text: `lost ${index}` });
    await pruned.gateway.store.commit(async (tx) => void (await tx.log.prune(Date.now() + 60_000)));
    // A running gateway still delivers what it has in memory; after a restart, only the log remains.
    await pruned.restart();
    late = openSubscriber(pruned.url);
    const listener = await late.listen(EVENTS, { after: from });
    const gap = await listener.event(({ type }) => type === 'STREAM_GAP');
    expect(gap).toMatchObject({ __typename: 'StreamGapEvent', ticketId: null, vendor: null });
    expect(listener.results[0]?.extensions?.cursor).toBe(gap['resumeAfter']);
    await pruned.desk360.customerWrites({ kind: 'text', phone: '905551234567', text: 'after the gap' });
    await listener.event(({ message }) => message?.text === 'after the gap');
    expect(listener.events.filter(({ type }) => type === 'STREAM_GAP')).toHaveLength(1);
    expect(JSON.stringify(listener.events)).not.toContain('lost 0');
    const resumed = await late.listen(EVENTS, { after: gap['resumeAfter'] });
    await resumed.event(({ message }) => message?.text === 'after the gap');
    expect(resumed.events.some(({ type }) => type === 'STREAM_GAP')).toBe(false);
    const page = await pruned.query(
      'query ($a: EventCursor) { events(after: $a) { nodes { type } oldestAvailable } }',
      { a: from },
    );
    expect(page.data['events'].oldestAvailable).toBe(gap['oldestAvailable']);
  } finally {
    await late?.close();
    await pruned.stop();
  }
});

test('a gateway that stops closes its sockets with 1012, and the cursor works after the restart', async () => {
  const own = await startGateway({ ticketCount: 3 });
  const before = openSubscriber(own.url);
  try {
    const from = await headCursor(own);
    const listener = await before.listen(SHORT, { after: from });
    await own.desk360.customerWrites({ kind: 'text', phone: '905551234568', text: 'received' });
    await eventually(() => expect(listener.results.length).toBeGreaterThanOrEqual(2));
    await own.restart();
    expect((await listener.end()).code).toBe(1012);
    await before.close();
    await own.desk360.customerWrites({ kind: 'text', phone: '905551234568', text: 'missed' });
    const again = openSubscriber(own.url);
    const resumed = await again.listen(EVENTS, { after: listener.cursor });
    const [first] = [await resumed.event(({ message }) => message?.text === 'missed')];
    expect(first?.['cursor'] > listener.cursor!).toBe(true);
    expect(resumed.events.some(({ message }) => message?.text === 'received')).toBe(false);
    await again.close();
  } finally {
    await before.close();
    await own.stop();
  }
});
