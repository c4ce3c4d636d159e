// What changes Glassix tickets: state, note, fields, external id, tags, and who is in charge.

import { describe, expect, it } from 'vitest';
import type { CatalogRecord } from '../../../../src/domain/catalog.ts';
import type { StatusCommand } from '../../../../src/domain/commands/message-commands.ts';
import type { TicketRecord } from '../../../../src/domain/ticket.ts';
import { failureOf, ofType } from '../../../kit/vendor-account.ts';
import {
  act,
  codesOf,
  DEPARTMENTS,
  file,
  fixture,
  NOW,
  one,
  openTicket,
  perform,
  startStandIn,
  statusCommand,
} from './account.ts';

const agentRecord = (key: string, email: string | null) => ({ kind: 'agent', key, email }) as CatalogRecord<'agent'>;
const teamRecord = (key: string) => ({ kind: 'team', key }) as CatalogRecord<'team'>;

describe('a ticket’s state', () => {
  it.each(['message', 'ticket'] as const)(
    'is set with a summary, whichever the answer is (%s)',
    async (setStateAnswer) => {
      const { account, native, ticket, acts } = await openTicket({ setStateAnswer });
      const result = await perform(acts.setStatus, statusCommand(ticket, { summary: 'Refunded' }));
      const [entry] = account.vendor.journal.entries({ route: '/tickets/setstate/:ticketId' });
      expect(entry).toMatchObject({
        status: 201,
        query: { nextState: 'Closed', getTicket: 'true' },
        body: { summary: 'Refunded' },
      });
      expect([native.state, native.summary?.value]).toEqual(['Closed', 'Refunded']);
      expect(one(result.observations, 'ticket').fields).toMatchObject({
        status: 'CLOSED',
        nativeStatus: { code: 'Closed' },
        closedAt: NOW,
        summary: 'Refunded',
      });
      for (const next of ['OPEN', 'PENDING', 'SNOOZED'] as const)
        await perform(acts.setStatus, statusCommand(ticket, { status: next }));
      expect(native.state).toBe('Snoozed');
    },
  );

  it('that it lacks, a time and a reason are refused before a call', async () => {
    const { account, ticket, acts } = await openTicket();
    const check = (said: Partial<StatusCommand>) => codesOf(act(acts.setStatus).check(statusCommand(ticket, said)));
    expect(check({ status: 'RESOLVED' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'status']]);
    expect(check({ status: 'SNOOZED', snoozedUntil: NOW })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'snoozedUntil']]);
    expect(check({ reasonTagKey: 'x' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'reasonTagId']]);
    expect(account.calls()).toBe(0);
  });
});

