// Replies, notes, statuses and references on both vendors, with an event that names the actor.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openSubscriber } from '../../kit/subscribe.ts';
import { codes, createActs } from './write-operations.ts';
import { EVENTS, headCursor } from '../subscriptions/subscriptions-of.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 24 });
});
afterAll(() => gateway.stop());
afterEach(async () => {
  gateway.desk360.faults.clear();
  gateway.emotive.faults.clear();
  await expectNothingOpen(gateway.url);
});
const { newKey, deskTicket, emotiveTicket, reply, note, setStatus, setReference, textsAt } = createActs(() => gateway);

describe('on Desk360', () => {
  test('a reply reaches the vendor once and is returned as a message of the ticket', async () => {
    const ticket = await deskTicket();
    const payload = await reply(ticket.id, 'We are on it ✓ «ok»');
    expect(payload).toMatchObject({
      userErrors: [],
      replayedFromIdempotencyKey: false,
      message: { text: 'We are on it ✓ «ok»', direction: 'OUTBOUND', visibility: 'PUBLIC', author: { kind: 'AGENT' } },
      ticket: { id: ticket.id },
    });
    expect(payload.ticket.version).not.toBe(ticket.version);
    expect(textsAt(ticket.nativeId)).toEqual(['please help', 'We are on it ✓ «ok»']);
    const thread = await gateway.query(
      'query ($id: ID!) { ticket(id: $id) { preview messages(last: 1) { totalCount nodes { id } } } }',
      {
        id: ticket.id,
      },
    );
    expect(thread.data['ticket'].messages).toEqual({ totalCount: 2, nodes: [{ id: payload.message.id }] });
  });

  test('a note stays internal', async () => {
    const ticket = await deskTicket();
    const payload = await note(ticket.id, 'only for us');
    expect(payload).toMatchObject({ userErrors: [], message: { text: 'only for us', visibility: 'INTERNAL' } });
    expect(gateway.desk360.state.tickets.get(Number(ticket.nativeId))!.script!.messages.at(-1)).toMatchObject({
      type: 6,
    });
  });

  test('a status is set with a reason, and a status that Desk360 lacks is rejected before any call', async () => {
    const ticket = await deskTicket();
    const [reason] = (await gateway.query('{ tags(kind: [REASON]) { id nativeId } }')).data['tags'];
    const pending = await setStatus(ticket.id, 'PENDING', { reasonTagId: reason.id, clientMutationId: 'm1' });
    expect(pending).toMatchObject({ clientMutationId: 'm1', userErrors: [], ticket: { status: 'PENDING' } });
    expect(gateway.desk360.state.tickets.get(Number(ticket.nativeId))).toMatchObject({
      status: 2,
      reasonId: Number(reason.nativeId),
    });
    const resolved = await setStatus(ticket.id, 'RESOLVED');
    expect(resolved.ticket).toMatchObject({
      status: 'RESOLVED',
      capabilities: { close: { allowed: false, reasons: ['ALREADY_IN_STATE'] } },
    });
    gateway.desk360.journal.clear();
    expect(codes(await setStatus(ticket.id, 'RESOLVED'))).toEqual(['NOT_ALLOWED_IN_STATE']);
    for (const status of ['OPEN', 'SNOOZED', 'CLOSED'])
      expect((await setStatus(ticket.id, status)).userErrors).toHaveLength(1);
    expect(codes(await setStatus(ticket.id, 'OPEN'))).toEqual(['NOT_SUPPORTED_BY_VENDOR']);
    expect(codes(await setReference(ticket.id, 'crm-1'))).toEqual(['NOT_SUPPORTED_BY_VENDOR']);
    expect(gateway.desk360.journal.count({ method: 'POST' })).toBe(0);
  });

  test('a WhatsApp conversation accepts text while its window is open, and rejects it with reasons afterwards', async () => {
    const inProduct = await startGateway({ ticketCount: 3, deskAccount: { products: ['11'] } });
    try {
      const phone = '905551110001';
      await inProduct.desk360.customerWrites({ kind: 'text', productId: 11, phone, text: 'hi' });
      const find = async (): Promise<Json> =>
        (
          await inProduct.query(
            `query ($phone: String!) { tickets(filter: { phone: { eq: $phone } }) { nodes { id capabilities {
              reply { allowed reasons message } addNote { allowed reasons } replyWithTemplate { allowed } close { allowed reasons } } } } }`,
            { phone: `+${phone}` },
          )
        ).data['tickets'].nodes[0];
      const ticket = await find();
      expect(ticket.capabilities).toMatchObject({
        reply: { allowed: true, reasons: [] },
        addNote: { allowed: false, reasons: ['VENDOR_UNSUPPORTED'] },
        close: { allowed: false, reasons: ['VENDOR_UNSUPPORTED'] },
      });
      const send = async (text: string): Promise<Json> =>
        (
          await inProduct.query(
            `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { userErrors { code vendor } message { id deliveryStatus nativeId } } }`,
            { input: { ticketId: ticket.id, content: { text: { text } }, idempotencyKey: newKey() } },
          )
        ).data['ticketReply'];
      const sent = await send('hello there');
      expect(sent).toMatchObject({ userErrors: [], message: { deliveryStatus: 'SENT' } });
      expect(inProduct.desk360.state.whatsapp.get(sent.message.nativeId)).toMatchObject({ direction: 'out', phone });
      expect(await send('x'.repeat(5000))).toMatchObject({ userErrors: [{ code: 'TOO_LONG' }], message: null });

      const old = {
        messages: {
          id: 'old-1',
          text: 'long ago',
          from: '905551110002',
          timestamp: '1630913975',
          name: 'J',
          type: 'text',
        },
      };
      await fetch(inProduct.webhookUrl('desk360'), { method: 'POST', body: JSON.stringify(old) });
      const late = (
        await inProduct.query(
          `{ tickets(filter: { phone: { eq: "+905551110002" } }) { nodes { id capabilities { reply { allowed reasons } replyWithTemplate { allowed } } } } }`,
        )
      ).data['tickets'].nodes[0];
      expect(late.capabilities).toEqual({
        reply: { allowed: false, reasons: ['MESSAGING_WINDOW_EXPIRED', 'TEMPLATE_REQUIRED'] },
        replyWithTemplate: { allowed: true },
      });
      const refused = await inProduct.query(
        `mutation ($input: TicketReplyInput!) { ticketReply(input: $input) { userErrors { code } } }`,
        { input: { ticketId: late.id, content: { text: { text: 'hi' } }, idempotencyKey: newKey() } },
      );
      expect(refused.data['ticketReply'].userErrors).toEqual([{ code: 'MESSAGING_WINDOW_EXPIRED' }]);
    } finally {
      await inProduct.stop();
    }
  });
});

