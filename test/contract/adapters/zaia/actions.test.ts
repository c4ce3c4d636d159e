// The actions of Zaia: the checks before a call, the call, and the facts after it.

import { describe, expect, test } from 'vitest';
import { UserErrors } from '../../../../src/domain/errors/error-codes.ts';
import type { Action } from '../../../../src/domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import { agentRecord, tagRecord } from '../../../kit/domain/records.ts';
import { ticketCreateCommand } from '../../../kit/domain/ticket-commands.ts';
import { failureOf, ofType } from '../../../kit/vendor-account.ts';
import { keyOf, NOW, readRecord, recordOf, startZaia, ticketsIn, UNKNOWN_ID, type ZaiaAccount } from './account.ts';

const WHO = { vendor: 'ZAIA', account: 'zaia-main', observedAt: NOW } as const;
const closing = (ticket: TicketRecord) =>
  ({ ticket, status: 'CLOSED', snoozedUntil: null, reasonTagKey: null, summary: null, now: NOW }) as const;

/** The refusals of the check, as code and path. */
function refusals<C>(act: Action<C> | null, command: C): (readonly [string, string | null])[] {
  return act!.check(command).map(({ code, field }) => [code, field?.join('.') ?? null] as const);
}
const writes = ({ journal }: ZaiaAccount): number => journal.entries().filter(({ method }) => method !== 'GET').length;

describe('completing', () => {
  test('is done in the name of the assignee', async () => {
    const account = await startZaia();
    const ticket = ticketsIn(account, 'ongoing')[0]!;
    const act = account.adapter.actions.setStatus!;
    const command = closing(await readRecord(account, ticket));
    expect(refusals(act, command)).toEqual([]);
    const { observations } = await act.perform(command);
    expect(recordOf(observations)).toMatchObject({ key: keyOf(ticket), status: 'CLOSED', closedAt: NOW });
    expect(account.journal.entries().at(-1)).toMatchObject({ method: 'PATCH', body: { userId: ticket.assigneeId } });
    expect(ticket.completedAt).toBe(NOW);
  });

  test('without an assignee needs the configured user, in the check and in the capability', async () => {
    const plain = await startZaia();
    const ticket = ticketsIn(plain, 'waiting').find(({ assigneeId }) => assigneeId === null)!;
    const record = await readRecord(plain, ticket);
    expect(refusals(plain.adapter.actions.setStatus, closing(record))).toEqual([['NOT_ALLOWED_IN_STATE', null]]);
    expect(plain.adapter.capabilities(record, null, NOW).close).toMatchObject({
      allowed: false,
      reasons: ['NOT_CONFIGURED'],
    });
    const completingUserId = plain.state.users[2]!.id;
    const configured = await startZaia({}, { completingUserId });
    expect(configured.adapter.capabilities(record, null, NOW).close.allowed).toBe(true);
    await configured.adapter.actions.setStatus!.perform(closing(record));
    expect(configured.journal.entries().at(-1)).toMatchObject({ body: { userId: completingUserId }, status: 200 });
  });

  test('is the only status, and accepts neither reason nor summary', async () => {
    const account = await startZaia();
    const record = await readRecord(account, ticketsIn(account, 'ongoing')[0]!);
    const refusedOf = (more: object) => refusals(account.adapter.actions.setStatus, { ...closing(record), ...more });
    expect(refusedOf({ status: 'OPEN' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'status']]);
    expect(refusedOf({ reasonTagKey: 'x' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'reasonTagId']]);
    expect(refusedOf({ summary: 'x' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'summary']]);
    expect(writes(account)).toBe(0);
  });
});

describe('people', () => {
  test('take over and are assigned', async () => {
    const account = await startZaia();
    const { actions: acts } = account.adapter;
    const [one, other] = account.state.users;
    const ticket = ticketsIn(account, 'waiting')[0]!;
    const record = await readRecord(account, ticket);
    const taken = await acts.takeOver!.perform({ ticket: record, agent: agentRecord(one!.id), now: NOW });
    expect(recordOf(taken.observations)).toMatchObject({ status: 'OPEN', assigneeKey: one!.id });
    const command = { ticket: record, agent: agentRecord(other!.id), team: null, keepCurrentOwner: false, now: NOW };
    expect(refusals(acts.assign, command)).toEqual([]);
    expect(recordOf((await acts.assign!.perform(command)).observations)).toMatchObject({ assigneeKey: other!.id });
    expect(ticket).toMatchObject({ assigneeId: other!.id, ongoingAt: NOW });
  });

  test('cannot be unassigned or replaced by a team', async () => {
    const account = await startZaia();
    const ticket = await readRecord(account, ticketsIn(account, 'waiting')[0]!);
    const team = { ...WHO, kind: 'team', key: 'x', nativeId: 'x', name: 'x', description: null } as const;
    const noAgent = { ticket, agent: null, team, keepCurrentOwner: true, now: NOW };
    expect(refusals(account.adapter.actions.assign, noAgent)).toEqual([
      ['REQUIRED', 'agentId'],
      ['NOT_SUPPORTED_BY_VENDOR', 'teamId'],
      ['NOT_SUPPORTED_BY_VENDOR', 'keepCurrentOwner'],
    ]);
    expect(refusals(account.adapter.actions.takeOver, { ticket, agent: agentRecord('17'), now: NOW })).toEqual([
      ['INVALID', 'agentId'],
    ]);
  });

  test('of a completed ticket are refused by the vendor, with its message', async () => {
    const account = await startZaia();
    const ticket = await readRecord(account, ticketsIn(account, 'completed')[0]!);
    expect(account.adapter.capabilities(ticket, null, NOW).takeOver.reasons).toEqual(['TICKET_CLOSED']);
    const agent = agentRecord(account.state.users[0]!.id);
    const failure = await failureOf(account.adapter.actions.takeOver!.perform({ ticket, agent, now: NOW }));
    expect(failure).toMatchObject({
      code: 'INVALID_REQUEST',
      vendorCode: 'BAD_REQUEST',
      vendorMessage: 'The ticket is completed',
    });
  });
});

