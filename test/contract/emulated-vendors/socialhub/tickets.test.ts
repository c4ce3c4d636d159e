// The ticket routes of the emulated SocialHub.

import { describe, expect, it } from 'vitest';
import { fixture, openSocialhub, startsAt } from './socialhub-harness.ts';

describe('a call', () => {
  it('without the channel’s token is the documented 401', async () => {
    const { call } = await openSocialhub();
    const refused = await call('GET', '/', undefined, 'another');
    expect(refused).toMatchObject({ status: 401, json: fixture('error-401-AccessTokenInvalidError') });
    expect(refused.headers.get('x-ratelimit-limit')).toBeNull();
  });

  it('counts against its route, with headers on every answer and the documented 429 beyond', async () => {
    const { call, clock } = await openSocialhub({ rateLimit: 2 });
    const first = await call('GET', '/');
    expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual(['2', '1']);
    await call('GET', '/');
    const third = await call('GET', '/');
    const documented = fixture('error-429-TooManyRequestsError');
    expect(third).toMatchObject({ status: documented.status, json: documented.body });
    expect(third.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call('PATCH', '/manifest', {})).status).toBe(200);
    clock.advance(60_000);
    expect((await call('GET', '/')).status).toBe(200);
  });

  it('to a disabled channel is ChannelDeactivated', async () => {
    const { call, vendor } = await openSocialhub();
    await vendor.customerWrites({ act: 'disable-channel' });
    expect(await call('GET', '/')).toMatchObject({ status: 403, json: { code: 'ChannelDeactivated' } });
    await vendor.customerWrites({ act: 'enable-channel' });
    expect((await call('GET', '/')).status).toBe(200);
  });
});

describe('POST /inbox/tickets', () => {
  it('answers the documented request in the documented shape', async () => {
    const { call, state } = await openSocialhub();
    const { status, json, id } = await call('POST', '/inbox/tickets', fixture('create-ticket-request'));
    const documented = fixture('create-ticket-response-201');
    expect(status).toBe(201);
    expect(Object.keys(json).sort()).toEqual(Object.keys(documented).sort());
    expect(Object.keys(json.interaction).sort()).toEqual(Object.keys(documented.interaction).sort());
    expect(json.createdTime).toBe(new Date(startsAt).toISOString());
    expect(json.interaction.root).toEqual({ ...documented.interaction.root, createdTime: json.createdTime });
    expect(json.interaction.interactor.interactorId).toMatch(/^[a-f0-9]{24}$/);
    expect(state.tickets.get(id)).toMatchObject({ folder: 'inbox' });
  });

  it('creates an empty hidden root for a reply, which a later post fills', async () => {
    const { create, state } = await openSocialhub();
    await create({ root: { rootId: 'post-0001' } });
    const hidden = [...state.tickets.values()].find(({ networkItemId }) => networkItemId === 'post-0001');
    expect(hidden).toMatchObject({ folder: 'hidden' });
    expect(await create({ networkItemId: 'post-0001' })).toMatchObject({ status: 201, id: hidden?.id });
  });

  it('is the documented 409 for an existing interaction', async () => {
    const { create } = await openSocialhub();
    await create();
    expect(await create({ message: 'Other' })).toMatchObject({ status: 409, json: fixture('error-409-ConflictError') });
  });

  it('keeps a post of the channel itself out of the inbox', async () => {
    const { create, state } = await openSocialhub();
    const { id } = await create({ interactor: { interactorId: 'page-1000', name: 'Us' } });
    expect(state.tickets.get(id)).toMatchObject({ folder: 'hidden' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['no networkItemId', { networkItemId: undefined }],
    ['a networkItemId that is too short', { networkItemId: 'short' }],
    ['a networkItemId with a space', { networkItemId: 'with space' }],
    ['no content', { message: undefined }],
    ['empty content', { message: '', pictures: [] }],
    ['too long a message', { message: 'x'.repeat(10_001) }],
    ['a picture over http', { pictures: [{ small: 'http://a.example/x.png' }] }],
    ['a picture without a small one', { pictures: [{ large: 'https://a.example/x.png' }] }],
    ['a file over http', { attachments: [{ url: 'http://a.example/x' }] }],
    ['a media type that is none', { attachments: [{ url: 'https://a.example/x', mimeType: 'pdf' }] }],
    ['a scale of 101', { rating: { value: 1, scale: 101 } }],
    ['an interactor without a name', { interactor: { interactorId: 'u_1' } }],
    ['an interactor with a short id', { interactor: { interactorId: 'u1', name: 'x' } }],
    ['an avatar over http', { interactor: { interactorId: 'u_1', name: 'x', picture: 'http://a.example/x' } }],
    ['a type on a channel of its own', { type: 'COMMENT' }],
  ])('refuses %s', async (_name, interaction) => {
    const { create } = await openSocialhub();
    const { status, json } = await create(interaction);
    expect([status, json.code]).toEqual([400, 'BadRequestError']);
    expect(json.message).toMatch(/^Error: /);
  });

  it('accepts a type on a channel of a reusable manifest', async () => {
    const { create } = await openSocialhub({ isReusable: true });
    expect((await create({ type: 'COMMENT' })).status).toBe(201);
    expect((await create({ networkItemId: 'comment-2', type: 'SHOUT' })).status).toBe(400);
  });
});

describe('PATCH /inbox/tickets/{id}', () => {
  it('changes single fields, and moves the ticket back to the inbox on request', async () => {
    const { call, create, state, vendor } = await openSocialhub();
    const { json, id } = await create({ interactor: { interactorId: 'u_1', name: 'Jork' } });
    await vendor.customerWrites({ act: 'button', ticketId: id });
    expect(state.tickets.get(id)).toMatchObject({ folder: 'done' });
    const changes = { message: 'Edit', updatedTime: '2026-03-02T10:00:00Z', interactor: { name: 'Jörk' } };
    const changed = await call('PATCH', `/inbox/tickets/${id}`, { interaction: changes });
    expect(changed).toMatchObject({
      status: 200,
      json: { updatedTime: expect.any(String), interaction: { message: 'Edit', interactor: { name: 'Jörk' } } },
    });
    expect(changed.json.interaction.interactor.interactorId).toBe(json.interaction.interactor.interactorId);
    expect(state.tickets.get(id)).toMatchObject({ folder: 'done' });
    await call('PATCH', `/inbox/tickets/${id}?reset=true`, { interaction: {} });
    expect(state.tickets.get(id)).toMatchObject({ folder: 'inbox' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['createdTime', { createdTime: '2026-03-02T10:00:00Z' }],
    ['networkItemId', { networkItemId: 'comment-9' }],
    ['root', { root: { rootId: 'post-0001' } }],
    ['the interactor’s id', { interactor: { interactorId: 'u_2' } }],
  ])('refuses to change %s', async (_name, interaction) => {
    const { call, create } = await openSocialhub();
    const { id } = await create();
    expect(await call('PATCH', `/inbox/tickets/${id}`, { interaction })).toMatchObject({ status: 400 });
  });

  it('of an unknown ticket is 404, of an invalid id 400', async () => {
    const { call } = await openSocialhub();
    expect((await call('PATCH', `/inbox/tickets/${'a'.repeat(24)}`, { interaction: {} })).status).toBe(404);
    expect((await call('PATCH', '/inbox/tickets/xyz', { interaction: {} })).status).toBe(400);
  });
});