describe('on Emotive', () => {
  test('a reply reaches the subscriber', async () => {
    const ticket = await emotiveTicket();
    const payload = await reply(ticket.id, 'On its way');
    expect(payload).toMatchObject({ userErrors: [], message: { text: 'On its way', direction: 'OUTBOUND' } });
    expect(gateway.emotive.state.delivered.at(-1)).toMatchObject({
      ticketId: Number(ticket.nativeId),
      text: 'On its way',
    });
  });

  test('closing needs an external id on the ticket; then it closes and accepts no reply', async () => {
    const ticket = await emotiveTicket();
    const before = await setStatus(ticket.id, 'CLOSED');
    expect(before.userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE', vendor: 'EMOTIVE' }]);
    const state = await gateway.query(
      'query ($id: ID!) { ticket(id: $id) { capabilities { close { allowed reasons } addNote { allowed reasons } } } }',
      {
        id: ticket.id,
      },
    );
    expect(state.data['ticket'].capabilities).toEqual({
      close: { allowed: false, reasons: ['MISSING_EXTERNAL_ID'] },
      addNote: { allowed: false, reasons: ['VENDOR_UNSUPPORTED'] },
    });
    const referenced = await setReference(ticket.id, `crm-${ticket.nativeId}`, { externalUserId: 'user-1' });
    expect(referenced).toMatchObject({ userErrors: [] });
    expect(referenced.ticket.externalReferences).toEqual([
      { system: 'external_ticket_id', value: `crm-${ticket.nativeId}` },
      { system: 'external_user_id', value: 'user-1' },
    ]);
    expect(await setStatus(ticket.id, 'CLOSED')).toMatchObject({ userErrors: [], ticket: { status: 'CLOSED' } });
    expect(gateway.emotive.state.tickets.get(Number(ticket.nativeId))?.status).toBe('closed');
    expect(codes(await reply(ticket.id, 'too late'))).toEqual(['NOT_ALLOWED_IN_STATE']);
  });

  test('notes, files and the keyword that would unsubscribe the customer are rejected before any call', async () => {
    const ticket = await emotiveTicket();
    gateway.emotive.journal.clear();
    expect(codes(await note(ticket.id, 'x'))).toEqual(['NOT_SUPPORTED_BY_VENDOR']);
    expect((await reply(ticket.id, ' #OptOut ')).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'content', 'text', 'text'] },
    ]);
    expect(codes(await reply(ticket.id, '   '))).toEqual(['REQUIRED']);
    expect(codes(await reply(ticket.id, 'x', { content: { text: { text: 'x', uploadIds: ['u'] } } }))).toEqual([
      'NOT_SUPPORTED_BY_VENDOR',
    ]);
    expect(codes(await setStatus(ticket.id, 'PENDING'))).toHaveLength(1);
    expect(codes(await setReference(ticket.id, '..'))).toEqual(['INVALID']);
    expect(gateway.emotive.journal.count({ method: 'POST' })).toBe(0);
  });
});

