// Changes at Zaia, which has no webhooks: each becomes one event within one interval, also across restarts, at a bounded cost.

import { describe, expect, test } from 'vitest';
import { eventually } from '../../../kit/eventually.ts';
import { callsOf } from '../../../kit/journal.ts';
import { EVERY_MS, startZaiaGateway, ticketsIn, type ZaiaHarness } from './zaia-harness.ts';

/** Eight pages of completed tickets. */
const MANY = 1600;
/** Four pages of completed tickets per pass: half of a second's calls that are not reserved for writes. */
const IN_TURNS = {
  ticketCount: MANY,
  reconcileEverySeconds: 1,
  settings: { callsPerMinute: 600, reservedForWrites: 120 },
};

describe('a change at the vendor', () => {
  test('becomes exactly one event at the end of the interval, and none in later ones', async () => {
    const harness = await startZaiaGateway();
    const [user, other] = harness.state.users;
    const [taken] = ticketsIn(harness, 'waiting').filter(({ assigneeId }) => assigneeId === null);
    const [completed, spoken, given] = ticketsIn(harness, 'ongoing');
    const before = await harness.head();
    await harness.atVendor('PATCH', `/tickets/${taken!.id}/takeover`, { assigneeId: user!.id });
    await harness.atVendor('PATCH', `/tickets/${completed!.id}/complete`, { userId: user!.id });
    const next = given!.assigneeId === other!.id ? user : other;
    await harness.atVendor('PATCH', `/tickets/${given!.id}/assignee`, { assigneeId: next!.id });
    await harness.sandbox.customerWrites({ ticketId: spoken!.id, text: 'still there?' });
    const write = { phone: '+4915100000001', name: 'Ana', text: 'a person please', handOver: true };
    const { ticketId: made } = await harness.sandbox.customerWrites(write);
    expect(await harness.eventsSince(before)).toEqual([]);
    await harness.interval();
    const events = await harness.eventsSince(before);
    expect(new Set(events.map((one) => one.join(' ')))).toEqual(
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
    expect(events).toHaveLength(7);
    const assigned = (await harness.gateway.events(before)).find(({ ticketKey }) => ticketKey?.endsWith(given!.id));
    expect(assigned?.occurredAt).toBe(harness.clock.now());
    const after = await harness.head();
    await harness.interval();
    await harness.interval();
    expect(await harness.head()).toBe(after);
  });

  test('while the gateway is down is reported once after the restart, and earlier changes are not repeated', async () => {
    const harness = await startZaiaGateway();
    const [first, second, third] = ticketsIn(harness, 'ongoing');
    const user = harness.state.users[0]!;
    const before = await harness.head();
    await harness.sandbox.customerWrites({ ticketId: first!.id, text: 'before' });
    await harness.interval();
    expect(await harness.eventsSince(before)).toEqual([['MESSAGE_ADDED', first!.id]]);
    await harness.gateway.close();
    await harness.clock.advance(5 * EVERY_MS);
    await harness.sandbox.customerWrites({ ticketId: first!.id, text: 'while it is down' });
    await harness.sandbox.customerWrites({ ticketId: second!.id, text: 'here too' });
    await harness.atVendor('PATCH', `/tickets/${third!.id}/complete`, { userId: user.id });
    await harness.clock.advance(5 * EVERY_MS);
    await harness.gateway.reopen();
    await harness.untilWaiting();
    const reported = await harness.eventsSince(before);
    expect(reported.slice(1).map((one) => one.join(' '))).toHaveLength(3);
    expect(new Set(reported.slice(1).map((one) => one.join(' ')))).toEqual(
      new Set([`MESSAGE_ADDED ${first!.id}`, `MESSAGE_ADDED ${second!.id}`, `TICKET_STATUS_CHANGED ${third!.id}`]),
    );
    await harness.gateway.close();
    await harness.gateway.reopen();
    await harness.untilWaiting();
    await harness.interval();
    expect(await harness.eventsSince(before)).toEqual(reported);
  });

  test('between two failing passes is reported once, when the vendor is back', async () => {
    const harness = await startZaiaGateway();
    const [spoken] = ticketsIn(harness, 'ongoing');
    const before = await harness.head();
    await harness.sandbox.customerWrites({ ticketId: spoken!.id, text: 'hello?' });
    harness.sandbox.faults.add({ route: 'GET /chat-messages', status: 400, times: 1 });
    await harness.clock.advance(EVERY_MS);
    await eventually(() => expect(harness.progress().lastFailure?.code).toBe('INVALID_REQUEST'));
    await harness.clock.advance(1000);
    await harness.untilWaiting();
    await harness.interval();
    expect(await harness.eventsSince(before)).toEqual([['MESSAGE_ADDED', spoken!.id]]);
  });

  test('of a ticket completed long ago is found within one interval if half of the calls suffice', async () => {
    const harness = await startZaiaGateway({ ticketCount: MANY, settings: { callsPerMinute: 60 } });
    const completed = ticketsIn(harness, 'completed');
    expect(completed.length).toBeGreaterThan(700);
    const [newest, middle, oldest] = [completed[0], completed[completed.length >> 1], completed.at(-1)];
    for (let round = 0; round < 2; round += 1) {
      const before = await harness.head();
      for (const ticket of [newest, middle, oldest]) ticket!.summary = `summed up again, ${round}`;
      harness.sandbox.journal.clear();
      await harness.interval();
      const changed = [newest, middle, oldest].map((ticket) => `TICKET_UPDATED ${ticket!.id}`);
      expect((await harness.eventsSince(before)).map((one) => one.join(' ')).toSorted()).toEqual(changed.toSorted());
      expect(harness.sandbox.journal.count()).toBeLessThanOrEqual(24);
    }
  });

  test('of a ticket completed long ago is found some passes later if there too many completed tickets, with a warning', async () => {
    const harness = await startZaiaGateway(IN_TURNS);
    const oldest = ticketsIn(harness, 'completed').at(-1)!;
    const before = await harness.head();
    oldest.summary = 'summed up again';
    for (let passes = 0; passes < 3; passes += 1) {
      harness.sandbox.journal.clear();
      await harness.interval();
      expect(completedPages(harness)).toBeLessThanOrEqual(4);
    }
    expect(await harness.eventsSince(before)).toEqual([['TICKET_UPDATED', oldest.id]]);
    const warnings = harness.gateway.logLines.filter((line) => line.includes('too many completed tickets'));
    expect(warnings.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ pages: 8, pagesPerPass: 4 }),
    ]);
  });

  test('is found later if the lookup of tickets that left the lists fails', async () => {
    const harness = await startZaiaGateway({ ticketCount: MANY });
    const ticket = ticketsIn(harness, 'ongoing').at(-1);
    const before = await harness.head();
    await harness.atVendor('PATCH', `/tickets/${ticket!.id}/complete`, { userId: harness.state.users[0]!.id });
    harness.sandbox.faults.add({ route: 'GET /tickets/:id/details', status: 400, times: 1 });
    await harness.clock.advance(EVERY_MS);
    await eventually(() => expect(harness.progress().lastFailure?.code).toBe('INVALID_REQUEST'));
    await harness.clock.advance(1000);
    await harness.untilWaiting();
    expect(await harness.eventsSince(before)).toEqual([['TICKET_STATUS_CHANGED', ticket!.id]]);
  });

  test('that removes the chat removes the ticket', async () => {
    const harness = await startZaiaGateway();
    const [ticket] = ticketsIn(harness, 'ongoing');
    const key = `${ticket!.chat.id}/${ticket!.id}`;
    const held = async () =>
      (await harness.gateway.gateway.store.state.tickets(harness.gateway.account, [key])).has(key);
    expect(await held()).toBe(true);
    ticket!.chat.isRemoved = true;
    await harness.interval();
    expect(await held()).toBe(false);
  });
});

