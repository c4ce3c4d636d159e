// Changes at Zaia, which calls nobody: each becomes one event within one interval, over restarts too, and at a bounded price.

import { describe, expect, test } from 'vitest';
import { eventually } from '../../../kit/eventually.ts';
import { callsOf } from '../../../kit/journal.ts';
import { EVERY_MS, startZaiaGateway, ticketsIn, type ZaiaWorld } from './zaia-harness.ts';

/** Eight pages of completed tickets. */
const MANY = 1600;
/** Four pages of completed tickets a pass: half of the calls of a second that are not kept for writes. */
const IN_TURNS = {
  ticketCount: MANY,
  reconcileEverySeconds: 1,
  settings: { callsPerMinute: 600, reservedForWrites: 120 },
};

describe('a change at the vendor', () => {
  test('becomes exactly one event at the end of the interval, and none again in the next ones', async () => {
    const world = await startZaiaGateway();
    const [user, other] = world.state.users;
    const [taken] = ticketsIn(world, 'waiting').filter(({ assigneeId }) => assigneeId === null);
    const [completed, spoken, given] = ticketsIn(world, 'ongoing');
    const before = await world.head();
    await world.atVendor('PATCH', `/tickets/${taken!.id}/takeover`, { assigneeId: user!.id });
    await world.atVendor('PATCH', `/tickets/${completed!.id}/complete`, { userId: user!.id });
    const next = given!.assigneeId === other!.id ? user : other;
    await world.atVendor('PATCH', `/tickets/${given!.id}/assignee`, { assigneeId: next!.id });
    await world.sandbox.customerWrites({ ticketId: spoken!.id, text: 'still there?' });
    const write = { phone: '+4915100000001', name: 'Ana', text: 'a person please', handOver: true };
    const { ticketId: made } = await world.sandbox.customerWrites(write);
    expect(await world.news(before)).toEqual([]);
    await world.interval();
    const news = await world.news(before);
    expect(new Set(news.map((one) => one.join(' ')))).toEqual(
      new Set([
        `TICKET_STATUS_CHANGED ${taken!.id}`,
        `TICKET_ASSIGNED ${taken!.id}`,
        `TICKET_STATUS_CHANGED ${completed!.id}`,
        `TICKET_ASSIGNED ${given!.id}`,
        `MESSAGE_ADDED ${spoken!.id}`,
        `TICKET_CREATED ${made}`,
        `MESSAGE_ADDED ${made}`,
      ]),
    );
    expect(news).toHaveLength(7);
    const assigned = (await world.gateway.events(before)).find(({ ticketKey }) => ticketKey?.endsWith(given!.id));
    expect(assigned?.occurredAt).toBe(world.clock.now());
    const after = await world.head();
    await world.interval();
    await world.interval();
    expect(await world.head()).toBe(after);
  });

  test('while the gateway is down is told once when it is back, and what was told is not told again', async () => {
    const world = await startZaiaGateway();
    const [first, second, third] = ticketsIn(world, 'ongoing');
    const user = world.state.users[0]!;
    const before = await world.head();
    await world.sandbox.customerWrites({ ticketId: first!.id, text: 'before' });
    await world.interval();
    expect(await world.news(before)).toEqual([['MESSAGE_ADDED', first!.id]]);
    await world.gateway.close();
    await world.clock.advance(5 * EVERY_MS);
    await world.sandbox.customerWrites({ ticketId: first!.id, text: 'while it is down' });
    await world.sandbox.customerWrites({ ticketId: second!.id, text: 'here too' });
    await world.atVendor('PATCH', `/tickets/${third!.id}/complete`, { userId: user.id });
    await world.clock.advance(5 * EVERY_MS);
    await world.gateway.reopen();
    await world.untilWaiting();
    const told = await world.news(before);
    expect(told.slice(1).map((one) => one.join(' '))).toHaveLength(3);
    expect(new Set(told.slice(1).map((one) => one.join(' ')))).toEqual(
      new Set([`MESSAGE_ADDED ${first!.id}`, `MESSAGE_ADDED ${second!.id}`, `TICKET_STATUS_CHANGED ${third!.id}`]),
    );
    await world.gateway.close();
    await world.gateway.reopen();
    await world.untilWaiting();
    await world.interval();
    expect(await world.news(before)).toEqual(told);
  });

  test('between two failing passes is told once, when the vendor is back', async () => {
    const world = await startZaiaGateway();
    const [spoken] = ticketsIn(world, 'ongoing');
    const before = await world.head();
    await world.sandbox.customerWrites({ ticketId: spoken!.id, text: 'hello?' });
    world.sandbox.faults.add({ route: 'GET /chat-messages', status: 400, times: 1 });
    await world.clock.advance(EVERY_MS);
    await eventually(() => expect(world.progress().lastFailure?.code).toBe('INVALID_REQUEST'));
    await world.clock.advance(1000);
    await world.untilWaiting();
    await world.interval();
    expect(await world.news(before)).toEqual([['MESSAGE_ADDED', spoken!.id]]);
  });

  test('of a ticket that was completed long ago comes within one interval too, while half of the calls is enough', async () => {
    const world = await startZaiaGateway({ ticketCount: MANY, settings: { callsPerMinute: 60 } });
    const completed = ticketsIn(world, 'completed');
    expect(completed.length).toBeGreaterThan(700);
    const [newest, middle, oldest] = [completed[0], completed[completed.length >> 1], completed.at(-1)];
    for (let round = 0; round < 2; round += 1) {
      const before = await world.head();
      for (const ticket of [newest, middle, oldest]) ticket!.summary = `summed up anew, ${round}`;
      world.sandbox.journal.clear();
      await world.interval();
      const changed = [newest, middle, oldest].map((ticket) => `TICKET_UPDATED ${ticket!.id}`);
      expect((await world.news(before)).map((one) => one.join(' ')).toSorted()).toEqual(changed.toSorted());
      expect(world.sandbox.journal.count()).toBeLessThanOrEqual(24);
    }
  });

  test('of a ticket that was completed long ago comes when its turn comes, where there are too many; the log says so', async () => {
    const world = await startZaiaGateway(IN_TURNS);
    const oldest = ticketsIn(world, 'completed').at(-1)!;
    const before = await world.head();
    oldest.summary = 'summed up anew';
    for (let passes = 0; passes < 3; passes += 1) {
      world.sandbox.journal.clear();
      await world.interval();
      expect(completedPages(world)).toBeLessThanOrEqual(4);
    }
    expect(await world.news(before)).toEqual([['TICKET_UPDATED', oldest.id]]);
    const said = world.gateway.logLines.filter((line) => line.includes('completed tickets are too many'));
    expect(said.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ pages: 8, pagesInAPass: 4 }),
    ]);
  });

  test('is not forgotten when the look at what left the lists fails', async () => {
    const world = await startZaiaGateway({ ticketCount: MANY });
    const ticket = ticketsIn(world, 'ongoing').at(-1);
    const before = await world.head();
    await world.atVendor('PATCH', `/tickets/${ticket!.id}/complete`, { userId: world.state.users[0]!.id });
    world.sandbox.faults.add({ route: 'GET /tickets/:id/details', status: 400, times: 1 });
    await world.clock.advance(EVERY_MS);
    await eventually(() => expect(world.progress().lastFailure?.code).toBe('INVALID_REQUEST'));
    await world.clock.advance(1000);
    await world.untilWaiting();
    expect(await world.news(before)).toEqual([['TICKET_STATUS_CHANGED', ticket!.id]]);
  });

  test('of a removed chat takes the ticket away', async () => {
    const world = await startZaiaGateway();
    const [ticket] = ticketsIn(world, 'ongoing');
    const key = `${ticket!.chat.id}/${ticket!.id}`;
    const held = async () => (await world.gateway.gateway.store.state.tickets(world.gateway.account, [key])).has(key);
    expect(await held()).toBe(true);
    ticket!.chat.isRemoved = true;
    await world.interval();
    expect(await held()).toBe(false);
  });
});

