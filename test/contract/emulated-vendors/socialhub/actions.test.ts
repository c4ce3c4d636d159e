// The emulated SocialHub's manifest, its signed webhooks, and the callbacks of the integration.

import { describe, expect, it } from 'vitest';
import { fetchTemplates } from '../../../../src/vendors/socialhub/sandbox/index.ts';
import { fixture, openIntegration, openSocialhub, SECRET, startsAt } from './socialhub-harness.ts';

type Opened = Awaited<ReturnType<typeof openSocialhub>>;
const register = (call: Opened['call'], url: string, secret = SECRET) =>
  call('PATCH', '/manifest', { webhook: { url: `${url}/webhook`, secret } });
const actionsOf = (body: string): any[] => JSON.parse(body).events.ticket_action;

describe('the manifest', () => {
  it('is empty for a new channel, accepts the documented part, and appears at the root', async () => {
    const { call, state } = await openSocialhub({ ticketActions: 'none' });
    const { received, url } = await openIntegration();
    const documented = fixture('manifest-patch-request');
    const part = { ...documented, webhook: { ...documented.webhook, url: `${url}/webhook` } };
    const { status, json } = await call('PATCH', '/manifest', part);
    expect(status).toBe(200);
    expect(json.inbox).toEqual(documented.inbox);
    expect((await call('GET', '/')).json).toMatchObject({
      channel: { networkId: 'page-1000' },
      manifest: { inbox: documented.inbox },
    });
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]!.body)).toMatchObject({ events: {} });
    expect(received[0]!.headers['x-socialhub-signature']).toBe(received[0]!.signature);
    expect(state.webhook).toEqual({ url: `${url}/webhook`, secret: SECRET });
  });

  it.each([['manifest-ticketAction-delete'], ['manifest-ticketAction-maxLength']])('accepts %s', async (name) => {
    const { call } = await openSocialhub();
    expect((await call('PATCH', '/manifest', fixture(name))).json.inbox.ticketActions).toEqual(
      fixture(name).inbox.ticketActions,
    );
  });

  it.each<[string, object]>([
    ['an unknown type', { type: 'shout', id: 'a', label: { en: 'a', de: 'a' } }],
    ['an id with a space', { type: 'reply', id: 'a b', label: { en: 'a', de: 'a' } }],
    ['a label in one language', { type: 'reply', id: 'a', label: { en: 'a' } }],
    ['a template reply without a callback', { type: 'template_reply', id: 'a', label: { en: 'a', de: 'a' } }],
  ])('refuses %s', async (_name, action) => {
    const { call } = await openSocialhub();
    const { status } = await call('PATCH', '/manifest', { inbox: { ticketActions: [action] } });
    expect(status).toBe(400);
  });

  it.each<[string, Parameters<typeof openIntegration>[0], string]>([
    ['does not solve the challenge', { challenge: null }, 'challenge'],
    ['solves another challenge', { challenge: 'abc' }, 'challenge'],
    ['says no', { status: 500 }, 'challenge'],
  ])('refuses a webhook that %s, and keeps the one before', async (_name, answers, error) => {
    const { call, state } = await openSocialhub();
    const { url } = await openIntegration(answers);
    expect(await register(call, url)).toMatchObject({
      status: 422,
      json: fixture(`error-422-WebhookValidationError-${error}`),
    });
    expect(state.webhook?.url).toBeNull();
  });

  it('refuses an unreachable webhook, a remote one without https, and a short secret', async () => {
    const { call } = await openSocialhub();
    const gone = await register(call, 'http://127.0.0.1:9');
    expect(gone).toMatchObject({ status: 422, json: { code: 'WebhookValidationError', data: expect.any(String) } });
    expect((await register(call, 'http://example.com')).status).toBe(400);
    expect((await register(call, 'https://example.com', 'short')).status).toBe(400);
  });

  it('removes its webhook for null or an empty object', async () => {
    const { call, state } = await openSocialhub();
    for (const webhook of [fixture('manifest-patch-remove-webhook').webhook, {}]) {
      const { url } = await openIntegration();
      await register(call, url);
      expect((await call('PATCH', '/manifest', { webhook })).status).toBe(200);
      expect(state.webhook).toBeNull();
    }
  });

  it('of a promoted channel can be neither read nor changed', async () => {
    const { call } = await openSocialhub({ isReusable: true });
    expect((await call('GET', '/')).json).not.toHaveProperty('manifest');
    expect(await call('PATCH', '/manifest', {})).toMatchObject({ status: 403, json: { code: 'AccessDenied' } });
  });
});

