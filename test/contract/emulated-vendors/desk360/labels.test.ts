// The emulated Desk360's types and reasons, whose fields differ between list and single calls.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningDesk360 } from '../../../../src/vendors/desk360/sandbox/index.ts';
import { ask, codeOf, expectSameShape, type Json, sample, startDesk } from './client.ts';

let desk: RunningDesk360;

beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

test('lists types, custom and not', async () => {
  const types = await ask<Json[]>(desk, 'GET', '/types');
  expectSameShape(types.json, sample('types-list'));
  expect(new Set(types.json.map(({ is_custom }) => is_custom))).toEqual(new Set([true, false]));
  expectSameShape((await ask(desk, 'GET', '/types/1')).json, sample('type-get'));
});

test('creates a custom type, disables and enables it', async () => {
  const made = await ask(desk, 'POST', '/types', {
    product_id: 11,
    title: 'Test',
    description: 'Test',
    is_active: false,
  });
  expectSameShape(made.json, sample('type-create-response'));
  expect(made.json).toMatchObject({ product_id: 11, title: 'Test', is_active: false, is_custom: true });
  desk.clock.advance(3_600_000);
  const changed = await ask(desk, 'PUT', `/types/${String(made.json['id'])}`, { is_active: true });
  expectSameShape(changed.json, sample('type-update-response'));
  expect(changed.json).toMatchObject({ is_active: true, updated_at: '2026-03-02 11:00:00' });
  expect((await ask<Json[]>(desk, 'GET', '/types')).json).toContainEqual(changed.json);
});

test('refuses to change a type that is not custom or does not exist', async () => {
  const reply = await ask(desk, 'PUT', '/types/1', { is_active: false });
  expect([reply.status, codeOf(reply)]).toEqual([400, 'non_custom_type']);
  expect(codeOf(await ask(desk, 'PUT', '/types/99999', { is_active: false }))).toBe('model_not_found_exception');
  expect(codeOf(await ask(desk, 'DELETE', '/types/1'))).toBe('method_not_allowed_exception');
});

test.each([
  ['/types', { title: 'x' }],
  ['/types', { product_id: 44, title: 'x' }],
  ['/types', { product_id: 11 }],
  ['/types', { product_id: 11, title: 'x', is_active: 'perhaps' }],
  ['/reasons', { title: 'x' }],
  ['/reasons', { product_id: 'eleven', title: 'x' }],
])('refuses at %s the fields %j', async (path, fields) => {
  expect(codeOf(await ask(desk, 'POST', path, fields))).toBe('failed_validation');
});

test('names the title of a reason `name` in the list and `title` everywhere else', async () => {
  const reasons = await ask<Json[]>(desk, 'GET', '/reasons');
  expectSameShape(reasons.json, sample('reasons-list'));
  const one = await ask(desk, 'GET', '/reasons/1');
  expectSameShape(one.json, sample('reason-get'));
  expect(one.json['title']).toBe(reasons.json[0]!['name']);
});

test('creates and changes a reason', async () => {
  const made = await ask(desk, 'POST', '/reasons', { product_id: 11, title: 'Test', is_active: true });
  expectSameShape(made.json, sample('reason-create-response'));
  const path = `/reasons/${String(made.json['id'])}`;
  const changed = await ask(desk, 'PUT', path, { product_id: 22, title: 'Other', is_active: false });
  expectSameShape(changed.json, sample('reason-update-response'));
  expect(changed.json).toMatchObject({ product_id: 22, title: 'Other', is_active: false });
  expect((await ask(desk, 'PUT', path, { is_active: true })).json).toMatchObject({ title: 'Other', is_active: true });
});
