// New tickets, types and reasons over real HTTP, and what is refused before a call.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccount, uploaded } from '../account.ts';
import { failureOf, ofType } from '../../../../kit/vendor-account.ts';
import { act, codesOf, newTicket, startDesk, tag, type Desk } from '../emulated-desk360.ts';
import { contactDraft } from '../../../../kit/domain/ticket-commands.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

describe('a new ticket', () => {
  const ROUTE = '/products/:productId/tickets';
  const create = () => act(desk.adapter.actions.createTicket);
  const check = (changes: Parameters<typeof newTicket>[0], of = desk.adapter) =>
    codesOf(act(of.actions.createTicket).check(newTicket(changes)));

  test('is posted as JSON and its answer is the ticket', async () => {
    const command = newTicket({ status: 'PENDING', assigneeKey: '11', customFields: [{ key: 'plan', value: 'Pro' }] });
    expect(create().check(command)).toEqual([]);
    const result = await create().perform(command);
    expect(desk.bodies(ROUTE)).toEqual([
      {
        name: 'John Doe',
        email: 'mail@mail.com',
        reason_id: 1,
        description: 'Hello World!',
        status: 2,
        assign_to_agent_id: 11,
        settings: '{"plan":"Pro"}',
      },
    ]);
    const [ticket] = ofType(result.observations, 'ticket');
    expect(result).toMatchObject({ ticketKey: ticket?.key, messageKey: null });
    expect(ticket?.fields).toMatchObject({
      status: 'PENDING',
      channelType: 'API',
      channelKey: '11/Api',
      contactName: 'John Doe',
      assigneeKey: '11',
      tagKeys: ['reason/1'],
      preview: 'Hello World!',
    });
    const reading = (await desk.adapter.reads.tickets?.read([ticket?.key ?? '']))?.get(ticket?.key ?? '');
    const head = reading?.state === 'found' ? ofType(reading.observations, 'ticket')[0] : undefined;
    expect(head?.fields.customFields).toContainEqual({ key: 'plan', label: null, value: 'Pro' });
  });

  test('is unresolved unless a state is named', async () => {
    const { observations } = await create().perform(newTicket());
    expect(ofType(observations, 'ticket')[0]?.fields.status).toBe('NEW');
  });

  test('carries files as a form', async () => {
    await create().perform(newTicket({ files: [uploaded('a.txt', 'one'), uploaded('b.txt', 'two')] }));
    expect(desk.bodies(ROUTE)).toMatchObject([
      {
        fields: [
          { name: 'name', value: 'John Doe' },
          { name: 'email' },
          { name: 'reason_id', value: '1' },
          { name: 'description' },
          { name: 'status', value: '0' },
        ],
        files: [
          { field: 'attachments[]', filename: 'a.txt' },
          { field: 'attachments[]', filename: 'b.txt' },
        ],
      },
    ]);
  });

  test('needs name, e-mail, text and reason', () => {
    expect(check({ contact: contactDraft({ email: ' ' }), text: '', reasonTagKey: null })).toEqual([
      ['REQUIRED', 'contact.name'],
      ['REQUIRED', 'contact.email'],
      ['REQUIRED', 'text'],
      ['REQUIRED', 'reasonTagId'],
    ]);
    expect(check({ contact: contactDraft({ name: 'Ada', email: 'no-address' }) })).toEqual([
      ['INVALID', 'contact.email'],
    ]);
    expect(check({ reasonTagKey: 'type/1' })).toEqual([['INVALID', 'reasonTagId']]);
    expect(check({ assigneeKey: 'x' })).toEqual([['INVALID', 'assigneeId']]);
  });

  test('has no other state and no field twice', () => {
    expect(check({ status: 'OPEN' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'status']]);
    const twice = { key: 'a', value: '1' };
    expect(check({ customFields: [twice, twice, { key: ' ', value: '' }] })).toEqual([
      ['INVALID', 'customFields.1.key'],
      ['REQUIRED', 'customFields.2.key'],
    ]);
  });

  test('belongs to a served product, named by channel Api, by brand or by the settings', async () => {
    expect(check({ channelKey: '11/Api' })).toEqual([]);
    expect(check({ brandKey: '11' })).toEqual([]);
    expect(check({ channelKey: '11/Email' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'channelId']]);
    expect(check({ channelKey: '22/Api' })).toEqual([['INVALID', 'channelId']]);
    expect(check({ brandKey: '22' })).toEqual([['INVALID', 'brandId']]);
    expect(check({ channelKey: '11/Api', brandKey: '12' })).toEqual([['INVALID', 'channelId']]);
    const wide = openAccount(desk.desk.url, { products: [] });
    expect(check({}, wide.adapter)).toEqual([['REQUIRED', 'channelId']]);
    await wide.close();
  });

  test('refused by the vendor keeps its code; one whose answer is lost has an unknown outcome', async () => {
    const unknown = newTicket({ reasonTagKey: 'reason/999' });
    expect(await failureOf(create().perform(unknown))).toMatchObject({
      code: 'INVALID_REQUEST',
      vendorCode: 'failed_validation',
    });
    desk.desk.faults.add({ route: `POST ${ROUTE}`, replaceBody: 'wrong-shape' });
    expect(await failureOf(create().perform(newTicket()))).toMatchObject({ outcomeUnknown: true });
  });
});