describe('messages', () => {
  test('of a thread that nobody read are news from now on, and history before', async () => {
    const world = await startZaiaGateway();
    const ticket = ticketsIn(world, 'ongoing').find(
      ({ chat }) => chat.tickets.length === 1 && chat.messages.length > 2,
    )!;
    const before = await world.head();
    for (const text of ['one', 'two']) {
      await world.sandbox.customerWrites({ ticketId: ticket.id, text });
      await world.interval();
    }
    await world.sandbox.customerWrites({ ticketId: ticket.id, from: 'attendant', text: 'three' });
    await world.interval();
    expect(await world.news(before)).toEqual(Array.from({ length: 3 }, () => ['MESSAGE_ADDED', ticket.id]));
    const { data } = await world.gateway.query(
      `query ($id: String!) { ticketByNativeId(vendor: ZAIA, nativeId: $id) { preview
        messages(last: 50) { nodes { text direction author { kind } } } } }`,
      { id: ticket.id },
    );
    const { preview, messages } = data['ticketByNativeId'];
    expect(messages.nodes.map(({ text }: { text: string }) => text)).toEqual(
      ticket.chat.messages.map(({ content }) => content),
    );
    expect([preview, messages.nodes.at(-1)]).toEqual([
      'three',
      { text: 'three', direction: 'OUTBOUND', author: { kind: 'AGENT' } },
    ]);
  });

  test('while the responder leads belong to no ticket and cost no call', async () => {
    const world = await startZaiaGateway();
    const [completed] = ticketsIn(world, 'completed').filter(({ chat }) => chat.tickets.at(-1)!.completedAt !== null);
    const before = await world.head();
    world.sandbox.journal.clear();
    await world.sandbox.customerWrites({ chatId: completed!.chat.id, text: 'thanks!' });
    await world.interval();
    expect(await world.news(before)).toEqual([]);
    expect(world.sandbox.journal.count({ route: '/chat-messages' })).toBe(0);
  });
});