describe('a community manager', () => {
  it('replies: a signed webhook of the documented shape', async () => {
    const { call, create, vendor, state } = await openSocialhub();
    const { received, url } = await openIntegration();
    await register(call, url);
    const { id } = await create();
    const { messageId } = await vendor.customerWrites({
      ticketId: id,
      text: 'Hi',
      option: 'a',
      attachment: 'doc.pdf',
    });
    const { body, headers, signature } = received.at(-1)!;
    expect(headers['x-socialhub-signature']).toBe(signature);
    expect(headers['x-socialhub-timestamp']).toBe(String(startsAt));
    const [event] = actionsOf(body);
    expect(event).toMatchObject({
      ticketId: id,
      networkItemId: 'comment-1',
      type: 'reply',
      actionId: 'reply-as-comment',
      time: startsAt,
    });
    expect(Object.keys(event.payload.attachments[0]).sort()).toEqual(
      Object.keys(fixture('ticket_action-reply').payload.attachments[0]).sort(),
    );
    expect(event.payload).toMatchObject({ text: 'Hi', option: 'a', followupId: messageId });
    expect(body).toBe(JSON.stringify(JSON.parse(body)));
    expect((await fetch(event.payload.attachments[0].url)).headers.get('content-type')).toBe('application/pdf');
    expect(state.followups.get(messageId!)).toMatchObject({ state: 'pending' });
  });

  it('replies by a template of the integration, fetched by a signed request', async () => {
    const { vendor, create, call, state } = await openSocialhub();
    const { received, url } = await openIntegration({ body: fixture('templates-callback-response') });
    await register(call, url);
    const label = { en: 'T', de: 'T' };
    const config = { templates: { url: `${url}/templates` } };
    await call('PATCH', '/manifest', {
      inbox: { ticketActions: [{ type: 'template_reply', id: 'tpl', label, config }] },
    });
    const { id } = await create();
    await vendor.customerWrites({
      act: 'template_reply',
      ticketId: id,
      variables: { firstName: 'Jork' },
      language: 'de',
    });
    const asked = received.find(({ path }) => path.startsWith('/templates'))!;
    expect(asked.path).toBe(`/templates?channelId=${vendor.settings.channelId}`);
    expect(asked.headers['x-socialhub-signature']).toBe(asked.signature);
    expect(actionsOf(received.at(-1)!.body)[0].payload).toMatchObject({
      name: 'Test Greeting',
      networkId: 'test_greeting',
      variables: { firstName: 'Jork' },
      language: 'de',
    });
    expect([...state.followups.values()].at(-1)?.text).toBe('Hallo Jork');
    await expect(fetchTemplates(vendor, `${url}/x`)).resolves.toHaveLength(1);
  });

  it.each(['button', 'delete'] as const)('uses %s: no payload, nothing to confirm', async (act) => {
    const { call, create, vendor, state } = await openSocialhub();
    const { received, url } = await openIntegration();
    await register(call, url);
    const { id } = await create();
    await vendor.customerWrites({ act, ticketId: id });
    expect(actionsOf(received.at(-1)!.body)[0]).toMatchObject({ type: act, payload: {} });
    expect(state.followups.size).toBe(0);
  });

  it.each([{ challenge: null }, { challenge: 'wrong' }])(
    'takes out a webhook that answers 2xx with %j',
    async (answers) => {
      const { create, vendor, state } = await openSocialhub({ webhookSecret: SECRET });
      const { received, url } = await openIntegration(answers);
      vendor.setWebhookTarget(url);
      await create();
      await vendor.customerWrites({ act: 'button' });
      expect(state.webhook).toBeNull();
      await vendor.customerWrites({ act: 'enable-channel' });
      expect(received).toHaveLength(1);
    },
  );

  it('keeps a webhook that answers an error', async () => {
    const { create, vendor, state } = await openSocialhub({ webhookSecret: SECRET });
    const { url } = await openIntegration({ status: 401, challenge: null });
    vendor.setWebhookTarget(url);
    await create();
    expect((await vendor.customerWrites({ act: 'button' })).delivery).toMatchObject({ outcome: 'refused' });
    expect(state.webhook).not.toBeNull();
  });

  it('cannot act on missing tickets and actions', async () => {
    const { vendor } = await openSocialhub({ ticketActions: 'none' });
    await expect(vendor.customerWrites({})).rejects.toThrow(/no action/);
    const other = await openSocialhub();
    await expect(other.vendor.customerWrites({})).rejects.toThrow(/no ticket/);
  });
});

describe('the outcome of a reply', () => {
  async function replied() {
    const opened = await openSocialhub();
    const { id } = await opened.create();
    const { messageId } = await opened.vendor.customerWrites({ ticketId: id, text: 'Yes' });
    const confirm = (interaction: object, followupId = messageId) =>
      opened.call('POST', `/inbox/tickets/${id}/replies/${followupId}/success`, { interaction });
    const reset = (body: object, actionId = 'reply-as-comment') =>
      opened.call('POST', `/inbox/tickets/${id}/reset/${actionId}`, body);
    return { ...opened, ticketId: id, followupId: messageId!, confirm, reset };
  }

  it('confirmed creates a ticket that follows up the other one; a second time is 409', async () => {
    const { confirm, ticketId, state, followupId } = await replied();
    const { status, json } = await confirm({ networkItemId: 'answer-1', url: 'https://a.example/1' });
    expect([status, json.followupTo, json.interaction.message]).toEqual([201, { followupToId: ticketId }, 'Yes']);
    expect(state.followups.get(followupId)).toMatchObject({ state: 'confirmed' });
    expect((await confirm({ networkItemId: 'answer-2' })).status).toBe(409);
  });

  it('confirmed under a known id is 409, under no id 400, of no reply 404', async () => {
    const { confirm } = await replied();
    expect(await confirm({ networkItemId: 'comment-1' })).toMatchObject({
      status: 409,
      json: fixture('error-409-ConflictError'),
    });
    expect((await confirm({})).status).toBe(400);
    expect((await confirm({ networkItemId: 'answer-1' }, 'f5f75b50-6764-11e9-9ce6-3507264c7519')).status).toBe(404);
  });

  it('failed moves the ticket back to the inbox with the reason; without its followupId it is 400', async () => {
    const { reset, followupId, state, ticketId } = await replied();
    expect((await reset({ reason: 'x' })).status).toBe(400);
    expect((await reset({ followupId, reason: 'Gone' })).status).toBe(201);
    expect(state.followups.get(followupId)).toMatchObject({ state: 'failed', reason: 'Gone' });
    expect(state.tickets.get(ticketId)).toMatchObject({ folder: 'inbox' });
    expect((await reset({ followupId })).status).toBe(409);
    expect((await reset({ followupId }, 'no-such-action')).status).toBe(404);
  });
});
