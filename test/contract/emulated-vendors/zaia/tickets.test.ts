// The emulated Zaia: reading tickets with every filter, and changing them.

import { describe, expect, it } from 'vitest';
import { openZaia, ticketIn, UNKNOWN_ID, UUID } from './zaia-harness.ts';

const DETAILS = [
  'assigneeEmail assigneeId assigneeName assigneePicture channelId channelName channelType chatId chatIsRemoved chatOwnerId',
  'completedAt createdAt id isOwnerBlocked ongoingAt ownerEmail ownerEntity ownerIdentifier ownerName pendingChatMessages',
  'responderEntity responderId responderName responderPicture responderVersionId responderVersionNumber status summary',
  'ticketingTeamId ticketingTeamName ticketingTeamPicture workspaceId',
].flatMap((line) => line.split(' '));
const ROW =
  'assigneeId chatId circumstance completedAt createdAt id lastViewedAt ongoingAt status summary ticketingTeamId updatedAt';

describe('the key', () => {
  it('is the raw value of the authorization header, without Bearer', async () => {
    const { call } = await openZaia();
    expect((await call('GET', '/channels')).status).toBe(200);
    for (const authorization of ['Bearer sandbox-zaia-api-key', 'wrong', '']) {
      const { status, json } = await call('GET', '/channels', undefined, { authorization });
      expect(status).toBe(401);
      expect(Object.keys(json)).toEqual(['code', 'cta', 'feedback', 'message', 'name']);
    }
  });
});

describe('the ticket list', () => {
  it('returns the tickets of one status, ten per page by default', async () => {
    const { call, all, state } = await openZaia();
    expect((await call('GET', '/tickets/details')).status).toBe(400);
    expect((await call('GET', '/tickets/details?status=finished')).status).toBe(400);
    expect((await call('GET', '/tickets/details?status=ongoing')).json).toHaveLength(10);
    const lists = await Promise.all(
      ['pending', 'ongoing', 'completed'].map((status) => all(`/tickets/details?status=${status}`)),
    );
    expect(lists.every((list) => list.length > 5)).toBe(true);
    const ids = lists.flat().map(({ id }) => String(id));
    expect(ids).toHaveLength(state.tickets.size);
    expect(new Set(ids)).toEqual(new Set(state.tickets.keys()));
    for (const query of ['pageSize=0', 'pageSize=101', 'pageNumber=0', 'pageNumber=x', 'chatIds[]=x']) {
      expect((await call('GET', `/tickets/details?status=ongoing&${query}`)).status, query).toBe(400);
    }
  });

  it('sends the documented fields and no others', async () => {
    const world = await openZaia();
    const ticket = ticketIn(world, 'completed');
    const { json } = await world.call('GET', `/tickets/${ticket.id}/details`);
    expect(Object.keys(json).toSorted()).toEqual(DETAILS.toSorted());
    expect(json).toMatchObject({ id: ticket.id, chatId: ticket.chat.id, status: 'completed', summary: ticket.summary });
    expect(json['id']).toMatch(UUID);
    expect((await world.call('GET', `/tickets/${UNKNOWN_ID}/details`)).status).toBe(404);
    expect((await world.call('GET', '/tickets/17/details')).status).toBe(400);
  });

  it('filters by chats, assignees, responders, versions, tags and text', async () => {
    const world = await openZaia();
    const { all, state } = world;
    const ticket = ticketIn(world, 'ongoing');
    const other = ticketIn(world, 'waiting');
    const tagId = [...state.tags.keys()][0]!;
    ticket.tags.set(tagId, 1);
    const { responder } = ticket.chat;
    const filters: Record<string, (one: typeof ticket) => boolean> = {
      [`chatIds[]=${ticket.chat.id}&chatIds[]=${other.chat.id}`]: ({ chat }) => chat === ticket.chat,
      [`chatIds=${ticket.chat.id}`]: ({ chat }) => chat === ticket.chat,
      [`assigneeIds[]=${ticket.assigneeId}`]: ({ assigneeId }) => assigneeId === ticket.assigneeId,
      [`responderIds=${responder.id}`]: ({ chat }) => chat.responder === responder,
      [`tagIds=${tagId}`]: ({ tags }) => tags.has(tagId),
      [`search=${encodeURIComponent(ticket.summary.slice(0, 20))}`]: ({ summary, chat }) =>
        `${summary}\n${chat.owner.name}`.toLowerCase().includes(ticket.summary.slice(0, 20).toLowerCase()),
    };
    const ongoing = [...state.tickets.values()].filter((one) => one.ongoingAt !== null && one.completedAt === null);
    for (const [query, fits] of Object.entries(filters)) {
      const found = await all(`/tickets/details?status=ongoing&${query}`);
      expect(new Set(found.map(({ id }) => id)), query).toEqual(new Set(ongoing.filter(fits).map(({ id }) => id)));
      expect(found.map(({ id }) => id)).toContain(ticket.id);
    }
    ticket.chat.isRemoved = true;
    expect(await all(`/tickets/details?status=ongoing&chatIds=${ticket.chat.id}`)).toEqual([]);
    expect(await all(`/tickets/details?status=ongoing&includeRemoved=true&chatIds=${ticket.chat.id}`)).toHaveLength(1);
  });

  it('uses the configured status values', async () => {
    const { all } = await openZaia({
      statusWords: { waiting: 'unanswered', ongoing: 'in-progress', completed: 'done' },
    });
    expect(await all('/tickets/details?status=unanswered')).not.toEqual([]);
    expect((await all('/tickets/details?status=done'))[0]).toMatchObject({ status: 'done' });
  });
});

