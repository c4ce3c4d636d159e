// Types and reasons: made and changed at the vendor, and true in every later answer without another read.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../src/domain/ids.ts';
import { DESK_ACCOUNT, EMOTIVE_ACCOUNT, startGateway, type TestGateway } from '../kit/gateway.ts';
import type { Json } from '../kit/json.ts';

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
  test('is made, found in the list, renamed and put out of use', async () => {
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
  test('is made with its words and put out of use; the vendor’s own is left alone', async () => {
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

test('two changes in one document are each answered as they left it', async () => {
  const { tag } = await make({ kind: 'REASON', name: 'First words' });
  const { data } = await gateway.query(
    `mutation ($a: TagUpdateInput!, $b: TagUpdateInput!) { a: tagUpdate(input: $a) { tag { name } } b: tagUpdate(input: $b) { tag { name } } }`,
    { a: { tagId: tag.id, name: 'Second words' }, b: { tagId: tag.id, name: 'Third words' } },
  );
  expect(data).toEqual({ a: { tag: { name: 'Second words' } }, b: { tag: { name: 'Third words' } } });
});

test('what cannot be is refused with its path, before any call', async () => {
  gateway.desk360.journal.clear();
  const nobody = toGlobalId('tag', DESK_ACCOUNT, 'reason/999999');
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
    [() => change(nobody, { name: 'x' }), 'NOT_FOUND', ['tagId']],
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
