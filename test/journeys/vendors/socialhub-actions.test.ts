// A fan comments, a community manager answers at SocialHub, and the network side confirms, over the real endpoints.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxClock } from '../../../src/sandbox/index.ts';
import type { SocialhubWrite } from '../../../src/vendors/socialhub/sandbox/index.ts';
import { eventually } from '../../kit/eventually.ts';
import { createManualClock } from '../../kit/manual-clock.ts';
import {
  CONFIRM,
  CREATE,
  FAIL,
  post,
  startSocialhubGateway,
  type SocialhubGateway,
} from '../../kit/gateway/socialhub-gateway.ts';
import { openSubscriber, type Listener, type Subscriber } from '../../kit/subscribe.ts';

const EVENTS = `subscription { events {
  type ticketId cause { clientMutationId webhookDeliveryId }
  ... on ActionRequestedEvent { kind actionId followupId optionId reply: message { id text deliveryStatus contentKind content {
    ... on TemplateContent { name languageCode variables { key value } template { name } }
  } } }
  ... on ActionFailedEvent { actionId reason }
  ... on MessageAddedEvent { message { direction text deliveryStatus } }
  ... on MessageDeliveryChangedEvent { messageId deliveryStatus }
  ... on TicketStatusChangedEvent { from to }
  ... on VendorHealthChangedEvent { account { name } health { state lastError { code message } } }
} }`;
const MESSAGES = `query ($id: ID!) { ticket(id: $id) { status messages(first: 9) { nodes {
  id nativeId direction text deliveryStatus deliveryError replyTo { text }
} } } }`;

let harness: SocialhubGateway;
const subscribers: Subscriber[] = [];
beforeAll(async () => {
  const templates = JSON.stringify([
    {
      name: 'Greeting',
      networkId: 'greeting',
      variables: { firstName: { type: 'string' } },
      text: { en: 'Hello {{firstName}}' },
    },
  ]);
  harness = await startSocialhubGateway({ account: { templates } });
});
afterAll(() => harness.stop());
afterEach(async () => {
  for (const subscriber of subscribers.splice(0)) await subscriber.close();
});

async function follow(at: SocialhubGateway = harness): Promise<Listener> {
  const subscriber = openSubscriber(at.url);
  subscribers.push(subscriber);
  return subscriber.listen(EVENTS);
}
async function comment(at: SocialhubGateway = harness): Promise<{ id: string; nativeId: string }> {
  const answer = (await at.query(CREATE, post())).data['ticketCreate'];
  expect(answer.userErrors).toEqual([]);
  return answer.ticket;
}
const act = (write: Partial<SocialhubWrite>, at: SocialhubGateway = harness) => at.vendor.customerWrites(write);
const messagesOf = async (id: string, at: SocialhubGateway = harness) =>
  (await at.query(MESSAGES, { id })).data['ticket'];
const requested = (events: Listener, followupId: string | null) =>
  events.event(({ type, followupId: id }) => type === 'ACTION_REQUESTED' && (id as unknown) === followupId);

let keys = 0;
const key = (): string => `act-${(keys += 1)}`;

