// The reads of the Zaia adapter: the backfill, tickets in bulk, threads, the short lists.

import { describe, expect, test } from 'vitest';
import { failureOf, ofType, readHistory } from '../../../kit/vendor-account.ts';
import { DETAILS, keyOf, LIST, recordOf, startZaia, ticketsIn, UNKNOWN_ID } from './account.ts';

describe('the backfill', () => {
  test('reads every ticket once, status by status, with its people', async () => {
    const account = await startZaia({}, {}, { ticketCount: 330 });
    const pages = await readHistory(account.adapter);
    const observations = pages.flatMap((page) => page.observations);
    const tickets = ofType(observations, 'ticket');
    expect(tickets.map(({ key }) => key).toSorted((a, b) => a.localeCompare(b))).toEqual(
      [...account.state.tickets.values()].map(keyOf).toSorted((a, b) => a.localeCompare(b)),
    );
    expect(pages.length).toBeLessThanOrEqual(6);
    expect(new Set(tickets.map(({ fields }) => fields.status))).toEqual(new Set(['NEW', 'OPEN', 'CLOSED']));
    const kinds = new Set(ofType(observations, 'catalog').map(({ entry }) => entry.kind));
    expect(kinds).toEqual(new Set(['contact', 'agent', 'bot']));
    for (const page of pages) {
      const people = ofType(page.observations, 'catalog').map(({ entry }) => `${entry.kind} ${entry.key}`);
      expect(new Set(people).size).toBe(people.length);
    }
    expect(account.unknownValues).toEqual([]);
  });

  test('continues after a restart', async () => {
    const account = await startZaia({}, {}, { ticketCount: 330 });
    const first = await account.adapter.feed!.readPage(null);
    const second = await account.open().adapter.feed!.readPage(first.cursor);
    const keys = (page: typeof first): string[] => ofType(page.observations, 'ticket').map(({ key }) => key);
    expect(keys(second)).not.toHaveLength(0);
    expect(keys(second).filter((key) => keys(first).includes(key))).toEqual([]);
  });

  test('names the status value that the vendor refuses', async () => {
    const account = await startZaia({}, { statuses: ['unanswered=NEW', 'completed=CLOSED'] });
    const failure = await failureOf(account.adapter.feed!.readPage(null));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', httpStatus: 400 });
    expect(failure.message).toContain('"unanswered"');
  });

  test('maps a row', async () => {
    const account = await startZaia();
    const ticket = ticketsIn(account, 'ongoing').find(({ chat }) => chat.channel.type === 'whatsapp')!;
    const reading = (await account.adapter.reads.tickets!.read([keyOf(ticket)])).get(keyOf(ticket))!;
    expect(reading).toMatchObject({ state: 'found' });
    const record = recordOf(reading.state === 'found' ? reading.observations : []);
    const { owner, responder, channel } = ticket.chat;
    expect(record).toMatchObject({
      nativeId: ticket.id,
      status: 'OPEN',
      nativeStatus: { code: 'ongoing', label: 'ongoing' },
      summary: ticket.summary,
      assigneeKey: ticket.assigneeId,
      teamKey: ticket.team?.id ?? null,
      channelType: 'WHATSAPP',
      channelKey: channel.id,
      contactKey: owner.id,
      contactName: owner.name,
      phone: owner.identifier,
      responder: { kind: 'BOT', key: responder.id, displayName: responder.name },
      tagKeys: null,
      createdAt: ticket.createdAt,
      updatedAt: ticket.ongoingAt,
      closedAt: null,
    });
  });
});

