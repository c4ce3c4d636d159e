// A brand on Emotive: texts arrive, an agent's front end receives and answers them, over the real endpoints.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { expectNothingOpen } from '../../kit/leaks.ts';
import { openSubscriber, type Listener, type Subscriber } from '../../kit/subscribe.ts';
import { codes, createActs, EMOTIVE_REPLY } from '../writing/write-operations.ts';
import { EVENTS, headCursor } from '../subscriptions/subscriptions-of.ts';

const IDS = '/tickets/:ticketId';
const TICKET = `query ($id: ID!) { ticket(id: $id) { status contact { id optedOut }
  externalReferences { system value }
  capabilities { reply { allowed reasons message } close { allowed reasons } optOutContact { allowed reasons } } } }`;

let gateway: TestGateway;
let subscriber: Subscriber;
let events: Listener;
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 8, emotiveAccount: { registerExternalIds: true } });
  subscriber = openSubscriber(gateway.url);
  const filter = { vendor: ['EMOTIVE'] };
  events = await subscriber.listen(EVENTS, { after: await headCursor(gateway), filter });
});
afterAll(async () => {
  await subscriber.close();
  await expectNothingOpen(gateway.url);
  await gateway.stop();
});

const { reply, setStatus, newKey } = createActs(() => gateway);
const ticketOf = async (id: string): Promise<Json> => (await gateway.query(TICKET, { id })).data['ticket'];
const atVendor = (nativeId: string) => gateway.emotive.state.tickets.get(Number(nativeId))!;
const eventOf = (text: string) => events.event(({ message }) => message?.text === text);
/** The gateway registers external ids in the background, at any time after the first message. */
const isRegistration = ({ changes }: Json): boolean =>
  changes?.some(({ field }: Json) => field === 'externalReferences') === true;
const registrations = (nativeId: string) =>
  gateway.emotive.journal
    .entries({ route: IDS, method: 'POST', status: 201 })
    .filter(({ path }) => path.endsWith(`/${nativeId}`));
async function write(phone: string, message: string): Promise<Json> {
  await gateway.emotive.customerWrites({ phone, message });
  return (await eventOf(message))['ticket'];
}

test('a customer writes, an agent answers and closes without registering an id, and the next text is a new ticket', async () => {
  const ticket = await write('+13035550101', 'Where is my parcel?');
  const received = events.events.filter((event) => event['ticketId'] === ticket.id && !isRegistration(event));
  expect(received.map(({ type }) => type)).toEqual(['TICKET_CREATED', 'MESSAGE_ADDED']);
  const answered = await reply(ticket.id, 'It is on its way.');
  expect(answered).toMatchObject({ userErrors: [], message: { direction: 'OUTBOUND', deliveryStatus: 'QUEUED' } });
  expect(gateway.emotive.state.delivered.at(-1)).toMatchObject({ phone: '+13035550101', text: 'It is on its way.' });
  expect(await eventOf('It is on its way.')).toMatchObject({ cause: { actor: { kind: 'AGENT' } } });

  await events.event((event) => event['ticketId'] === ticket.id && isRegistration(event));
  expect((await ticketOf(ticket.id)).externalReferences).toEqual([
    { system: 'external_ticket_id', value: `deskgraph-${ticket.nativeId}` },
    { system: 'external_user_id', value: 'deskgraph-+13035550101' },
  ]);
  const closed = await setStatus(ticket.id, 'CLOSED');
  expect(closed).toMatchObject({ userErrors: [], ticket: { status: 'CLOSED' } });
  expect(atVendor(ticket.nativeId)).toMatchObject({ status: 'closed', externalUserId: 'deskgraph-+13035550101' });
  await events.event(({ ticketId, to }) => ticketId === ticket.id && to === 'CLOSED');

  const next = await write('+13035550101', 'One more thing');
  expect(next.id).not.toBe(ticket.id);
  // Put on hold in the vendor's dashboard, which sends no webhook: the next text reopens the ticket.
  atVendor(next.nativeId).status = 'pending';
  await write('+13035550101', 'And another one');
  await events.event(({ ticketId, from, to }) => ticketId === next.id && from === 'NEW' && to === 'OPEN');
  expect(registrations(ticket.nativeId)).toHaveLength(1);
});

test('a customer who wants no more texts is unsubscribed by a mutation, not by a text that looks like a reply', async () => {
  const ticket = await write('+13035550102', 'Stop texting me');
  const calls = () => gateway.emotive.journal.count({ route: EMOTIVE_REPLY });
  const before = calls();
  const refused = await reply(ticket.id, ' #OptOut ');
  expect(refused.userErrors).toMatchObject([
    {
      code: 'INVALID',
      field: ['input', 'content', 'text', 'text'],
      message: expect.stringContaining('contactOptOut'),
    },
  ]);
  expect(calls()).toBe(before);

  const idempotencyKey = newKey();
  const optOut = async (key = idempotencyKey): Promise<Json> => {
    const mutation = `mutation ($input: ContactOptOutInput!) { contactOptOut(input: $input) {
      userErrors { code } replayedFromIdempotencyKey contact { id optedOut } } }`;
    const input = { ticketId: ticket.id, idempotencyKey: key, clientMutationId: 'stop' };
    return (await gateway.query(mutation, { input })).data['contactOptOut'];
  };
  expect(await optOut()).toMatchObject({ userErrors: [], contact: { optedOut: true } });
  const event = await events.event(({ type }) => type === 'CONTACT_OPTED_OUT');
  expect(event).toMatchObject({ ticketId: ticket.id, cause: { clientMutationId: 'stop' } });
  expect(gateway.emotive.state.optedOut.has('+13035550102')).toBe(true);
  expect(gateway.emotive.state.delivered.filter(({ phone }) => phone === '+13035550102')).toEqual([]);

  expect(await optOut()).toMatchObject({ userErrors: [], replayedFromIdempotencyKey: true });
  expect(codes(await optOut(newKey()))).toEqual(['CONTACT_OPTED_OUT']);
  expect(calls()).toBe(before + 1);
  const { capabilities, contact } = await ticketOf(ticket.id);
  expect(contact.optedOut).toBe(true);
  expect(capabilities.reply.reasons).toEqual(['CONTACT_OPTED_OUT']);
  expect(codes(await reply(ticket.id, 'Are you sure?'))).toEqual(['CONTACT_OPTED_OUT']);
  expect(events.events.filter(({ type }) => type === 'CONTACT_OPTED_OUT')).toHaveLength(1);
});

test('a newer ticket of the same subscriber supersedes the older one, which is marked and not closed', async () => {
  const older = await write('+13035550103', 'My first question');
  await eventually(() => expect(registrations(older.nativeId)).toHaveLength(1));
  // Solved in the vendor's dashboard, which sends no webhook.
  atVendor(older.nativeId).status = 'solved';
  const newer = await write('+13035550103', 'My second question');

  await events.event(
    ({ ticketId, changes }) => ticketId === older.id && changes?.some(({ field }: Json) => field === 'superseded'),
  );
  const flagged = await ticketOf(older.id);
  expect(flagged.capabilities.reply).toMatchObject({ allowed: false, reasons: ['TICKET_CLOSED'] });
  expect(flagged.capabilities.reply.message).toContain('newer');
  expect(codes(await reply(older.id, 'too late'))).toEqual(['NOT_ALLOWED_IN_STATE']);
  expect(codes(await reply(newer.id, 'in time'))).toEqual([]);
});