describe('a new ticket', () => {
  test('needs a chat and an assignee, and has its customer at once', async () => {
    const account = await startZaia();
    const { createTicket } = account.adapter.actions;
    expect(refusals(createTicket, ticketCreateCommand())).toEqual([
      ['REQUIRED', 'chatNativeId'],
      ['REQUIRED', 'assigneeId'],
    ]);
    const chat = [...account.state.chats.values()].find(({ tickets }) => tickets.length === 0)!;
    const assigneeKey = account.state.users[0]!.id;
    const teamKey = account.state.teams[1]!.id;
    const command = ticketCreateCommand({ chatNativeId: chat.id.toUpperCase(), assigneeKey, teamKey });
    expect(refusals(createTicket, command)).toEqual([]);
    const { observations, ticketKey } = await createTicket!.perform(command);
    expect(account.journal.entries({ method: 'POST' }).map(({ body }) => body)).toEqual([
      { chatId: chat.id, assigneeId: assigneeKey, status: 'ongoing', ticketingTeamId: teamKey },
    ]);
    expect(ticketKey).toBe(keyOf(chat.tickets[0]!));
    expect(ofType(observations, 'ticket')).toHaveLength(1);
    expect(recordOf(observations)).toMatchObject({
      key: ticketKey,
      status: 'OPEN',
      assigneeKey,
      teamKey,
      contactName: chat.owner.name,
      channelKey: chat.channel.id,
    });
  });

  test('sends null for no team, and is known even if it cannot be read back', async () => {
    const account = await startZaia();
    const chat = [...account.state.chats.values()].find(({ tickets }) => tickets.length === 0)!;
    account.sandbox.faults.add({ route: 'GET *', status: 404 });
    const command = ticketCreateCommand({ chatNativeId: chat.id, assigneeKey: account.state.users[0]!.id });
    const { observations } = await account.adapter.actions.createTicket!.perform({ ...command, status: 'CLOSED' });
    expect(account.journal.entries({ method: 'POST' })[0]!.body).toMatchObject({
      ticketingTeamId: null,
      status: 'completed',
    });
    expect(recordOf(observations)).toMatchObject({ status: 'CLOSED', contactKey: null });
  });

  test('accepts ids of version 4 and statuses with a configured value', async () => {
    const account = await startZaia();
    const command = ticketCreateCommand({ chatNativeId: 'chat-1', assigneeKey: '17', teamKey: 'x', status: 'PENDING' });
    expect(refusals(account.adapter.actions.createTicket, command)).toEqual([
      ['INVALID', 'chatNativeId'],
      ['INVALID', 'assigneeId'],
      ['INVALID', 'teamId'],
      ['NOT_SUPPORTED_BY_VENDOR', 'status'],
    ]);
  });

  test('has an unknown outcome if its response is lost', async () => {
    const account = await startZaia();
    const chat = [...account.state.chats.values()].find(({ tickets }) => tickets.length === 0)!;
    account.sandbox.faults.add({ route: 'POST /tickets', reset: 'after' });
    const command = ticketCreateCommand({ chatNativeId: chat.id, assigneeKey: account.state.users[0]!.id });
    const failure = await failureOf(account.adapter.actions.createTicket!.perform(command));
    expect(failure.outcomeUnknown).toBe(true);
    expect(chat.tickets).toHaveLength(1);
  });
});

