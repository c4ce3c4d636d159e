// A conversation over the real endpoints: a customer writes, agents answer, hand over and close, and subscribers get events.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEPARTMENTS } from '../../../src/vendors/glassix/sandbox/index.ts';
import { eventually } from '../../kit/eventually.ts';
import type { Json } from '../../kit/json.ts';
import { mutate, glassixId, startGlassixGateway, type GlassixGateway } from '../../kit/gateway/glassix-gateway.ts';
import { openSubscriber, type Subscriber } from '../../kit/subscribe.ts';

let harness: GlassixGateway;
let subscriber: Subscriber;
beforeAll(async () => {
  harness = await startGlassixGateway();
});
afterAll(() => harness.stop());
beforeEach(() => {
  subscriber = openSubscriber(harness.url);
});
afterEach(() => subscriber.close());

const EVENTS = `subscription { events {
  type ticketId cause { clientMutationId webhookDeliveryId }
  ticket { nativeId status team { name } }
  ... on MessageAddedEvent { message { text direction visibility author { kind displayName } nativeId } }
  ... on TicketStatusChangedEvent { from to }
  ... on TicketUpdatedEvent { changes { field before after } }
  ... on AgentPresenceChangedEvent { agent { id email } presence }
  ... on SurveySubmittedEvent { rating { value scale } }
} }`;
const TICKET = `query ($id: ID!) { ticket(id: $id) {
  id nativeId number status subject summary channel { name type } contact { displayName identities { kind value } }
  assignee { id email } team { name } tags { name } rating { value scale }
  participants { role active actor { displayName } }
  capabilities { reply { allowed message } close { allowed } transferTeam { allowed } snooze { allowed } takeOver { allowed } }
  messages(first: 50) { nodes { id nativeId text direction visibility contentKind deliveryStatus } }
} }`;
const ticketOf = async (id: string): Promise<Json> => {
  const answer = await harness.query(TICKET, { id });
  expect(answer.errors).toBeUndefined();
  return answer.data['ticket'];
};

let phones = 0;
const aPhone = (): string => `+4915551${String((phones += 1)).padStart(6, '0')}`;

