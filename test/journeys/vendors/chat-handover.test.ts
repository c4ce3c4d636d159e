// A chat that an AI agent hands over: found without webhooks, reported to the front end, taken over, assigned, tagged, completed.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../kit/json.ts';
import { openSubscriber, type Listener, type Subscriber } from '../../kit/subscribe.ts';
import { openZaiaGateway, type ZaiaHarness } from '../../contract/adapters/zaia/zaia-harness.ts';

const FACTS = `__typename type ticketId cause { clientMutationId }
  ticket { id nativeId status nativeStatus { code } summary assignee { id displayName } team { name } tags { name }
    responder { displayName } contact { displayName } channel { name type }
    capabilities { reply { allowed reasons } takeOver { allowed reasons } close { allowed reasons } tag { allowed } } }
  ... on MessageAddedEvent { message { text direction author { kind displayName } } }
  ... on TicketStatusChangedEvent { from to }
  ... on TicketAssignedEvent { agent: to { displayName } }
  ... on TicketTagsChangedEvent { added { name } removed { name } }`;

let harness: ZaiaHarness;
let frontEnd: Subscriber;
let events: Listener;
beforeAll(async () => {
  harness = await openZaiaGateway({ ticketCount: 40 });
  frontEnd = openSubscriber(harness.gateway.url);
  const after = (await harness.gateway.query('{ eventCursor }')).data['eventCursor'];
  const document = `subscription ($after: EventCursor) { events(after: $after) { ${FACTS} } }`;
  events = await frontEnd.listen(document, { after });
});
afterAll(async () => {
  await frontEnd.close();
  await harness.stop();
});