describe('tags of a ticket', () => {
  test('are known from our own changes, and unknown before', async () => {
    const account = await startZaia();
    const ticket = ticketsIn(account, 'ongoing')[0]!;
    ticket.tags.clear();
    const [first, second] = [...account.state.tags.keys()];
    const record = await readRecord(account, ticket);
    expect(record.tagKeys).toBeNull();
    const tags = [tagRecord(first!), tagRecord(second!)];
    const added = await account.adapter.actions.addTags!.perform({ ticket: record, tags, now: NOW });
    expect(ofType(added.observations, 'ticket')[0]!.fields).toEqual({ tagKeys: [first, second] });
    expect([...ticket.tags.keys()]).toEqual([first, second]);
    const known = { ...record, tagKeys: [first!, second!] };
    const removed = await account.adapter.actions.removeTags!.perform({
      ticket: known,
      tags: tags.slice(0, 1),
      now: NOW,
    });
    expect(ofType(removed.observations, 'ticket')[0]!.fields).toEqual({ tagKeys: [second] });
    const still = await account.adapter.actions.removeTags!.perform({ ticket: record, tags: tags.slice(1), now: NOW });
    expect(ofType(still.observations, 'ticket')[0]!.fields).toEqual({ tagKeys: null });
  });

  test('that are already added or removed are no error', async () => {
    const account = await startZaia();
    const ticket = ticketsIn(account, 'ongoing')[0]!;
    const record = await readRecord(account, ticket);
    const tags = [tagRecord([...account.state.tags.keys()][0]!)];
    const { addTags, removeTags } = account.adapter.actions;
    for (const act of [addTags, addTags, removeTags, removeTags]) {
      expect(await act!.perform({ ticket: record, tags, now: NOW })).toMatchObject({ errors: [] });
    }
    expect(ticket.tags.has(tags[0]!.key)).toBe(false);
  });

  test('a refused one is reported with its index and does not stop the others', async () => {
    const account = await startZaia();
    const ticket = ticketsIn(account, 'ongoing')[0]!;
    const record = await readRecord(account, ticket);
    const [known] = [...account.state.tags.keys()];
    const tags = [tagRecord(UNKNOWN_ID), tagRecord(known!)];
    const { observations, errors } = await account.adapter.actions.addTags!.perform({ ticket: record, tags, now: NOW });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND', field: ['tagIds', '0'], vendor: 'ZAIA' }]);
    expect(ofType(observations, 'ticket')[0]!.fields).toEqual({ tagKeys: [known] });
    const none = account.adapter.actions.addTags!.perform({ ticket: record, tags: [tags[0]!, tags[0]!], now: NOW });
    await expect(none).rejects.toBeInstanceOf(UserErrors);
    expect(refusals(account.adapter.actions.addTags, { ticket: record, tags: [tagRecord('x')], now: NOW })).toEqual([
      ['INVALID', 'tagIds.0'],
    ]);
  });
});

describe('tags of the workspace', () => {
  const NEW_TAG = {
    tagKind: 'TAG',
    name: 'vip',
    description: null,
    brandKey: null,
    color: null,
    active: true,
  } as const;

  test('are created and updated', async () => {
    const account = await startZaia();
    const { createTag, updateTag } = account.adapter.actions;
    const { tagKey, observations } = await createTag!.perform({ ...NEW_TAG, color: '7' });
    expect(account.state.tags.get(tagKey!)).toMatchObject({ name: 'vip', color: '7', description: '' });
    expect(ofType(observations, 'catalog')[0]!.entry).toMatchObject({ name: 'vip', description: null });
    const tag = tagRecord(tagKey!, { name: 'vip' });
    await updateTag!.perform({ tag, name: 'VIP', description: null, active: null });
    expect(account.state.tags.get(tagKey!)).toMatchObject({ name: 'VIP', color: '7' });
  });

  test('are refused with the path of the invalid field', async () => {
    const { adapter } = await startZaia();
    const bad = { ...NEW_TAG, tagKind: 'REASON', name: ' ', color: '10', active: false, brandKey: 'x' } as const;
    expect(refusals(adapter.actions.createTag, bad)).toEqual([
      ['NOT_SUPPORTED_BY_VENDOR', 'kind'],
      ['NOT_SUPPORTED_BY_VENDOR', 'brandId'],
      ['REQUIRED', 'name'],
      ['INVALID', 'color'],
      ['NOT_SUPPORTED_BY_VENDOR', 'active'],
    ]);
    const tag = tagRecord(UNKNOWN_ID, { name: 'refund' });
    expect(refusals(adapter.actions.updateTag, { tag, name: 'refund', description: null, active: true })).toEqual([
      ['REQUIRED', null],
    ]);
    expect(refusals(adapter.actions.updateTag, { tag, name: '', description: null, active: false })).toEqual([
      ['REQUIRED', 'name'],
      ['NOT_SUPPORTED_BY_VENDOR', 'active'],
    ]);
  });
});

test('an unsupported action is denied with the reason and not implemented', async () => {
  const account = await startZaia();
  const record = await readRecord(account, ticketsIn(account, 'ongoing')[0]!);
  const can = account.adapter.capabilities(record, null, NOW);
  for (const action of ['reply', 'addNote', 'reopen', 'transferTeam', 'markRead', 'snooze'] as const) {
    expect(can[action], action).toMatchObject({ allowed: false, reasons: ['VENDOR_UNSUPPORTED'] });
  }
  for (const action of ['close', 'assign', 'takeOver', 'tag', 'untag'] as const) expect(can[action].allowed).toBe(true);
  const { reply, note, updateTicket, optOut, markRead, sendMessage } = account.adapter.actions;
  expect([reply, note, updateTicket, optOut, markRead, sendMessage]).toEqual([null, null, null, null, null, null]);
});