describe('messages', () => {
  test('of a thread that was never read make events from now on, and none for older ones', async () => {
    const harness = await startZaiaGateway();
    const ticket = ticketsIn(harness, 'ongoing').find(
      ({ chat }) => chat.tickets.length === 1 && chat.messages.length > 2,
    )!;
    const before = await harness.head();
    for (const text of ['one', 'two']) {
      await harness.sandbox.customerWrites({ ticketId: ticket.id, text });
      await harness.interval();
    }
    await harness.sandbox.customerWrites({ ticketId: ticket.id, from: 'attendant', text: 'three' });
    await harness.interval();
    expect(await harness.eventsSince(before)).toEqual(Array.from({ length: 3 }, () => ['MESSAGE_ADDED', ticket.id]));
    const { data } = await harness.gateway.query(
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
    const harness = await startZaiaGateway();
    const [completed] = ticketsIn(harness, 'completed').filter(({ chat }) => chat.tickets.at(-1)!.completedAt !== null);
    const before = await harness.head();
    harness.sandbox.journal.clear();
    await harness.sandbox.customerWrites({ chatId: completed!.chat.id, text: 'thanks!' });
    await harness.interval();
    expect(await harness.eventsSince(before)).toEqual([]);
    expect(harness.sandbox.journal.count({ route: '/chat-messages' })).toBe(0);
  });
});

/** The requested pages of completed tickets, without those of single chats. */
const completedPages = ({ sandbox }: ZaiaHarness): number =>
  sandbox.journal
    .entries({ route: '/tickets/details' })
    .filter(({ query }) => query['status'] === 'completed' && !('chatIds' in query)).length;

describe('the cost of a sync pass', () => {
  test('is one call per list without changes, and one per chat with new messages', async () => {
    const harness = await startZaiaGateway();
    harness.sandbox.journal.clear();
    await harness.interval();
    expect(callsOf(harness.sandbox)).toEqual({ 'GET /tickets/details': 3, 'GET /chats': 1 });
    const spoken = ticketsIn(harness, 'ongoing').slice(0, 4);
    for (const { id } of spoken) await harness.sandbox.customerWrites({ ticketId: id, text: 'hello?' });
    harness.sandbox.journal.clear();
    await harness.interval();
    await harness.interval();
    expect(callsOf(harness.sandbox)).toEqual({
      'GET /tickets/details': 6,
      'GET /chats': 2,
      'GET /chat-messages': 4,
    });
  });

  test('is at most half of the calls for completed tickets, and a ticket completed now is still reported', async () => {
    const harness = await startZaiaGateway(IN_TURNS);
    const ticket = ticketsIn(harness, 'ongoing').at(-1);
    const before = await harness.head();
    await harness.atVendor('PATCH', `/tickets/${ticket!.id}/complete`, { userId: harness.state.users[0]!.id });
    harness.sandbox.journal.clear();
    await harness.interval();
    expect(await harness.eventsSince(before)).toEqual([['TICKET_STATUS_CHANGED', ticket!.id]]);
    expect(completedPages(harness)).toBeLessThanOrEqual(4);
    expect(harness.sandbox.journal.count({ route: '/tickets/:id/details' })).toBe(1);
  });

  test('is one call more with many completed tickets, so that one created and completed in between is reported', async () => {
    const harness = await startZaiaGateway({ ...IN_TURNS, vendor: { listOrder: 'oldest-first' } });
    const before = await harness.head();
    const write = { phone: '+4915100000003', text: 'quickly, please', handOver: true };
    const { ticketId } = await harness.sandbox.customerWrites(write);
    await harness.clock.advance(1);
    await harness.atVendor('PATCH', `/tickets/${ticketId}/complete`, { userId: harness.state.users[0]!.id });
    harness.sandbox.journal.clear();
    await harness.interval();
    expect(await harness.eventsSince(before)).toEqual([
      ['TICKET_CREATED', ticketId],
      ['MESSAGE_ADDED', ticketId],
    ]);
    const byChats = harness.sandbox.journal
      .entries({ route: '/tickets/details' })
      .filter(({ query }) => 'chatIds' in query);
    expect(byChats).toHaveLength(1);
  });

  test('stays within the configured calls per minute; the rest follows later', async () => {
    const harness = await startZaiaGateway({ settings: { callsPerMinute: 12, reservedForWrites: 2 } });
    const spoken = ticketsIn(harness, 'ongoing').slice(0, 14);
    const before = await harness.head();
    for (const { id } of spoken) await harness.sandbox.customerWrites({ ticketId: id, text: 'hello?' });
    harness.sandbox.journal.clear();
    for (let minute = 0; minute < 6; minute += 1) {
      for (let step = 0; step < 12; step += 1) await harness.clock.advance(5000);
    }
    await eventually(async () => expect(await harness.eventsSince(before)).toHaveLength(spoken.length));
    const calls = harness.sandbox.journal.entries().map(({ at }) => at);
    const most = Math.max(...calls.map((start) => calls.filter((at) => at >= start && at < start + 60_000).length));
    expect(most).toBeLessThanOrEqual(12);
  });
});