describe('a comment that is answered', () => {
  it('arrives as a queued reply, is confirmed with the id of the network, and is sent', async () => {
    const events = await follow();
    const ticket = await comment();
    const { messageId: followupId, delivery } = await act({
      ticketId: ticket.nativeId,
      text: 'Hello! Sure, how can we assist you?',
      option: 'public',
    });
    expect(delivery).toMatchObject({ outcome: 'accepted', status: 200 });
    const action = await requested(events, followupId);
    expect(action).toMatchObject({
      ticketId: ticket.id,
      kind: 'REPLY',
      actionId: 'reply-as-comment',
      optionId: 'public',
      cause: { webhookDeliveryId: expect.any(String) },
      reply: { text: 'Hello! Sure, how can we assist you?', deliveryStatus: 'QUEUED' },
    });
    const input = {
      ticketId: ticket.id,
      followupId,
      networkItemId: 'answer-a_0000000052',
      url: 'http://example.com/questions/1/a_52',
      createdAt: '2026-01-28T17:02:03.153Z',
      idempotencyKey: key(),
      clientMutationId: 'poster-7',
    };
    const { ticketReplyConfirm } = (await harness.query(CONFIRM, { input })).data;
    expect(ticketReplyConfirm).toMatchObject({
      userErrors: [],
      message: { nativeId: 'answer-a_0000000052', deliveryStatus: 'SENT' },
    });
    const changed = await events.event(({ type }) => (type as unknown) === 'MESSAGE_DELIVERY_CHANGED');
    expect(changed).toMatchObject({
      messageId: action['reply']!['id'],
      deliveryStatus: 'SENT',
      cause: { clientMutationId: 'poster-7' },
    });
    expect(await messagesOf(ticket.id)).toMatchObject({
      status: 'OPEN',
      messages: {
        nodes: [
          { direction: 'INBOUND', text: 'Hello, can someone help me?' },
          { direction: 'OUTBOUND', deliveryStatus: 'SENT', replyTo: { text: 'Hello, can someone help me?' } },
        ],
      },
    });
    expect(harness.vendor.state.followups.get(followupId ?? '')).toMatchObject({ state: 'confirmed' });
  });

  it('makes the reply a separate ticket, found by the id of the network and done', async () => {
    const ticket = await comment();
    const { messageId: followupId } = await act({ ticketId: ticket.nativeId, text: 'Yes.' });
    await eventually(async () => expect((await messagesOf(ticket.id)).messages.nodes).toHaveLength(2));
    const input = { ticketId: ticket.id, followupId, networkItemId: 'answer-as-ticket', idempotencyKey: key() };
    await harness.query(CONFIRM, { input });
    const { data } = await harness.query(`{ tickets(filter: { externalReference: { eq: "answer-as-ticket" } }) { nodes {
      nativeId status nativeStatus { code } preview externalReferences { system value }
      messages(first: 2) { nodes { direction text deliveryStatus } }
    } } }`);
    const followup = [...harness.vendor.state.tickets.values()].find(
      ({ networkItemId }) => networkItemId === 'answer-as-ticket',
    );
    expect(data['tickets'].nodes).toEqual([
      {
        nativeId: followup?.id,
        status: 'RESOLVED',
        nativeStatus: { code: 'reply' },
        preview: 'Yes.',
        externalReferences: [
          { system: 'networkItemId', value: 'answer-as-ticket' },
          { system: 'followupToId', value: ticket.nativeId },
        ],
        messages: { nodes: [{ direction: 'OUTBOUND', text: 'Yes.', deliveryStatus: 'SENT' }] },
      },
    ]);
  });

  it('confirmed under the id of another post is a duplicate and stays queued', async () => {
    const other = post({ externalId: 'some-other-post' });
    await harness.query(CREATE, other);
    const ticket = await comment();
    const { messageId: followupId } = await act({ ticketId: ticket.nativeId });
    await eventually(async () => expect((await messagesOf(ticket.id)).messages.nodes).toHaveLength(2));
    const input = { ticketId: ticket.id, followupId, networkItemId: 'some-other-post', idempotencyKey: key() };
    const { ticketReplyConfirm } = (await harness.query(CONFIRM, { input })).data;
    expect(ticketReplyConfirm.userErrors).toMatchObject([
      { code: 'DUPLICATE_EXTERNAL_ID', field: ['input', 'networkItemId'], vendorCode: 'ConflictError' },
    ]);
    expect((await messagesOf(ticket.id)).messages.nodes[1]).toMatchObject({ deliveryStatus: 'QUEUED' });
  });

  it('confirmed again after a lost response is sent once', async () => {
    const ticket = await comment();
    const { messageId: followupId } = await act({ ticketId: ticket.nativeId });
    await eventually(async () => expect((await messagesOf(ticket.id)).messages.nodes).toHaveLength(2));
    const route = 'POST /inbox/tickets/:ticketId/replies/:followupId/success';
    harness.vendor.faults.add({ route, reset: 'after', times: 1 });
    const input = { ticketId: ticket.id, followupId, networkItemId: 'answer-lost-answer' };
    const lost = (await harness.query(CONFIRM, { input: { ...input, idempotencyKey: key() } })).data[
      'ticketReplyConfirm'
    ];
    expect(lost.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    const again = (await harness.query(CONFIRM, { input: { ...input, idempotencyKey: key() } })).data[
      'ticketReplyConfirm'
    ];
    expect(again).toMatchObject({
      userErrors: [],
      message: { nativeId: 'answer-lost-answer', deliveryStatus: 'SENT' },
    });
  });

  it.each([
    ['followupId', { followupId: '../x' }],
    ['networkItemId', { networkItemId: 'short' }],
  ])('is not confirmed with an invalid %s', async (field, changes) => {
    const ticket = await comment();
    const input = {
      ticketId: ticket.id,
      followupId: 'f5f75b50-6764',
      networkItemId: 'answer-1',
      idempotencyKey: key(),
      ...changes,
    };
    const { ticketReplyConfirm } = (await harness.query(CONFIRM, { input })).data;
    expect(ticketReplyConfirm.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', field] }]);
  });
});

describe('a template reply', () => {
  it('arrives with its template and its text, and is confirmed like any other', async () => {
    const events = await follow();
    const ticket = await comment();
    const { messageId: followupId } = await act({
      act: 'template_reply',
      ticketId: ticket.nativeId,
      templateId: 'greeting',
      variables: { firstName: 'Jork' },
    });
    await harness.query('{ templates { nodes { name kind } } }');
    expect(await requested(events, followupId)).toMatchObject({
      kind: 'TEMPLATE_REPLY',
      actionId: 'reply-with-template',
      reply: {
        text: 'Hello Jork',
        contentKind: 'TEMPLATE',
        deliveryStatus: 'QUEUED',
        content: { languageCode: 'en', variables: [{ key: 'firstName', value: 'Jork' }] },
      },
    });
    const input = { ticketId: ticket.id, followupId, networkItemId: 'answer-template', idempotencyKey: key() };
    const { ticketReplyConfirm } = (await harness.query(CONFIRM, { input })).data;
    expect(ticketReplyConfirm).toMatchObject({ userErrors: [], message: { deliveryStatus: 'SENT' } });
  });
});

describe('a button and a deletion', () => {
  it.each([
    ['button', 'BUTTON', 'like-button'],
    ['delete', 'DELETE', 'delete-id'],
  ] as const)('such as %s ask without a message, and may be reported as failed', async (kind, asked, actionId) => {
    const events = await follow();
    const ticket = await comment();
    await act({ act: kind, ticketId: ticket.nativeId });
    const action = await events.event(({ type, ticketId }) => type === 'ACTION_REQUESTED' && ticketId === ticket.id);
    expect(action).toMatchObject({ kind: asked, actionId, followupId: null, reply: null });
    const input = { ticketId: ticket.id, actionId, reason: 'The post is gone.', idempotencyKey: key() };
    expect((await harness.query(FAIL, { input })).data['ticketActionFail'].userErrors).toEqual([]);
    const failed = await events.event(({ type, ticketId }) => type === 'ACTION_FAILED' && ticketId === ticket.id);
    expect(failed).toMatchObject({ actionId, reason: 'The post is gone.' });
    expect(harness.vendor.state.failedActions.at(-1)).toEqual({
      ticketId: ticket.nativeId,
      actionId,
      reason: 'The post is gone.',
    });
  });
});

describe('a reply that could not be posted', () => {
  it('is reported to its author and has failed in the gateway, with the reason', async () => {
    const events = await follow();
    const ticket = await comment();
    const { messageId: followupId } = await act({ ticketId: ticket.nativeId });
    await requested(events, followupId);
    const reason = 'The interaction has been deleted on the network.';
    const input = { ticketId: ticket.id, actionId: 'reply-as-comment', followupId, reason, idempotencyKey: key() };
    expect((await harness.query(FAIL, { input })).data['ticketActionFail']).toMatchObject({
      userErrors: [],
      ticket: { status: 'OPEN' },
    });
    expect(
      await events.event(({ type, ticketId }) => type === 'ACTION_FAILED' && ticketId === ticket.id),
    ).toMatchObject({ reason });
    expect((await messagesOf(ticket.id)).messages.nodes[1]).toMatchObject({
      deliveryStatus: 'FAILED',
      deliveryError: reason,
    });
    expect(harness.vendor.state.followups.get(followupId ?? '')).toMatchObject({ state: 'failed', reason });
  });

  it('is reported automatically when no client confirms it in time, also after a restart', async () => {
    const startsAt = Date.parse('2026-03-02T09:00:00Z');
    const clock = createManualClock(startsAt);
    const own = await startSocialhubGateway({
      clock,
      sandboxClock: createSandboxClock(startsAt),
      account: { confirmWithinSeconds: 600 },
    });
    try {
      const ticket = await comment(own);
      const confirmed = await comment(own);
      const { messageId: forgotten } = await act({ ticketId: ticket.nativeId, text: 'Forgotten' }, own);
      const { messageId: followupId } = await act({ ticketId: confirmed.nativeId, text: 'Confirmed' }, own);
      const input = { ticketId: confirmed.id, followupId, networkItemId: 'answer-in-time', idempotencyKey: key() };
      await eventually(async () => expect((await messagesOf(confirmed.id, own)).messages.nodes).toHaveLength(2));
      expect((await own.query(CONFIRM, { input })).data['ticketReplyConfirm'].userErrors).toEqual([]);
      await own.restart();
      await clock.advance(599_000);
      expect(own.vendor.state.followups.get(forgotten ?? '')).toMatchObject({ state: 'pending' });
      const events = await follow(own);
      await eventually(async () => {
        await clock.advance(1000);
        expect(own.vendor.state.followups.get(forgotten ?? '')).toMatchObject({ state: 'failed' });
      });
      expect(await events.event(({ type }) => (type as unknown) === 'ACTION_FAILED')).toMatchObject({
        ticketId: ticket.id,
        actionId: 'reply-as-comment',
        reason: 'The reply was not confirmed in time.',
      });
      expect((await messagesOf(ticket.id, own)).messages.nodes[1]).toMatchObject({
        text: 'Forgotten',
        deliveryStatus: 'FAILED',
      });
      await clock.advance(600_000);
      expect(own.vendor.state.followups.get(followupId ?? '')).toMatchObject({ state: 'confirmed' });
      expect((await messagesOf(confirmed.id, own)).messages.nodes[1]).toMatchObject({ deliveryStatus: 'SENT' });
      expect(own.vendor.journal.count({ route: '/inbox/tickets/:ticketId/reset/:actionId' })).toBe(1);
    } finally {
      for (const subscriber of subscribers.splice(0)) await subscriber.close();
      await own.stop();
    }
  });
});

describe('a revoked token', () => {
  it('appears in the health of the account until calls succeed again', async () => {
    const health = '{ vendorAccounts { health { state lastError { code } } } }';
    await comment();
    harness.vendor.faults.add({
      route: 'POST /inbox/tickets',
      status: 401,
      body: { code: 'AccessTokenInvalidError' },
      times: 1,
    });
    const refused = (await harness.query(CREATE, post())).data['ticketCreate'];
    expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN', vendorCode: 'AccessTokenInvalidError' }]);
    expect((await harness.query(health)).data['vendorAccounts']).toEqual([
      { health: { state: 'STALE', lastError: { code: 'UNAUTHORIZED' } } },
    ]);
    await eventually(async () => {
      await comment();
      expect((await harness.query(health)).data['vendorAccounts'][0].health.state).toBe('OK');
    });
  });
});

describe('a disabled channel', () => {
  const HEALTH =
    '{ vendorAccounts { health { state lastError { code message } } } tickets { sources { state error { code } } } }';
  it('changes the health of the account, also after a restart, until it is enabled again', async () => {
    const own = await startSocialhubGateway();
    const events = await follow(own);
    const off = await act({ act: 'disable-channel' }, own);
    expect(off.delivery).toMatchObject({ outcome: 'accepted' });
    const change = await events.event(({ type }) => (type as unknown) === 'VENDOR_HEALTH_CHANGED');
    expect(change).toMatchObject({ health: { state: 'FAILED', lastError: { code: 'FORBIDDEN' } } });
    await own.restart();
    const { data } = await own.query(HEALTH);
    expect(data).toMatchObject({
      vendorAccounts: [
        { health: { state: 'FAILED', lastError: { message: 'The vendor has disabled this account.' } } },
      ],
      tickets: { sources: [{ error: { code: 'FORBIDDEN' } }] },
    });
    expect((await own.query(CREATE, post())).data['ticketCreate'].userErrors).toMatchObject([
      { code: 'FORBIDDEN', vendorCode: 'ChannelDeactivated', vendorMessage: 'Channel is deactivated' },
    ]);
    const after = await follow(own);
    await act({ act: 'enable-channel' }, own);
    expect(await after.event(({ type }) => (type as unknown) === 'VENDOR_HEALTH_CHANGED')).toMatchObject({
      type: 'VENDOR_HEALTH_CHANGED',
    });
    await comment(own);
    expect((await own.query(HEALTH)).data).toMatchObject({
      vendorAccounts: [{ health: { state: 'OK' } }],
      tickets: { sources: [{ state: 'OK', error: null }] },
    });
    for (const subscriber of subscribers.splice(0)) await subscriber.close();
    await own.stop();
  });
});
