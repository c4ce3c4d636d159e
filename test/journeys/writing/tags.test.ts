// Types and reasons: created and changed at the vendor, and correct in later responses without another read.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { DESK_ACCOUNT, EMOTIVE_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { createManualClock } from '../../kit/manual-clock.ts';
import { callsOf } from '../../kit/journal.ts';

let gateway: TestGateway;
let brandId = '';
beforeAll(async () => {
  gateway = await startGateway({ ticketCount: 3 });
  const { data } = await gateway.query('{ brands(vendor: [DESK360]) { id nativeId } tags { id } }');
  brandId = data['brands'].find(({ nativeId }: Json) => nativeId === '11').id;
});
afterAll(() => gateway.stop());

const FACTS = 'userErrors { code field vendor vendorCode } tag { id nativeId kind name description active }';
const accountId = toGlobalId('account', DESK_ACCOUNT);
async function act(mutation: string, type: string, input: object): Promise<Json> {
  const answer = await gateway.query(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FACTS} } }`, {
    input,
  });
  expect(answer.errors).toBeUndefined();
  return answer.data[mutation];
}
const make = (input: object): Promise<Json> => act('tagCreate', 'TagCreateInput', { accountId, brandId, ...input });
const change = (tagId: string, input: object): Promise<Json> => act('tagUpdate', 'TagUpdateInput', { tagId, ...input });
const writes = (): number =>
  gateway.desk360.journal.count({ method: 'POST' }) + gateway.desk360.journal.count({ method: 'PUT' });

describe('a reason', () => {
  test('is created, listed, renamed and deactivated', async () => {
    const made = await make({ kind: 'REASON', name: 'Lost parcel' });
    expect(made).toMatchObject({ userErrors: [], tag: { kind: 'REASON', name: 'Lost parcel', active: true } });
    expect(gateway.desk360.state.reasons.get(Number(made.tag.nativeId))).toMatchObject({
      title: 'Lost parcel',
      productId: 11,
    });
    gateway.desk360.journal.clear();
    const { data } = await gateway.query('{ tags(kind: [REASON]) { id name } }');
    expect(data['tags']).toContainEqual({ id: made.tag.id, name: 'Lost parcel' });
    expect(gateway.desk360.journal.count({ method: 'GET' })).toBe(0);
    const changed = await change(made.tag.id, { name: 'Parcel lost', active: false });
    expect(changed).toMatchObject({ userErrors: [], tag: { id: made.tag.id, name: 'Parcel lost', active: false } });
    expect(gateway.desk360.state.reasons.get(Number(made.tag.nativeId))).toMatchObject({
      title: 'Parcel lost',
      isActive: false,
    });
  });
});

describe('a type', () => {
  test('is created with its description and deactivated, and the vendor’s own types stay unchanged', async () => {
    const made = await make({ kind: 'TYPE', name: 'Praise', description: 'Kind words' });
    expect(made).toMatchObject({ userErrors: [], tag: { kind: 'TYPE', name: 'Praise', description: 'Kind words' } });
    expect(await change(made.tag.id, { active: false })).toMatchObject({ userErrors: [], tag: { active: false } });
    const own = [...gateway.desk360.state.types.values()].find(({ isCustom }) => !isCustom)!;
    gateway.desk360.journal.clear();
    const refused = await change(toGlobalId('tag', DESK_ACCOUNT, `type/${own.id}`), { active: false });
    expect(refused).toMatchObject({
      userErrors: [{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'tagId'], vendorCode: 'non_custom_type' }],
      tag: null,
    });
    expect(writes()).toBe(0);
  });
});

describe('one type or reason by its id', () => {
  const clock = createManualClock();
  let own: TestGateway;
  beforeAll(async () => {
    own = await startGateway({ ticketCount: 3, clock });
    await own.gateway.sync.stop();
    await own.query('{ tags { id } }');
  });
  beforeEach(async () => {
    // Few entries are read alone in a minute.
    await clock.advance(61_000);
    own.desk360.journal.clear();
  });
  afterAll(() => own.stop());

  const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) {
    ... on Tag { nativeId kind name active freshness { staleReason } } } }`;
  const look = (...keys: string[]) =>
    own.query(NODES, { ids: keys.map((key) => toGlobalId('tag', DESK_ACCOUNT, key)) });
  const nodes = async (...keys: string[]): Promise<Json> => {
    const { data, errors } = await look(...keys);
    expect(errors).toBeUndefined();
    return data['nodes'];
  };

  test('comes from the collection if it contains it, otherwise from one call for it alone', async () => {
    expect(await nodes('type/1', 'reason/1')).toMatchObject([
      { nativeId: '1', kind: 'TYPE', name: 'Subscription' },
      { nativeId: '1', kind: 'REASON', name: 'Delivered late' },
    ]);
    expect(callsOf(own.desk360)).toEqual({});
    // Created in the vendor's panel.
    const at = Date.parse('2026-01-01T00:00:00Z');
    const label = { id: 701, productId: 11, isActive: true, createdAt: at, updatedAt: at };
    own.desk360.state.reasons.set(701, { ...label, title: 'Lost' });
    own.desk360.state.types.set(701, { ...label, title: 'Praise', description: '', isCustom: true });
    expect(await nodes('type/701', 'reason/701', 'type/1')).toMatchObject([
      { nativeId: '701', kind: 'TYPE', name: 'Praise', active: true },
      { nativeId: '701', kind: 'REASON', name: 'Lost', active: true },
      { name: 'Subscription' },
    ]);
    await Promise.all([nodes('type/701'), nodes('reason/701')]);
    expect(callsOf(own.desk360)).toEqual({ 'GET /types/:typeId': 1, 'GET /reasons/:reasonId': 1 });
  });

  test('that does not exist is null after one call, also when it is requested again', async () => {
    for (let n = 0; n < 3; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await nodes('type/999')).toEqual([null]);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await clock.advance(61_000);
    }
    expect(callsOf(own.desk360)).toEqual({ 'GET /types/:typeId': 1 });
  });

  test('that cannot be read is an error at its own path, and the collections stay unchanged', async () => {
    own.desk360.faults.add({ route: 'GET /reasons/:reasonId', status: 403 });
    const { data, errors } = await look('reason/998', 'reason/1');
    own.desk360.faults.clear();
    expect(data['nodes']).toMatchObject([null, { name: 'Delivered late', freshness: { staleReason: null } }]);
    expect(errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'VENDOR_FORBIDDEN' } }]);
  });
});

