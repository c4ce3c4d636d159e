// The emulated Zaia: chats, messages, the workspace, and simulated activity.

import { describe, expect, it } from 'vitest';
import { openZaia, startsAt, ticketIn, UNKNOWN_ID } from './zaia-harness.ts';

describe('chats and messages', () => {
  it('lists chats by the time of their last message, with the open ticket', async () => {
    const world = await openZaia();
    const { sandbox, all, call } = world;
    const ticket = ticketIn(world, 'waiting');
    const since = `/chats?lastChatMessageCreatedAtStart=${new Date(startsAt).toISOString()}`;
    expect(await all(since)).toEqual([]);
    await sandbox.customerWrites({ ticketId: ticket.id, text: 'still there?' });
    expect(await all(since)).toMatchObject([
      { id: ticket.chat.id, ticketId: ticket.id, ticketStatus: 'pending', lastMessageContent: 'still there?' },
    ]);
    expect((await call('GET', `/chats/${ticket.chat.id}/details`)).json).toMatchObject({ lastMessageRole: 'user' });
    expect((await call('GET', `/chats/${UNKNOWN_ID}/details`)).status).toBe(404);
    expect((await call('GET', '/chats?channelTypes=fax')).status).toBe(400);
    const instagram = await all('/chats?channelTypes=instagram');
    expect(new Set(instagram.map(({ channelType }) => channelType))).toEqual(new Set(['instagram']));
  });

  it('returns the newest messages of a chat up to the limit, of one ticket where requested', async () => {
    for (const paginationForm of ['brackets', 'json'] as const) {
      const world = await openZaia({ paginationForm });
      const { call, sandbox } = world;
      const ticket = ticketIn(world, 'ongoing');
      await sandbox.customerWrites({ ticketId: ticket.id, text: 'newest' });
      const { messages, id } = ticket.chat;
      const limited = (limit: number): string =>
        paginationForm === 'brackets'
          ? `pagination[limit]=${limit}`
          : `pagination=${encodeURIComponent(JSON.stringify({ limit }))}`;
      expect((await call('GET', `/chat-messages?chatId=${id}`)).json).toHaveLength(messages.length);
      expect((await call('GET', `/chat-messages?chatId=${id}&${limited(1)}`)).json).toMatchObject([
        { content: 'newest' },
      ]);
      const joined = await call('GET', `/chat-messages?chatId=${id}&ticketIds[]=${ticket.id}&joins=senders`);
      expect(joined.json).toHaveLength(messages.filter(({ ticketId }) => ticketId === ticket.id).length);
      expect(joined.json[0]).toMatchObject({ sender: { id: ticket.chat.owner.id, entity: 'external-users' } });
      for (const query of [`chatId=${id}&${limited(1001)}`, `chatId=${id}&joins=all`, 'ticketIds=x', '']) {
        expect((await call('GET', `/chat-messages?${query}`)).status, query).toBe(400);
      }
    }
  });
});

describe('the workspace', () => {
  it('lists channels, teams and responders with their fields', async () => {
    const { call } = await openZaia();
    const channel = { id: expect.any(String), name: 'Website', type: 'widget', workspaceId: expect.any(String) };
    expect((await call('GET', '/channels?search=web')).json).toMatchObject([channel]);
    expect((await call('GET', '/ticketing-teams')).json).toHaveLength(4);
    const squads = (await call('GET', '/super-identities/responders?responderEntities[]=squads')).json;
    expect(squads).toMatchObject([{ entity: 'squads', name: 'Night squad' }]);
    expect((await call('GET', '/super-identities/responders?responderEntities=people')).status).toBe(400);
  });

  it('creates, changes and deletes tags', async () => {
    const { call } = await openZaia();
    const made = await call('POST', '/tags', { name: 'vip', color: '3', description: '' });
    expect([made.status, made.json['name'], made.json['activeTicketCount']]).toEqual([200, 'vip', 0]);
    const path = `/tags/${String(made.json['id'])}`;
    expect((await call('PATCH', path, { name: 'VIP' })).json).toMatchObject({ name: 'VIP', color: '3' });
    expect((await call('POST', '/tags', { name: 'x', color: '10', description: '' })).status).toBe(400);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(404);
  });

  it('has no routes for users and for sending a message', async () => {
    const { sandbox } = await openZaia();
    const headers = { authorization: 'sandbox-zaia-api-key' };
    expect((await fetch(`${sandbox.url}/users`, { headers })).status).toBe(501);
    expect((await fetch(`${sandbox.url}/chat-messages`, { method: 'POST', headers })).status).toBe(405);
  });
});

describe('simulated activity', () => {
  it('lets a responder lead a new chat and hand it over', async () => {
    const { sandbox, state } = await openZaia();
    const first = await sandbox.customerWrites({ phone: '+4915100000001', name: 'Ana', text: 'hello' });
    expect(first).toMatchObject({ ticketId: null, delivery: null });
    const handed = await sandbox.customerWrites({ phone: '+4915100000001', text: 'a person please', handOver: true });
    const ticket = state.tickets.get(handed.ticketId!)!;
    expect(ticket).toMatchObject({ assigneeId: null, circumstance: 'handover', summary: 'a person please' });
    expect(ticket.chat.messages.map(({ content }) => content)).toEqual(['hello', 'a person please']);
    await expect(sandbox.customerWrites({ ticketId: UNKNOWN_ID })).rejects.toThrow(RangeError);
  });

  it('continues at random: with answers, handovers and completions', async () => {
    const { sandbox, state } = await openZaia({}, 20);
    for (let turn = 0; turn < 60; turn += 1) {
      await sandbox.customerWrites({ phone: `+49151000000${turn % 5}`, continues: true });
    }
    const writers = new Set(
      [...state.chats.values()].slice(-5).flatMap(({ messages }) => messages.map(({ from }) => from)),
    );
    expect(writers).toEqual(new Set(['customer', 'bot', 'attendant']));
    expect([...state.tickets.values()].slice(20).some(({ completedAt }) => completedAt !== null)).toBe(true);
  });

  it('has many languages and the same state for the same seed', async () => {
    const [one, other] = [await openZaia(), await openZaia()];
    const texts = ({ state }: typeof one) =>
      [...state.chats.values()].flatMap(({ messages }) => messages.map((m) => m.content));
    expect(texts(one)).toEqual(texts(other));
    expect(texts(one).some((text) => /\p{Script=Arabic}|\p{Script=Han}/u.test(text))).toBe(true);
  });

  it('refuses calls beyond the configured limit, with Retry-After', async () => {
    const { call } = await openZaia({ callsPerMinute: 2 });
    await call('GET', '/tags');
    await call('GET', '/tags');
    const { status, headers } = await call('GET', '/tags');
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
  });
});