describe('many tickets at once', () => {
  test('a hundred tickets cost at most four calls, one per status and page', async () => {
    const account = await startZaia({}, {}, { ticketCount: 140 });
    const keys = [...account.state.tickets.values()].slice(-100).map(keyOf);
    const readings = await account.adapter.reads.tickets!.read(keys);
    expect([...readings.values()].every(({ state }) => state === 'found')).toBe(true);
    expect([...readings.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual(
      keys.toSorted((a, b) => a.localeCompare(b)),
    );
    expect(account.journal.count()).toBeLessThanOrEqual(4);
    expect(account.journal.count({ route: LIST })).toBe(account.journal.count());
  });

  test('no more tickets than statuses are read one by one', async () => {
    const account = await startZaia();
    const keys = ticketsIn(account, 'completed').slice(0, 3).map(keyOf);
    await account.adapter.reads.tickets!.read(keys);
    expect(account.journal.count({ route: DETAILS })).toBe(3);
    expect(account.journal.count()).toBe(3);
  });

  test('a result for every key: found, missing, of another chat, malformed', async () => {
    const account = await startZaia();
    const [one, other] = ticketsIn(account, 'waiting');
    const wrong = `${other!.chat.id}/${one!.id}`;
    const unknown = `${UNKNOWN_ID}/${UNKNOWN_ID}`;
    const keys = [keyOf(one!), wrong, unknown, 'nonsense', '../../..'];
    const readings = await account.adapter.reads.tickets!.read(keys);
    expect(keys.map((key) => readings.get(key)?.state)).toEqual(['found', 'missing', 'missing', 'missing', 'missing']);
  });

  test('a status missing from the settings hides no ticket', async () => {
    const account = await startZaia({}, { statuses: ['pending=NEW', 'completed=CLOSED'] });
    const tickets = [...ticketsIn(account, 'ongoing').slice(0, 2), ...ticketsIn(account, 'waiting').slice(0, 2)];
    const readings = await account.adapter.reads.tickets!.read(tickets.map(keyOf));
    expect([...readings.values()].map(({ state }) => state)).toEqual(['found', 'found', 'found', 'found']);
    const hidden = readings.get(keyOf(tickets[0]!))!;
    expect(recordOf(hidden.state === 'found' ? hidden.observations : [])).toMatchObject({
      status: 'OPEN',
      nativeStatus: { code: 'ongoing' },
    });
    expect(account.unknownValues).toContainEqual(['status', 'ongoing']);
  });

  test('a failed bulk call fails every key, and none is missing', async () => {
    const account = await startZaia();
    account.sandbox.faults.add({ route: LIST, status: 503 });
    const keys = ticketsIn(account, 'ongoing').slice(0, 5).map(keyOf);
    const readings = await account.adapter.reads.tickets!.read(keys);
    expect([...readings.values()].map((reading) => reading.state === 'failed' && reading.failure.code)).toEqual(
      keys.map(() => 'UNAVAILABLE'),
    );
  });

  test('a ticket of a removed chat is missing, unless the account includes them', async () => {
    for (const removedChats of [false, true]) {
      const account = await startZaia({}, { removedChats });
      const ticket = ticketsIn(account, 'ongoing')[0]!;
      ticket.chat.isRemoved = true;
      const key = keyOf(ticket);
      expect((await account.adapter.reads.tickets!.read([key])).get(key)?.state).toBe(
        removedChats ? 'found' : 'missing',
      );
      const history = (await readHistory(account.adapter)).flatMap((page) => ofType(page.observations, 'ticket'));
      expect(history.some((one) => one.key === key)).toBe(removedChats);
    }
  });

  test('a ticket is found by the id that the vendor shows', async () => {
    const account = await startZaia();
    const ticket = ticketsIn(account, 'waiting')[0]!;
    const find = account.adapter.reads.findTicket!;
    expect(await find(ticket.id.toUpperCase())).toMatchObject({ state: 'found', key: keyOf(ticket) });
    expect(await find(UNKNOWN_ID)).toEqual({ state: 'missing' });
    account.journal.clear();
    expect(await find('17')).toEqual({ state: 'missing' });
    expect(account.journal.count()).toBe(0);
  });
});

describe('threads', () => {
  test('have authors, are oldest first, and end complete', async () => {
    for (const paginationForm of ['brackets', 'json'] as const) {
      const account = await startZaia({ paginationForm }, { paginationForm });
      const ticket = ticketsIn(account, 'completed').find(
        ({ chat }) => chat.tickets.length === 1 && new Set(chat.messages.map(({ from }) => from)).size === 3,
      )!;
      const reading = (await account.adapter.reads.threads!.read([keyOf(ticket)])).get(keyOf(ticket))!;
      const observations = reading.state === 'found' ? reading.observations : [];
      const messages = ofType(observations, 'message');
      expect(messages.map(({ fields }) => fields.text)).toEqual(ticket.chat.messages.map(({ content }) => content));
      const writers = { customer: 'CONTACT', bot: 'BOT', attendant: 'AGENT' } as const;
      expect(messages.map(({ fields }) => [fields.author?.kind, fields.author?.key, fields.automated])).toEqual(
        ticket.chat.messages.map(({ from, senderId }) => [writers[from], senderId, from === 'bot']),
      );
      expect(observations.at(-1)).toEqual({ type: 'thread-complete', ticketKey: keyOf(ticket) });
      expect(account.unknownValues).toEqual([]);
    }
  });

  test('of a workspace user who tests the chat are from the contact, not from an agent', async () => {
    const account = await startZaia({}, {}, { ticketCount: 150 });
    const ticket = [...account.state.tickets.values()].find(({ chat }) => chat.owner.entity === 'users')!;
    const { owner } = ticket.chat;
    const reading = (await account.adapter.reads.threads!.read([keyOf(ticket)])).get(keyOf(ticket))!;
    const observations = reading.state === 'found' ? reading.observations : [];
    const [first] = ofType(observations, 'message');
    expect(first!.fields).toMatchObject({ direction: 'INBOUND', author: { kind: 'CONTACT', key: owner.id } });
    const contact = ofType(observations, 'catalog').find(({ entry }) => entry.kind === 'contact')!.entry;
    expect(contact).toMatchObject({
      key: owner.id,
      blocked: null,
      identities: [{ kind: 'EMAIL', value: owner.email }],
    });
  });

  test('of one chat are separated by ticket, and end when the responder leads again', async () => {
    const account = await startZaia();
    const chat = [...account.state.chats.values()].find(({ tickets }) => tickets.length === 2)!;
    const [first, second] = chat.tickets;
    const lead = { chatId: chat.id, from: 'bot', text: 'back with me' } as const;
    for (const ticket of chat.tickets) ticket.completedAt ??= account.clock.now();
    account.clock.advance(1000);
    await account.sandbox.customerWrites(lead);
    const readings = await account.adapter.reads.threads!.read([keyOf(first!), keyOf(second!)]);
    const idsOf = (ticket: typeof first): string[] => {
      const reading = readings.get(keyOf(ticket!))!;
      return ofType(reading.state === 'found' ? reading.observations : [], 'message').map(({ nativeId }) => nativeId);
    };
    const own = (ticket: typeof first): string[] =>
      chat.messages.filter(({ ticketId }) => ticketId === ticket!.id).map(({ id }) => id);
    expect(idsOf(first)).toEqual(expect.arrayContaining(own(first)));
    expect(idsOf(second)).toEqual(expect.arrayContaining(own(second)));
    expect(idsOf(first).some((id) => own(second).includes(id))).toBe(false);
    expect(idsOf(second).some((id) => own(first).includes(id))).toBe(false);
    expect(idsOf(second)).not.toContain(chat.messages.at(-1)!.id);
  });

  test('longer than one response are also requested by ticket', async () => {
    const account = await startZaia();
    const ticket = ticketsIn(account, 'ongoing')[0]!;
    for (let index = 0; index < 1005; index += 1) {
      await account.sandbox.customerWrites({ ticketId: ticket.id, text: `line ${index}` });
    }
    const reading = (await account.adapter.reads.threads!.read([keyOf(ticket)])).get(keyOf(ticket))!;
    expect(ofType(reading.state === 'found' ? reading.observations : [], 'message')).toHaveLength(1000);
    expect(account.journal.count({ route: '/chat-messages' })).toBe(2);
    expect(account.warnings).toMatchObject([{ details: { ticket: ticket.id } }]);
  });
});

describe('the short lists', () => {
  test('are read whole and end complete', async () => {
    const account = await startZaia();
    const counts = { channel: 5, team: 4, tag: 6, bot: 4 } as const;
    for (const [kind, count] of Object.entries(counts)) {
      const observations = await account.adapter.reads.collections[kind as 'tag']!.read();
      expect(ofType(observations, 'catalog').map(({ entry }) => entry.kind)).toEqual(Array(count).fill(kind));
      expect(observations.at(-1)).toEqual({ type: 'collection-complete', kind, scope: null });
    }
    expect(account.unknownValues).toEqual([]);
  });
});