/** The pages of completed tickets that were asked for, without those of single chats. */
const completedPages = ({ sandbox }: ZaiaWorld): number =>
  sandbox.journal
    .entries({ route: '/tickets/details' })
    .filter(({ query }) => query['status'] === 'completed' && !('chatIds' in query)).length;

describe('the price of a pass', () => {
  test('is one call for each list when nothing happens, and one for each chat that spoke', async () => {
    const world = await startZaiaGateway();
    world.sandbox.journal.clear();
    await world.interval();
    expect(callsOf(world.sandbox)).toEqual({ 'GET /tickets/details': 3, 'GET /chats': 1 });
    const spoken = ticketsIn(world, 'ongoing').slice(0, 4);
    for (const { id } of spoken) await world.sandbox.customerWrites({ ticketId: id, text: 'hello?' });
    world.sandbox.journal.clear();
    await world.interval();
    await world.interval();
    expect(callsOf(world.sandbox)).toEqual({
      'GET /tickets/details': 6,
      'GET /chats': 2,
      'GET /chat-messages': 4,
    });
  });

  test('holds no more than half of the calls for completed tickets, and one that is completed now is told all the same', async () => {
    const world = await startZaiaGateway(IN_TURNS);
    const ticket = ticketsIn(world, 'ongoing').at(-1);
    const before = await world.head();
    await world.atVendor('PATCH', `/tickets/${ticket!.id}/complete`, { userId: world.state.users[0]!.id });
    world.sandbox.journal.clear();
    await world.interval();
    expect(await world.news(before)).toEqual([['TICKET_STATUS_CHANGED', ticket!.id]]);
    expect(completedPages(world)).toBeLessThanOrEqual(4);
    expect(world.sandbox.journal.count({ route: '/tickets/:id/details' })).toBe(1);
  });

  test('is one call more where completed tickets are many, so that one made and completed in between is told too', async () => {
    const world = await startZaiaGateway({ ...IN_TURNS, vendor: { listOrder: 'oldest-first' } });
    const before = await world.head();
    const write = { phone: '+4915100000003', text: 'quickly, please', handOver: true };
    const { ticketId } = await world.sandbox.customerWrites(write);
    await world.clock.advance(1);
    await world.atVendor('PATCH', `/tickets/${ticketId}/complete`, { userId: world.state.users[0]!.id });
    world.sandbox.journal.clear();
    await world.interval();
    expect(await world.news(before)).toEqual([
      ['TICKET_CREATED', ticketId],
      ['MESSAGE_ADDED', ticketId],
    ]);
    const byChats = world.sandbox.journal
      .entries({ route: '/tickets/details' })
      .filter(({ query }) => 'chatIds' in query);
    expect(byChats).toHaveLength(1);
  });

  test('stays within the calls a minute that are set: what does not fit comes a little later', async () => {
    const world = await startZaiaGateway({ settings: { callsPerMinute: 12, reservedForWrites: 2 } });
    const spoken = ticketsIn(world, 'ongoing').slice(0, 14);
    const before = await world.head();
    for (const { id } of spoken) await world.sandbox.customerWrites({ ticketId: id, text: 'hello?' });
    world.sandbox.journal.clear();
    for (let minute = 0; minute < 6; minute += 1) {
      for (let step = 0; step < 12; step += 1) await world.clock.advance(5000);
    }
    await eventually(async () => expect(await world.news(before)).toHaveLength(spoken.length));
    const calls = world.sandbox.journal.entries().map(({ at }) => at);
    const most = Math.max(...calls.map((start) => calls.filter((at) => at >= start && at < start + 60_000).length));
    expect(most).toBeLessThanOrEqual(12);
  });
});