describe('the event of a write', () => {
  test('has the client mutation id and the actor, and the payload’s cursor is its position', async () => {
    const ticket = await deskTicket();
    const after = await headCursor(gateway);
    const subscriber = openSubscriber(gateway.url);
    const events = await subscriber.listen(EVENTS, { after });
    const payload = await reply(ticket.id, 'marked', { clientMutationId: 'tab-7/42' });
    const event = await events.event(({ type, message }) => type === 'MESSAGE_ADDED' && message.text === 'marked');
    expect(event).toMatchObject({
      vendor: 'DESK360',
      ticketId: ticket.id,
      message: { id: payload.message.id },
      cause: {
        clientMutationId: 'tab-7/42',
        webhookDeliveryId: null,
        actor: { kind: 'AGENT', displayName: 'Sandbox' },
      },
    });
    expect(event['cursor'] <= payload.eventCursor).toBe(true);
    const rest = await gateway.query('query ($after: EventCursor) { events(after: $after) { nodes { ticketId } } }', {
      after: payload.eventCursor,
    });
    expect(rest.data['events'].nodes.filter(({ ticketId }: Json) => ticketId === ticket.id)).toEqual([]);
    await setStatus(ticket.id, 'PENDING', { clientMutationId: 'tab-7/43' });
    const changed = await events.event(
      ({ type, ticketId }) => type === 'TICKET_STATUS_CHANGED' && ticketId === ticket.id,
    );
    expect(changed).toMatchObject({
      from: 'NEW',
      to: 'PENDING',
      cause: { clientMutationId: 'tab-7/43' },
      ticket: { status: 'PENDING' },
    });
    await subscriber.close();
  });

  test('an unsupported action and an unnamed client are user errors', async () => {
    const ticket = await deskTicket();
    const assign = async (named: object): Promise<unknown> => {
      const answer = await gateway.query(
        `mutation ($input: TicketAssignInput!) { ticketAssign(input: $input) { userErrors { code field } } }`,
        { input: { ticketId: ticket.id, ...named } },
      );
      return answer.data['ticketAssign'].userErrors;
    };
    const agentId = toGlobalId('agent', DESK_ACCOUNT, '1');
    expect(await assign({ agentId })).toEqual([{ code: 'NOT_SUPPORTED_BY_VENDOR', field: null }]);
    expect(await assign({})).toEqual([{ code: 'REQUIRED', field: ['input', 'agentId'] }]);
  });
});