describe('a conversation', () => {
  it('arrives by webhook, is answered, noted, tagged, assigned, moved, and closed with a summary', async () => {
    const listener = await subscriber.listen(EVENTS);
    const phone = aPhone();
    const written = await harness.vendor.customerWrites({
      kind: 'text',
      phone,
      name: 'Luke Long',
      text: 'Where is my parcel?',
    });
    expect(written.delivery).toMatchObject({ kind: 'NEW_TICKET', status: 200 });
    const nativeId = String(written.ticketId);
    const created = await listener.event(
      ({ type, ticket }) => type === 'TICKET_CREATED' && ticket.nativeId === nativeId,
    );
    expect(created).toMatchObject({
      cause: { webhookDeliveryId: expect.any(String) },
      ticket: { status: 'OPEN', team: { name: 'support' } },
    });
    const added = await listener.event(({ message }) => message?.text === 'Where is my parcel?');
    expect(added).toMatchObject({
      type: 'MESSAGE_ADDED',
      message: { direction: 'INBOUND', author: { kind: 'CONTACT', displayName: 'Luke Long' } },
    });
    expect(BigInt(added['message'].nativeId)).toBeGreaterThan(2n ** 53n);
    const id = created['ticketId'] as string;
    expect(await ticketOf(id)).toMatchObject({
      number: nativeId,
      channel: { name: 'support, WhatsApp', type: 'WHATSAPP' },
      contact: { displayName: 'Luke Long', identities: [{ kind: 'WHATSAPP', value: phone }] },
      capabilities: {
        reply: { allowed: true },
        close: { allowed: true },
        transferTeam: { allowed: true },
        takeOver: { allowed: false },
      },
      messages: { nodes: [{ text: 'Where is my parcel?' }] },
    });

    const replied = await mutate(
      harness,
      'ticketReply',
      { ticketId: id, content: { text: { text: 'On its way.' } }, idempotencyKey: 'reply-1' },
      'message { text deliveryStatus nativeId }',
    );
    expect(replied).toMatchObject({ userErrors: [], message: { text: 'On its way.', deliveryStatus: 'QUEUED' } });
    await listener.event(({ message }) => message?.text === 'On its way.');

    const noted = await mutate(
      harness,
      'ticketNoteAdd',
      { ticketId: id, text: 'He was friendly.', idempotencyKey: 'note-1' },
      'message { text visibility }',
    );
    expect(noted).toMatchObject({ userErrors: [], message: { text: 'He was friendly.', visibility: 'INTERNAL' } });

    const tagged = await mutate(harness, 'ticketTagsAdd', {
      ticketId: id,
      tagIds: [glassixId('tag', 'VIP'), glassixId('tag', 'Refund')],
    });
    expect(tagged).toMatchObject({ userErrors: [], ticket: { tags: [{ name: 'VIP' }, { name: 'Refund' }] } });
    const untagged = await mutate(harness, 'ticketTagsRemove', { ticketId: id, tagIds: [glassixId('tag', 'Refund')] });
    expect(untagged.ticket.tags).toEqual([{ name: 'VIP' }]);

    const agent = harness.vendor.state.users.find(({ type }) => type === 'AGENT');
    const agentId = glassixId('agent', agent?.id ?? '');
    const assigned = await mutate(harness, 'ticketAssign', { ticketId: id, agentId });
    expect(assigned).toMatchObject({ userErrors: [], ticket: { assignee: { id: agentId, email: agent?.userName } } });
    await listener.event(({ type, ticketId }) => type === 'TICKET_ASSIGNED' && ticketId === id);

    const updated = await mutate(harness, 'ticketUpdate', {
      ticketId: id,
      customFields: [
        { key: 'field1', value: 'A parcel' },
        { key: 'field5', value: 'K-1' },
      ],
    });
    expect(updated.ticket).toMatchObject({
      subject: 'A parcel',
      customFields: expect.arrayContaining([{ key: 'field5', value: 'K-1' }]),
    });
    const referred = await mutate(harness, 'ticketExternalReferenceSet', { ticketId: id, externalTicketId: 'CRM-7' });
    expect(referred.ticket.externalReferences).toEqual([{ system: 'uniqueArgument', value: 'CRM-7' }]);

    const moved = await mutate(harness, 'ticketAssign', {
      ticketId: id,
      teamId: glassixId('team', DEPARTMENTS.billing),
      clientMutationId: 'move-1',
    });
    expect(moved.userErrors).toEqual([]);
    expect(moved.ticket).toMatchObject({
      team: { name: 'billing' },
      assignee: null,
      subject: 'A parcel',
      tags: [{ name: 'VIP' }],
    });
    expect(moved.ticket.nativeId).not.toBe(nativeId);
    const continued = await listener.event(
      ({ type, ticketId, changes }) => type === 'TICKET_UPDATED' && ticketId === id && changes[0]?.field === 'nativeId',
    );
    expect(continued).toMatchObject({
      cause: { clientMutationId: 'move-1' },
      changes: [{ before: nativeId, after: moved.ticket.nativeId }],
      ticket: { nativeId: moved.ticket.nativeId },
    });

    const closed = await mutate(harness, 'ticketStatusSet', {
      ticketId: id,
      status: 'CLOSED',
      summary: 'Parcel found',
    });
    expect(closed).toMatchObject({
      userErrors: [],
      ticket: { nativeId: moved.ticket.nativeId, status: 'CLOSED', summary: 'Parcel found' },
    });
    await listener.event(
      ({ type, ticketId, to }) => type === 'TICKET_STATUS_CHANGED' && ticketId === moved.ticket.id && to === 'CLOSED',
    );
    const native = harness.vendor.state.tickets.get(Number(moved.ticket.nativeId));
    expect([native?.state, native?.summary?.value]).toEqual(['Closed', 'Parcel found']);

    const known = await ticketOf(id);
    expect(known).toMatchObject({ id: moved.ticket.id, status: 'CLOSED', capabilities: { reply: { allowed: false } } });
    expect(known['messages'].nodes.map(({ text }: Json) => text)).toEqual(
      expect.arrayContaining(['Where is my parcel?', 'On its way.', 'He was friendly.']),
    );
    const timeline = await harness.query(
      'query ($id: ID!) { ticket(id: $id) { timeline(first: 20) { nodes { __typename ... on StatusChange { from to } } } } }',
      { id },
    );
    expect(timeline.errors).toBeUndefined();
    expect(timeline.data['ticket'].timeline.nodes).toContainEqual(
      expect.objectContaining({ __typename: 'StatusChange', to: 'CLOSED' }),
    );
    const messages = listener.events.filter(
      ({ type, message }) => type === 'MESSAGE_ADDED' && message.text === 'On its way.',
    );
    expect(messages).toHaveLength(1);
  });

  it('is found under its old id, also after the next message', async () => {
    const written = await harness.vendor.customerWrites({ kind: 'text', phone: aPhone(), text: 'Hello there' });
    const id = glassixId('ticket', String(written.ticketId));
    await eventually(async () => expect(await ticketOf(id)).toMatchObject({ status: 'OPEN' }));
    const moved = await mutate(harness, 'ticketAssign', { ticketId: id, teamId: glassixId('team', DEPARTMENTS.sales) });
    const follower = await subscriber.listen(
      `subscription ($id: ID!) { ticketEvents(ticketId: $id) { type ticketId } }`,
      { id },
    );
    await harness.vendor.customerWrites({ kind: 'text', ticketId: moved.ticket.nativeId, text: 'Anybody?' });
    expect(await follower.event(({ type }) => type === 'MESSAGE_ADDED')).toMatchObject({ ticketId: moved.ticket.id });
    const byNativeId = await harness.query(
      'query ($id: String!) { ticketByNativeId(vendor: GLASSIX, nativeId: $id) { id } }',
      { id: written.ticketId },
    );
    expect(byNativeId.data['ticketByNativeId'].id).toBe(moved.ticket.id);
    const asNode = await harness.query('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(asNode.data['node'].id).toBe(moved.ticket.id);
    const listed = await harness.query('{ tickets(first: 100) { nodes { nativeId } } }');
    const ids = listed.data['tickets'].nodes.map(({ nativeId }: Json) => nativeId);
    expect(ids).toContain(moved.ticket.nativeId);
    expect(ids).not.toContain(written.ticketId);
  });
});

describe('another webhook of Glassix', () => {
  it('reports the presence of agents, ratings of customers, assignments and states', async () => {
    const listener = await subscriber.listen(EVENTS);
    const { ticketId } = await harness.vendor.customerWrites({ kind: 'text', phone: aPhone(), text: 'Hello' });
    const id = glassixId('ticket', String(ticketId));
    await listener.event((event) => event['type'] === 'TICKET_CREATED' && event['ticketId'] === id);
    await harness.query('{ agents(first: 50) { nodes { id } } }');
    const agent = harness.vendor.state.users.find(({ status, type }) => type === 'AGENT' && status === 'Online');
    await harness.vendor.customerWrites({ kind: 'presence', userName: agent?.userName ?? '', userStatus: 'Break3' });
    expect(await listener.event(({ type }) => type === 'AGENT_PRESENCE_CHANGED')).toMatchObject({
      agent: { id: glassixId('agent', agent?.id ?? ''), email: agent?.userName },
      presence: 'BREAK',
    });
    await harness.vendor.customerWrites({ kind: 'survey', ticketId: String(ticketId), stars: 4 });
    expect(await listener.event(({ type }) => type === 'SURVEY_SUBMITTED')).toMatchObject({
      ticketId: id,
      rating: { value: 4, scale: 5 },
    });
    await harness.vendor.customerWrites({ kind: 'owner', ticketId: String(ticketId), userName: agent?.userName ?? '' });
    await listener.event(({ type, ticketId: of }) => type === 'TICKET_ASSIGNED' && of === id);
    await harness.vendor.customerWrites({ kind: 'state', ticketId: String(ticketId), state: 'Pending' });
    expect(await listener.event(({ type, to }) => type === 'TICKET_STATUS_CHANGED' && to === 'PENDING')).toMatchObject({
      from: 'OPEN',
    });
    await harness.vendor.customerWrites({ kind: 'document', ticketId: String(ticketId) });
    await listener.event(({ type }) => type === 'UNMAPPED');
    expect(await ticketOf(id)).toMatchObject({
      status: 'PENDING',
      assignee: { email: agent?.userName },
      rating: { value: 4 },
    });
  });
});