async function act(mutation: string, type: string, input: object): Promise<Json> {
  const { data, errors } = await harness.gateway.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code field message } ticket { status tags { name } } } }`,
    { input: { ...input, clientMutationId: mutation } },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
}
const by = (type: string, mutation: string) => (event: Json) =>
  event.type === type && event.cause?.clientMutationId === mutation;

test('a hand-over reaches the front end, is worked on through the gateway, and is given back', async () => {
  const write = { phone: '+4915100000007', name: 'Ana Souza', text: 'I want to talk to a person', handOver: true };
  await harness.sandbox.customerWrites({ ...write, text: 'Olá!', handOver: false });
  await harness.sandbox.customerWrites({ ...write, from: 'bot', text: 'How can I help?', handOver: false });
  const { ticketId: nativeId } = await harness.sandbox.customerWrites(write);
  await harness.interval();

  const created = await events.event(({ type, ticket }) => type === 'TICKET_CREATED' && ticket.nativeId === nativeId);
  expect(created.ticket).toMatchObject({
    nativeId,
    status: 'NEW',
    nativeStatus: { code: 'pending' },
    summary: 'I want to talk to a person',
    assignee: null,
    tags: null,
    contact: { displayName: 'Ana Souza' },
    channel: { name: 'WhatsApp', type: 'WHATSAPP' },
    capabilities: {
      reply: { allowed: false, reasons: ['VENDOR_UNSUPPORTED'] },
      takeOver: { allowed: true },
      close: { allowed: false, reasons: ['NOT_CONFIGURED'] },
    },
  });
  expect(created.ticket.responder.displayName).toEqual(expect.any(String));
  await events.event((event) => event.message?.text === 'I want to talk to a person');
  expect(events.events.flatMap(({ message }) => (message === undefined ? [] : [message]))).toMatchObject([
    { text: 'Olá!', direction: 'INBOUND', author: { kind: 'CONTACT', displayName: 'Ana Souza' } },
    { text: 'How can I help?', direction: 'OUTBOUND', author: { kind: 'BOT' } },
    { text: 'I want to talk to a person', direction: 'INBOUND' },
  ]);

  const ticketId = created.ticketId;
  const { data } = await harness.gateway.query(
    '{ agents(first: 20) { nodes { id nativeId displayName } } tags(vendor: [ZAIA]) { id name } }',
  );
  const [one, other] = data['agents'].nodes;
  const tagId = data['tags'].find(({ name }: Json) => name === 'refund').id;

  expect((await act('ticketTakeOver', 'TicketTakeOverInput', { ticketId, agentId: one.id })).userErrors).toEqual([]);
  expect(await events.event(by('TICKET_STATUS_CHANGED', 'ticketTakeOver'))).toMatchObject({ from: 'NEW', to: 'OPEN' });
  expect((await events.event(by('TICKET_ASSIGNED', 'ticketTakeOver'))).agent).toEqual({ displayName: one.displayName });

  await act('ticketAssign', 'TicketAssignInput', { ticketId, agentId: other.id });
  expect((await events.event(by('TICKET_ASSIGNED', 'ticketAssign'))).agent).toEqual({ displayName: other.displayName });
  expect(harness.state.tickets.get(nativeId!)!.assigneeId).toBe(other.nativeId);

  const tagged = await act('ticketTagsAdd', 'TicketTagsInput', { ticketId, tagIds: [tagId] });
  expect(tagged.ticket.tags).toEqual([{ name: 'refund' }]);
  const changed = await events.event(by('TICKET_TAGS_CHANGED', 'ticketTagsAdd'));
  expect([changed.added, changed.removed]).toEqual([[{ name: 'refund' }], []]);
  const untagged = await act('ticketTagsRemove', 'TicketTagsInput', { ticketId, tagIds: [tagId] });
  expect(untagged.ticket.tags).toEqual([]);

  const closed = await act('ticketStatusSet', 'TicketStatusSetInput', { ticketId, status: 'CLOSED' });
  expect(closed).toMatchObject({ userErrors: [], ticket: { status: 'CLOSED' } });
  await events.event(by('TICKET_STATUS_CHANGED', 'ticketStatusSet'));
  expect(harness.state.tickets.get(nativeId!)!.completedAt).not.toBeNull();
  const again = await act('ticketTakeOver', 'TicketTakeOverInput', { ticketId, agentId: one.id });
  expect(again.userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);

  const eventCount = events.events.length;
  await harness.interval();
  await harness.interval();
  expect(events.events).toHaveLength(eventCount);
});

test('a chat of the AI agent is taken over through the gateway, and refusals name their fields', async () => {
  const chat = [...harness.state.chats.values()].find(({ tickets }) => tickets.length === 0)!;
  const { data } = await harness.gateway.query(
    '{ agents(first: 1) { nodes { id } } teams { id name } channels(vendor: [ZAIA]) { id } vendorAccounts { id } }',
  );
  const accountId = data['vendorAccounts'][0].id;
  const assigneeId = data['agents'].nodes[0].id;
  const create = async (input: object, idempotencyKey: string): Promise<Json> => {
    const answer = await harness.gateway.query(
      `mutation ($input: TicketCreateInput!) { ticketCreate(input: $input) {
        userErrors { code field } ticket { status team { name } contact { displayName } } } }`,
      { input: { accountId, idempotencyKey, ...input } },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data['ticketCreate'];
  };
  const bad = await create({ chatNativeId: 'chat-1', assigneeId }, 'bad');
  expect(bad.userErrors).toEqual([{ code: 'INVALID', field: ['input', 'chatNativeId'] }]);
  const foreign = await create({ chatNativeId: chat.id, assigneeId, channelId: data['channels'][0].id }, 'foreign');
  expect(foreign.userErrors).toEqual([{ code: 'NOT_SUPPORTED_BY_VENDOR', field: ['input', 'channelId'] }]);
  const team = data['teams'][0];
  const made = await create({ chatNativeId: chat.id, assigneeId, teamId: team.id }, 'made');
  expect(made).toEqual({
    userErrors: [],
    ticket: { status: 'OPEN', team: { name: team.name }, contact: { displayName: chat.owner.name } },
  });
  expect(chat.tickets).toHaveLength(1);
});