describe('writing', () => {
  it('takes over, assigns and completes an open ticket, each answering the row', async () => {
    const world = await openZaia();
    const { call, state } = world;
    const ticket = ticketIn(world, 'waiting');
    const [one, other] = state.users;
    const taken = await call('PATCH', `/tickets/${ticket.id}/takeover`, { assigneeId: one!.id });
    expect([taken.status, Object.keys(taken.json).toSorted().join(' ')]).toEqual([200, ROW]);
    expect(taken.json).toMatchObject({ assigneeId: one!.id, status: 'ongoing', completedAt: null });
    const assigned = await call('PATCH', `/tickets/${ticket.id}/assignee`, { assigneeId: other!.id });
    expect(assigned.json).toMatchObject({ assigneeId: other!.id, status: 'ongoing' });
    for (const body of [{ assigneeId: null }, { userId: one!.id }, { assigneeId: 'x' }]) {
      expect((await call('PATCH', `/tickets/${ticket.id}/assignee`, body)).status).toBe(400);
    }
    const completed = await call('PATCH', `/tickets/${ticket.id}/complete`, { userId: one!.id });
    expect(completed.json).toMatchObject({ status: 'completed', assigneeId: other!.id });
    expect((await call('PATCH', `/tickets/${ticket.id}/takeover`, { assigneeId: one!.id })).status).toBe(400);
    expect((await call('PATCH', `/tickets/${UNKNOWN_ID}/complete`, { userId: one!.id })).status).toBe(404);
  });

  it('creates a ticket for a chat that has none open; the team may be null but not absent', async () => {
    const world = await openZaia();
    const { call, state } = world;
    const chat = ticketIn(world, 'completed').chat;
    for (const one of chat.tickets) one.completedAt ??= 1;
    const fields = { chatId: chat.id, assigneeId: state.users[0]!.id, status: 'ongoing' };
    expect((await call('POST', '/tickets', fields)).status).toBe(400);
    expect((await call('POST', '/tickets', { ...fields, ticketingTeamId: null, status: 'x' })).status).toBe(400);
    const { status, json } = await call('POST', '/tickets', { ...fields, ticketingTeamId: null });
    expect(status).toBe(200);
    expect(json).toMatchObject({ circumstance: 'takeover', status: 'ongoing', ticketingTeamId: null, chatId: chat.id });
    expect((await call('POST', '/tickets', { ...fields, ticketingTeamId: state.teams[0]!.id })).status).toBe(400);
    expect((await call('POST', '/tickets', { ...fields, chatId: UNKNOWN_ID, ticketingTeamId: null })).status).toBe(404);
  });

  it('attaches and removes tags, which no read returns', async () => {
    const world = await openZaia();
    const { call, state } = world;
    const ticket = ticketIn(world, 'ongoing');
    ticket.tags.clear();
    const tagId = [...state.tags.keys()][0]!;
    const path = `/tickets/${ticket.id}/tags`;
    expect((await call('POST', path, { tagId })).json).toMatchObject({ tagId, ticketId: ticket.id });
    expect((await call('POST', path, { tagId: UNKNOWN_ID })).status).toBe(404);
    const counted = (await call('GET', `/tags/${tagId}`)).json['activeTicketCount'] as number;
    const removed = await call('DELETE', `${path}/${tagId}`);
    expect([removed.status, Object.keys(removed.json)]).toEqual([200, ['message']]);
    expect((await call('GET', `/tags/${tagId}`)).json['activeTicketCount']).toBe(counted - 1);
    expect((await call('DELETE', `${path}/${tagId}`)).status).toBe(404);
  });
});
