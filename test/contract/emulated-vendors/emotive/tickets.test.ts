// The emulated Emotive: reading tickets, the brand's ids, and every route that writes to a ticket.

import { describe, expect, it } from 'vitest';
import { fixture, type Json, openEmotive, rows, startsAt, textOf } from './emotive-harness.ts';

const reply = { message: 'We are on it.', status: 'open', event_time: '2026-03-02T09:00:00Z', system_type: 'custom' };

/** The first matching ticket of the emulator's state. */
const findTicket = (
  { state }: Awaited<ReturnType<typeof openEmotive>>,
  fits: (ticket: { status: string; externalTicketId: string | null }) => boolean,
) => [...state.tickets.values()].find(fits)!;

describe('the ticket list', () => {
  it('pages through all tickets once, in ascending order, in every form of next', async () => {
    for (const nextForm of ['url', 'path', 'id'] as const) {
      const { call, sandbox } = await openEmotive({ nextForm });
      const seen: unknown[] = [];
      let path: string | null = '/tickets?limit=25';
      while (path !== null) {
        const { status, json }: { status: number; json: Json } = await call('GET', path);
        expect(status).toBe(200);
        seen.push(...rows(json['items']).map((ticket) => ticket['id']));
        const next = 'next' in json ? textOf(json['next']) : null;
        if (next === null) path = null;
        else if (nextForm === 'url') path = next;
        else if (nextForm === 'path') path = `${sandbox.origin}${next}`;
        else path = `/tickets?limit=25&after_ticket_id=${next}`;
      }
      expect(seen).toHaveLength(60);
      expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => Number(a) - Number(b)));
    }
  });

  it('returns 20 tickets by default and refuses limits outside 5 to 50', async () => {
    const { call } = await openEmotive();
    expect((await call('GET', '/tickets')).json['items']).toHaveLength(20);
    for (const query of ['limit=4', 'limit=51', 'limit=x', 'after_ticket_id=-1', 'after_ticket_id=a']) {
      expect((await call('GET', `/tickets?${query}`)).status).toBe(400);
    }
    expect((await call('GET', '/tickets?limit=5')).json['items']).toHaveLength(5);
    expect((await call('GET', '/tickets?after_ticket_id=99999999')).json).toEqual({ items: [] });
  });

  it('sends the documented fields, and the id under the configured names', async () => {
    const documented = {
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      opted_in_user: expect.stringMatching(/^\+\d{8,15}$/),
      system_type: 'custom',
      status: expect.stringMatching(/^(new|open|pending|on_hold|solved|closed)$/),
      external_ticket_id: null,
      external_user_id: null,
    };
    const ids = { both: { id: 1, ticket_id: 1 }, id: { id: 1 }, ticket_id: { ticket_id: 1 } };
    for (const ticketIdField of ['both', 'id', 'ticket_id'] as const) {
      const world = await openEmotive({ ticketIdField });
      const { id } = findTicket(world, (ticket) => ticket.externalTicketId === null);
      const { json } = await world.call('GET', `/tickets/${id}`);
      const named = Object.fromEntries(Object.keys(ids[ticketIdField]).map((name) => [name, id]));
      expect(json['ticket']).toEqual({ ...documented, ...named });
    }
  });
});

describe('the seeded tickets', () => {
  it('are the same for the same seed, have every status and many scripts, and are in the past', async () => {
    const first = await openEmotive({}, 300);
    const second = await openEmotive({}, 300);
    const tickets = [...first.state.tickets.values()];
    expect(tickets).toEqual([...second.state.tickets.values()]);
    expect(new Set(tickets.map((ticket) => ticket.status)).size).toBe(6);
    const text = tickets.flatMap((ticket) => ticket.events.map((event) => event.message)).join('');
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /\p{Script=Han}/u, /\p{Script=Thai}/u]) {
      expect(text).toMatch(script);
    }
    for (const ticket of tickets) {
      expect(ticket.events.at(-1)!.createdAt).toBeLessThan(startsAt);
      expect(ticket.events.at(-1)!.status).toBe(ticket.status);
    }
  });

  it('leave each subscriber at most one active ticket', async () => {
    const { state } = await openEmotive({}, 300);
    const active = [...state.tickets.values()].filter(({ status }) => status !== 'closed' && status !== 'solved');
    expect(new Set(active.map((ticket) => ticket.phone)).size).toBe(active.length);
  });

  it('have times in the configured format', async () => {
    const forms = { zulu: /\.\d{3}Z$/, offset: /\+00:00$/, naive: /\.\d{3}$/ };
    for (const timeForm of ['zulu', 'offset', 'naive'] as const) {
      const { call } = await openEmotive({ timeForm });
      const { json } = await call('GET', '/tickets/10001');
      expect(json['ticket']!['created_at']).toMatch(forms[timeForm]);
      expect(rows(json['events'])[0]!['created']).toMatch(forms[timeForm]);
    }
  });
});

