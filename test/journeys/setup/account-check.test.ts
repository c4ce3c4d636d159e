// Who a token belongs to is asked once of every account, and what came of it shows in the account's health.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../kit/eventually.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';

const REFUSAL = { error: { code: 'authentication_exception', message: 'The credentials are incorrect.' } };

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startGateway({ ticketCount: 5, gateway: { reconcileEverySeconds: 1 } });
});
afterEach(() => gateway.stop());

const checks = (): number => gateway.desk360.journal.count({ route: '/me' });
const lists = (): number => gateway.desk360.journal.count({ route: '/products/:productId/tickets' });
async function health(): Promise<Json> {
  const { data } = await gateway.query(
    '{ vendorAccounts(vendor: [DESK360]) { health { state lastSuccessAt lastError { code vendorCode } } } }',
  );
  return data['vendorAccounts'][0].health;
}
const said = (words: string): Json[] =>
  gateway.logLines
    .filter((line) => line.includes(words))
    .map((line) => JSON.parse(line))
    .filter(({ account }) => account === DESK_ACCOUNT);

test('an account that is read is checked once by /me, and is healthy', async () => {
  await eventually(() => expect(checks()).toBe(1));
  const before = lists();
  await eventually(() => expect(lists()).toBeGreaterThan(before + 3));
  expect(checks()).toBe(1);
  expect(await health()).toEqual({ state: 'OK', lastSuccessAt: expect.any(String), lastError: null });
  expect(said('cannot be used')).toEqual([]);
});

test('a refused token is reported in health and log, retried, and healthy once the vendor accepts it', async () => {
  await eventually(() => expect(checks()).toBe(1));
  const refused = gateway.desk360.faults.add({ status: 401, body: REFUSAL });
  await gateway.restart();
  await eventually(() => expect(checks()).toBeGreaterThan(1));
  await eventually(async () =>
    expect(await health()).toMatchObject({
      state: expect.stringMatching(/STALE|FAILED/),
      lastError: { code: 'UNAUTHORIZED', vendorCode: 'authentication_exception' },
    }),
  );
  await eventually(() => expect(said('account check failed')).toHaveLength(1));
  refused.remove();
  await eventually(() => expect(said('account check recovered')).toHaveLength(1));
  await eventually(async () => expect((await health()).state).toBe('OK'));
  const token = gateway.desk360.settings.accounts[0]?.token ?? '';
  expect(token).not.toBe('');
  expect(gateway.logLines.join('\n')).not.toContain(token);
});