test('two changes in one document each return their own result', async () => {
  const { tag } = await make({ kind: 'REASON', name: 'First words' });
  const { data } = await gateway.query(
    `mutation ($a: TagUpdateInput!, $b: TagUpdateInput!) { a: tagUpdate(input: $a) { tag { name } } b: tagUpdate(input: $b) { tag { name } } }`,
    { a: { tagId: tag.id, name: 'Second words' }, b: { tagId: tag.id, name: 'Third words' } },
  );
  expect(data).toEqual({ a: { tag: { name: 'Second words' } }, b: { tag: { name: 'Third words' } } });
});

test('an invalid change is rejected with its path before any call', async () => {
  gateway.desk360.journal.clear();
  const unknownTag = toGlobalId('tag', DESK_ACCOUNT, 'reason/999999');
  const refused: readonly [() => Promise<Json>, string, readonly string[]][] = [
    [() => make({ kind: 'TAG', name: 'x' }), 'NOT_SUPPORTED_BY_VENDOR', ['kind']],
    [() => make({ kind: 'REASON', name: '  ' }), 'REQUIRED', ['name']],
    [() => make({ kind: 'REASON', name: 'x', brandId: null }), 'REQUIRED', ['brandId']],
    [
      () => make({ kind: 'REASON', name: 'x', brandId: toGlobalId('brand', EMOTIVE_ACCOUNT, '1') }),
      'INVALID',
      ['brandId'],
    ],
    [() => make({ kind: 'REASON', name: 'x', color: '#ff0000' }), 'NOT_SUPPORTED_BY_VENDOR', ['color']],
    [
      () => make({ kind: 'REASON', name: 'x', accountId: toGlobalId('account', 'elsewhere') }),
      'NOT_FOUND',
      ['accountId'],
    ],
    [() => change(unknownTag, { name: 'x' }), 'NOT_FOUND', ['tagId']],
  ];
  for (const [answer, code, field] of refused) {
    const { userErrors, tag } = await answer();
    expect(tag).toBeNull();
    expect(userErrors).toMatchObject([{ code, field: ['input', ...field] }]);
  }
  const elsewhere = { kind: 'REASON', name: 'x', brandId: null, accountId: toGlobalId('account', EMOTIVE_ACCOUNT) };
  expect((await make(elsewhere)).userErrors).toMatchObject([{ code: 'NOT_SUPPORTED_BY_VENDOR', vendor: 'EMOTIVE' }]);
  expect(writes()).toBe(0);
});