describe('what changes a ticket otherwise', () => {
  it('a note, which is read back to know its message', async () => {
    const { native, ticket, acts } = await openTicket();
    const { text } = fixture('addnote-request');
    const result = await perform(acts.note, { ticket, text, files: [], now: NOW });
    expect(one(result.observations, 'message')).toMatchObject({
      key: native.transactions.at(-1)?.guid,
      fields: { direction: 'INTERNAL', visibility: 'INTERNAL', text },
    });
    expect(result.messageKey).toBe(native.transactions.at(-1)?.guid);
    expect(codesOf(act(acts.note).check({ ticket, text, files: [file('a', 'b')], now: NOW }))).toEqual([
      ['NOT_SUPPORTED_BY_VENDOR', 'uploadIds'],
    ]);
  });

  it('a note that cannot be read back is a note all the same', async () => {
    const { account, native, ticket, acts } = await openTicket();
    account.vendor.faults.add({ route: '/tickets/get/:ticketId', status: 404 });
    const result = await perform(acts.note, { ticket, text: 'Hello', files: [], now: NOW });
    expect([result, native.transactions.at(-1)?.text]).toEqual([{ observations: [], messageKey: null }, 'Hello']);
    expect(account.warnings).toHaveLength(1);
  });

  it('its fields, by name and in their order', async () => {
    const { account, native, ticket, acts } = await openTicket();
    const known = {
      ...ticket,
      customFields: [
        { key: 'field2', label: null, value: 'old' },
        { key: 'culture', label: null, value: 'en-US' },
      ],
    };
    const update = (customFields: readonly { key: string; value: string }[]) => ({
      ticket: known,
      text: null,
      attachments: null,
      link: null,
      rating: null,
      url: null,
      contact: null,
      reopen: false,
      updatedAt: null,
      now: NOW,
      customFields,
    });
    const { field1 } = fixture('setfields-request');
    const result = await perform(
      acts.updateTicket,
      update([
        { key: 'field3', value: 'c' },
        { key: 'field1', value: field1 },
        { key: 'field2', value: '' },
      ]),
    );
    expect(account.bodies('/tickets/setfields/:ticketId')).toEqual([{ field3: 'c', field1, field2: '' }]);
    expect(native.fields.slice(0, 3)).toEqual([field1, '', 'c']);
    expect(one(result.observations, 'ticket').fields).toEqual({
      subject: field1,
      customFields: [
        { key: 'field1', label: null, value: field1 },
        { key: 'field3', label: null, value: 'c' },
        { key: 'culture', label: null, value: 'en-US' },
      ],
    });
    await perform(acts.updateTicket, update([{ key: 'summary', value: 'Refunded' }]));
    expect(native.summary?.value).toBe('Refunded');
    const check = (fields: readonly { key: string; value: string }[]) =>
      codesOf(act(acts.updateTicket).check(update(fields)));
    expect(check([])).toEqual([['REQUIRED', 'customFields']]);
    expect(
      check([
        { key: 'field1', value: 'x' },
        { key: 'summary', value: 'y' },
      ]),
    ).toEqual([['INVALID', 'customFields.1.key']]);
    expect(check([{ key: 'culture', value: 'x' }])).toEqual([['INVALID', 'customFields.0.key']]);
    expect(acts.updateTicket?.supportedFields).toEqual(['customFields']);
  });

  it('its external id', async () => {
    const { native, ticket, acts } = await openTicket();
    const result = await perform(acts.setExternalReference, {
      ticket,
      externalTicketId: 'CRM-7',
      externalUserId: null,
      now: NOW,
    });
    expect(native.uniqueArgument).toBe('CRM-7');
    expect(one(result.observations, 'ticket').fields).toEqual({
      externalReferences: [{ system: 'uniqueArgument', value: 'CRM-7' }],
    });
  });

  it('its tags, by name', async () => {
    const { account, native, ticket, acts } = await openTicket();
    native.tags = ['Info'];
    const tags = fixture('addtags-request').map(
      (name: string) => ({ kind: 'tag', key: name, name }) as CatalogRecord<'tag'>,
    );
    const added = await perform(acts.addTags, { ticket, tags, now: NOW });
    expect(account.bodies('/tickets/addtags/:ticketId')).toEqual([['Sales', 'Excel']]);
    expect(one(added.observations, 'ticket').fields).toEqual({ tagKeys: ['Info', 'Sales', 'Excel'] });
    const removed = await perform(acts.removeTags, {
      ticket,
      tags: [tags[0], { ...tags[0], name: 'Ümläut & co' }],
      now: NOW,
    });
    expect(one(removed.observations, 'ticket').fields).toEqual({ tagKeys: ['Info', 'Excel'] });
    expect(
      account.vendor.journal.entries({ route: '/tickets/removetag/:ticketId' }).map(({ query }) => query['tag']),
    ).toEqual(['Sales', 'Ümläut & co']);
  });
});

describe('tags of which one cannot be removed', () => {
  it('are removed up to the first failure, and the rest is reported', async () => {
    const ticket = { key: '5', nativeId: '5', tagKeys: ['VIP', 'Info'] as readonly string[] } as TicketRecord;
    const tags = ['VIP', 'Info'].map((name) => ({ kind: 'tag', key: name, name }) as CatalogRecord<'tag'>);
    let asked = 0;
    const { adapter } = await startStandIn(() => ({
      status: (asked += 1) === 1 ? 200 : 400,
      json: asked === 1 ? ['Info'] : { message: 'no' },
    }));
    const half = await perform(adapter.actions.removeTags, { ticket, tags, now: NOW });
    expect(one(half.observations, 'ticket').fields).toEqual({ tagKeys: ['Info'] });
    expect(codesOf(half.errors ?? [])).toEqual([['VENDOR_REJECTED', 'tagIds.1']]);
  });
});