describe('a label', () => {
  const command = { name: 'Test', description: null, brandKey: null, color: null, active: false } as const;
  const create = () => act(desk.adapter.actions.createTag);
  const update = () => act(desk.adapter.actions.updateTag);
  const labels = async () => ofType((await desk.adapter.reads.collections.tag?.read()) ?? [], 'catalog');

  test('of kind TYPE is made with its description', async () => {
    const result = await create().perform({ ...command, tagKind: 'TYPE', description: 'What it is' });
    expect(desk.bodies('/types')).toEqual([
      { product_id: 11, title: 'Test', description: 'What it is', is_active: false },
    ]);
    const [made] = ofType(result.observations, 'catalog');
    expect(made?.entry).toMatchObject({ key: result.tagKey, tagKind: 'TYPE', name: 'Test', active: false });
    expect(await labels()).toContainEqual(made);
  });

  test('of kind REASON is made, and read as it was answered although the list calls its title name', async () => {
    const result = await create().perform({ ...command, tagKind: 'REASON', brandKey: '11' });
    expect(desk.bodies('/reasons')).toEqual([{ product_id: 11, title: 'Test', is_active: false }]);
    const [made] = ofType(result.observations, 'catalog');
    expect(made?.entry).toMatchObject({ key: result.tagKey, tagKind: 'REASON', name: 'Test' });
    expect(await labels()).toContainEqual(made);
  });

  test('is checked before it is made', async () => {
    const check = (changes: object, of = desk.adapter) =>
      codesOf(act(of.actions.createTag).check({ ...command, tagKind: 'REASON', ...changes }));
    expect(check({})).toEqual([]);
    expect(check({ tagKind: 'TAG' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'kind']]);
    expect(check({ name: ' ' })).toEqual([['REQUIRED', 'name']]);
    expect(check({ color: '#fff' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'color']]);
    expect(check({ description: 'x' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'description']]);
    expect(check({ brandKey: '22' })).toEqual([['INVALID', 'brandId']]);
    const wide = openAccount(desk.desk.url, { products: [] });
    expect(check({}, wide.adapter)).toEqual([['REQUIRED', 'brandId']]);
    await wide.close();
    expect(desk.calls()).toBe(0);
  });

  test('of kind REASON is renamed and disabled', async () => {
    const change = { tag: tag(), name: 'Late', description: null, active: false };
    expect(update().check(change)).toEqual([]);
    const { observations } = await update().perform(change);
    expect(desk.bodies('/reasons/:reasonId')).toEqual([{ title: 'Late', is_active: false }]);
    expect(ofType(observations, 'catalog')[0]?.entry).toMatchObject({ key: 'reason/1', name: 'Late', active: false });
  });

  test('of kind TYPE can only be enabled and disabled', async () => {
    const custom = tag({ key: 'type/4', tagKind: 'TYPE', name: 'Refund', description: 'Refund' });
    const none = { tag: custom, name: null, description: null, active: null };
    await update().perform({ ...none, active: false });
    expect(desk.bodies('/types/:typeId')).toEqual([{ is_active: false }]);
    const check = (changes: object) => codesOf(update().check({ ...none, ...changes }));
    expect(check({ active: true, name: 'Refund' })).toEqual([]);
    expect(check({ name: 'Other' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'name']]);
    expect(check({ description: 'Other' })).toEqual([['NOT_SUPPORTED_BY_VENDOR', 'description']]);
    expect(check({})).toEqual([['REQUIRED', null]]);
  });

  test("of the vendor's own stays as it is, before a call and after one", async () => {
    const own = tag({ key: 'type/1', tagKind: 'TYPE', editable: false });
    const change = { tag: own, name: null, description: null, active: false };
    expect(update().check(change)).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['tagId'], vendorCode: 'non_custom_type' },
    ]);
    expect(await failureOf(update().perform(change))).toMatchObject({
      code: 'INVALID_REQUEST',
      vendorCode: 'non_custom_type',
    });
    expect(codesOf(update().check({ ...change, tag: tag({ key: 'tag/1' }) }))).toEqual([
      ['NOT_SUPPORTED_BY_VENDOR', 'tagId'],
    ]);
  });
});