describe('one ticket', () => {
  it('has its events and is 404 when unknown or not an integer', async () => {
    const { call } = await openEmotive();
    const { json } = await call('GET', '/tickets/10001');
    const [event] = rows(json['events']);
    const names = ['agent_id', 'created', 'event_time', 'id', 'message', 'status', 'ticket_id'];
    expect(Object.keys(event!).toSorted()).toEqual(names);
    expect(event!['ticket_id']).toBe(10_001);
    for (const id of ['1', 'abc', '10001x']) {
      const missing = await call('GET', `/tickets/${id}`);
      expect(missing.status).toBe(404);
      expect(missing.json).toEqual({ message: expect.any(String) });
    }
  });

  it('accepts the brand’s ids with 201, also the empty ones of the sample', async () => {
    const { call } = await openEmotive();
    const sample = await call('POST', '/tickets/10001', fixture('ticket-update-request'));
    expect(sample.status).toBe(201);
    const body = { external_ticket_id: 'dg-1', external_user_id: 'u-1' };
    const { status, json } = await call('POST', '/tickets/10001', body);
    expect(status).toBe(201);
    expect(json).toEqual({ ticket: expect.objectContaining({ ...body, id: 10_001 }) });
    expect((await call('POST', '/tickets/1', body)).status).toBe(404);
    for (const wrong of [{ status: 'done' }, { system_type: 'paper' }, { external_ticket_id: 7 }]) {
      expect((await call('POST', '/tickets/10001', wrong)).status).toBe(400);
    }
  });

  it('returns sample data of ticket and event for polling', async () => {
    const { call } = await openEmotive();
    const [result] = rows((await call('GET', '/tickets/polling/fallback')).json['results']);
    expect(Object.keys(result!)).toEqual(['ticket', 'event']);
  });

  it('answers a known path with a wrong method with 405', async () => {
    const { call } = await openEmotive();
    expect((await call('DELETE', '/tickets/10001')).status).toBe(405);
  });
});

describe('events of the brand', () => {
  it('delivers the reply of the seed and of the OpenAPI path to the subscriber', async () => {
    const world = await openEmotive();
    const { id, phone } = findTicket(world, (ticket) => ticket.status === 'open');
    for (const path of ['events', 'external-events']) {
      const sent = await world.call('POST', `/tickets/${id}/${path}`, fixture('ticket-event-reply-request'));
      expect(sent.status).toBe(201);
      const { message, event_time: eventTime } = fixture('ticket-event-reply-request');
      const named = { ticket_id: id, agent_id: null, status: 'open', message, event_time: eventTime };
      expect(sent.json).toEqual({ ...named, id: expect.any(Number), created: new Date(startsAt).toISOString() });
      const { json } = await world.call('GET', `/tickets/${id}`);
      expect(rows(json['events']).at(-1)).toEqual(sent.json);
    }
    expect(world.state.delivered.map((text) => text.phone)).toEqual([phone, phone]);
  });

  it('has only the configured reply path', async () => {
    const cases = [
      ['events', 404],
      ['events', 405],
      ['external-events', 404],
      ['external-events', 405],
    ] as const;
    for (const [replyPath, missingReplyPathStatus] of cases) {
      const world = await openEmotive({ replyPath, missingReplyPathStatus });
      const { id } = findTicket(world, (ticket) => ticket.status === 'open');
      const missing = replyPath === 'events' ? 'external-events' : 'events';
      expect((await world.call('POST', `/tickets/${id}/${replyPath}`, reply)).status).toBe(201);
      expect((await world.call('POST', `/tickets/${id}/${missing}`, reply)).status).toBe(missingReplyPathStatus);
      expect(world.state.delivered).toHaveLength(1);
    }
  });

  it('refuses an event that lacks a required field or has an unknown enum value', async () => {
    const world = await openEmotive();
    const { id } = findTicket(world, (ticket) => ticket.status === 'open');
    for (const field of Object.keys(reply)) {
      const rest = Object.fromEntries(Object.entries(reply).filter(([name]) => name !== field));
      expect((await world.call('POST', `/tickets/${id}/events`, rest)).status).toBe(400);
    }
    for (const wrong of [{ status: 'done' }, { system_type: 'paper' }, { agent_id: 5 }, { message: null }]) {
      expect((await world.call('POST', `/tickets/${id}/events`, { ...reply, ...wrong })).status).toBe(400);
    }
    expect((await world.call('POST', '/tickets/1/events', reply)).status).toBe(404);
    expect(world.state.delivered).toEqual([]);
  });

  it('closes by the brand’s id with an empty message, and is 404 before that id was set', async () => {
    const world = await openEmotive();
    const { id } = findTicket(world, (ticket) => ticket.status === 'open');
    const path = '/tickets/external/order%2F12%20ü/events';
    expect((await world.call('POST', path, fixture('ticket-event-close-request'))).status).toBe(404);
    await world.call('POST', `/tickets/${id}`, { external_ticket_id: 'order/12 ü' });
    const closed = await world.call('POST', path, fixture('ticket-event-close-request'));
    expect(closed.status).toBe(201);
    expect(closed.json).toMatchObject({ ticket_id: id, status: 'closed', message: '' });
    expect((await world.call('GET', `/tickets/${id}`)).json['ticket']!['status']).toBe('closed');
    expect(world.state.delivered).toEqual([]);
    await world.call('POST', `/tickets/${id}`, { external_ticket_id: null });
    expect((await world.call('POST', path, fixture('ticket-event-close-request'))).status).toBe(404);
  });

  it('does not deliver #optout and #opt-out and unsubscribes the phone', async () => {
    const world = await openEmotive();
    const open = [...world.state.tickets.values()].filter((ticket) => ticket.status === 'open');
    for (const [index, message] of ['#optout', '#opt-out'].entries()) {
      const { id, phone, events } = open[index]!;
      const before = events.length;
      expect((await world.call('POST', `/tickets/${id}/events`, { ...reply, message })).status).toBe(201);
      expect(world.state.optedOut.has(phone)).toBe(true);
      expect(events).toHaveLength(before);
      await world.call('POST', `/tickets/${id}/events`, reply);
    }
    expect(world.state.delivered).toEqual([]);
  });
});