describe('handing over', () => {
  it('goes to an agent by user name, who may be joined by the one before', async () => {
    const { account, native, ticket, acts } = await openTicket();
    const user = account.vendor.state.users.find(({ type, id }) => type === 'AGENT' && id !== native.ownerId);
    const agent = agentRecord(user?.id ?? '', user?.userName ?? '');
    const result = await perform(acts.assign, { ticket, agent, team: null, keepCurrentOwner: true, now: NOW });
    expect(account.vendor.journal.entries({ route: '/tickets/setowner/:ticketId' })[0]?.query).toEqual({
      nextOwnerUserName: user?.userName,
      keepCurrentOwnerInConversation: 'true',
    });
    expect(native.ownerId).toBe(user?.id);
    expect(one(result.observations, 'ticket').fields).toEqual({ assigneeKey: user?.id, responder: null });
  });

  it('goes to another department under a new id', async () => {
    const { account, native, ticket, acts } = await openTicket();
    const to = native.departmentId === DEPARTMENTS.sales ? DEPARTMENTS.billing : DEPARTMENTS.sales;
    const result = await perform(acts.assign, {
      ticket,
      agent: null,
      team: teamRecord(to),
      keepCurrentOwner: false,
      now: NOW,
    });
    expect(account.bodies('/tickets/setdepartment/:ticketId')).toEqual([{ departmentId: to }]);
    const newId = String(native.movedTo?.ticketId);
    expect(result.ticketKey).toBe(newId);
    expect(ofType(result.observations, 'ticket-moved')[0]).toEqual({
      type: 'ticket-moved',
      key: ticket.key,
      toKey: newId,
      toNativeId: newId,
    });
    expect(ofType(result.observations, 'ticket').at(-1)).toMatchObject({
      key: newId,
      fields: { teamKey: to, assigneeKey: null, status: 'OPEN' },
    });
    expect(ofType(result.observations, 'message')).toEqual([]);
  });

  it('to its own department assigns an available agent there', async () => {
    const { account, native, ticket, acts } = await openTicket();
    const result = await perform(acts.assign, {
      ticket,
      agent: null,
      team: teamRecord(native.departmentId),
      keepCurrentOwner: false,
      now: NOW,
    });
    expect(account.calls('/tickets/assignavailableuser/:ticketId')).toBe(1);
    expect(one(result.observations, 'ticket').fields.assigneeKey).toBe(native.ownerId);
  });

  it('goes to another department and an agent there; a failure after the move is reported beside it', async () => {
    const { account, native, ticket, acts } = await openTicket();
    const to = native.departmentId === DEPARTMENTS.sales ? DEPARTMENTS.billing : DEPARTMENTS.sales;
    const user = account.vendor.state.users.find(({ type }) => type === 'AGENT');
    const agent = agentRecord(user?.id ?? '', user?.userName ?? '');
    const handOver = { ticket, agent, team: teamRecord(to), keepCurrentOwner: false, now: NOW };
    account.vendor.faults.add({ route: '/tickets/setowner/:ticketId', status: 403, times: 1 });
    const half = await perform(acts.assign, handOver);
    expect(codesOf(half.errors ?? [])).toEqual([['FORBIDDEN', 'agentId']]);
    expect(ofType(half.observations, 'ticket-moved')[0]?.toKey).toBe(half.ticketKey);
    const next = { ...handOver, ticket: { ...ticket, key: half.ticketKey ?? '', teamKey: to } };
    const whole = await perform(acts.assign, { ...next, team: teamRecord(DEPARTMENTS.support) });
    expect(whole.errors).toBeUndefined();
    expect(ofType(whole.observations, 'ticket').at(-1)).toMatchObject({
      key: whole.ticketKey,
      fields: { assigneeKey: user?.id },
    });
    expect(account.vendor.state.tickets.get(Number(whole.ticketKey))?.ownerId).toBe(user?.id);
  });

  it('to an agent without a user name, or keeping the owner without a new one, is refused before a call', async () => {
    const { account, ticket, acts } = await openTicket();
    const check = (agent: CatalogRecord<'agent'> | null, keepCurrentOwner = false) =>
      codesOf(act(acts.assign).check({ ticket, agent, team: teamRecord('other'), keepCurrentOwner, now: NOW }));
    expect(check(agentRecord('a', null))).toEqual([['INVALID', 'agentId']]);
    expect(check(null, true)).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'keepCurrentOwner']]);
    expect(account.calls()).toBe(0);
  });

  it('whose answer cannot be read leaves its outcome open', async () => {
    const { adapter } = await startStandIn(() => ({ status: 201, json: { message: 'moved' } }));
    const ticket = { key: '5', nativeId: '5', teamKey: 'x' } as TicketRecord;
    const failure = await failureOf(
      perform(adapter.actions.assign, {
        ticket,
        agent: null,
        team: teamRecord('y'),
        keepCurrentOwner: false,
        now: NOW,
      }),
    );
    expect(failure).toMatchObject({ code: 'BAD_RESPONSE', outcomeUnknown: true });
  });
});
