// The rate budget of a Desk360 account over HTTP: the vendor's headers and refusals rule, writes keep their share, all is shown.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { SandboxClock } from '../../../src/sandbox/index.ts';
import { DESK_ACCOUNT, startGateway, type TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';
import { createManualClock, type ManualClock } from '../../kit/manual-clock.ts';

const PER_MINUTE = 20;
const FOR_WRITES = 4;
const MINUTE_MS = 60_000;

let clock: ManualClock;
let gateway: TestGateway;
let ticketId = '';
beforeEach(async () => {
  clock = createManualClock();
  // The vendor lives in the same time as the gateway.
  const vendorClock: SandboxClock = {
    now: () => clock.now(),
    advance: () => undefined,
    set: () => undefined,
    freeze: () => undefined,
  };
  gateway = await startGateway({
    ticketCount: 12,
    clock,
    sandboxClock: vendorClock,
    deskSettings: { ratePerMinute: PER_MINUTE },
    deskAccount: { products: ['11'], callsPerMinute: 100, reservedForWrites: FOR_WRITES },
  });
  await gateway.gateway.sync.stop();
  const [own] = [...gateway.desk360.state.tickets.values()].filter(({ productId }) => productId === 11);
  ticketId = toGlobalId('ticket', DESK_ACCOUNT, `11/${own?.id}`);
  // What the first reading cost is forgotten.
  await clock.advance(MINUTE_MS);
  gateway.desk360.journal.clear();
});
afterEach(() => gateway.stop());

/** A read of one call; its codes, and what it cost. */
async function read(): Promise<{ readonly codes: readonly string[]; readonly vendors: Json }> {
  const { data, extensions } = await gateway.query(
    'mutation ($id: ID!) { ticketRefresh(input: { ticketId: $id }) { userErrors { code } } }',
    { id: ticketId },
  );
  return { codes: data['ticketRefresh'].userErrors.map(({ code }: Json) => code), vendors: extensions?.['vendors'] };
}
const note = async (text: string): Promise<Json> => {
  const { data } = await gateway.query(
    `mutation ($id: ID!, $text: String!) { ticketNoteAdd(input: { ticketId: $id, text: $text, idempotencyKey: $text }) {
      userErrors { code retryAfterSeconds } } }`,
    { id: ticketId, text },
  );
  return data['ticketNoteAdd'];
};
const limits = async (): Promise<Json> => {
  const { data } = await gateway.query(
    '{ vendorAccounts(vendor: [DESK360]) { rateLimit { limit remaining reservedForWrites resetAt source } } }',
  );
  return data['vendorAccounts'][0].rateLimit;
};
/** Another program with the same token. */
async function elsewhere(calls: number): Promise<void> {
  const authorization = `Bearer ${gateway.desk360.settings.accounts[0]?.token}`;
  for (let n = 0; n < calls; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await fetch(`${gateway.desk360.url}/agents`, { headers: { authorization } });
  }
}
const statuses = (): (number | null)[] => gateway.desk360.journal.entries().map(({ status }) => status);

describe('what is left', () => {
  test('is what X-RateLimit-* say, in the account and beside the answer that cost it', async () => {
    expect(await limits()).toMatchObject({ reservedForWrites: FOR_WRITES });
    const { vendors } = await read();
    const left = { limit: PER_MINUTE, remaining: PER_MINUTE - 1 };
    expect(vendors).toMatchObject([
      { vendor: 'DESK360', calls: 1, operations: { 'tickets.get': 1 }, ...left, resetAt: expect.any(String) },
    ]);
    expect(await limits()).toMatchObject({ ...left, source: 'VENDOR_HEADERS' });
  });

  test('falls by what other programs use, which only the vendor knows', async () => {
    await elsewhere(7);
    await read();
    expect(await limits()).toMatchObject({ limit: PER_MINUTE, remaining: PER_MINUTE - 8 });
  });

  test('resets at the time of X-RateLimit-Reset', async () => {
    gateway.desk360.settings.resetHeader = 'always';
    await read();
    const resetAt = new Date(clock.now() + MINUTE_MS).toISOString();
    expect(await limits()).toMatchObject({ remaining: PER_MINUTE - 1, resetAt });
    await clock.advance(MINUTE_MS);
    await read();
    expect(await limits()).toMatchObject({ remaining: PER_MINUTE - 1 });
  });

  test('falls by calls that the vendor refuses, too', async () => {
    const find = '{ ticketByNativeId(vendor: DESK360, nativeId: "999999") { id } }';
    for (let n = 0; n < 3; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await gateway.query(find)).data).toEqual({ ticketByNativeId: null });
    }
    expect(statuses()).toEqual([404, 404, 404]);
    expect(await limits()).toMatchObject({ remaining: PER_MINUTE - 3 });
  });
});

test('reads stop where the share of the writes begins, and writes use it up before they wait', async () => {
  const codes: unknown[] = [];
  for (let n = 0; n < PER_MINUTE; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- they are counted
    codes.push((await read()).codes[0] ?? 'OK');
  }
  const reads = PER_MINUTE - FOR_WRITES;
  expect(codes).toEqual([
    ...Array.from({ length: reads }, () => 'OK'),
    ...Array.from({ length: FOR_WRITES }, () => 'VENDOR_RATE_LIMITED'),
  ]);
  expect(gateway.desk360.journal.count()).toBe(reads);
  for (let n = 0; n < FOR_WRITES; n += 1) {
    // oxlint-disable-next-line no-await-in-loop -- they are counted
    expect(await note(`note ${n}`)).toMatchObject({ userErrors: [] });
  }
  expect(await note('one too many')).toMatchObject({ userErrors: [{ code: 'VENDOR_RATE_LIMITED' }] });
  expect(statuses()).toEqual(Array.from({ length: PER_MINUTE }, () => 200));
  await clock.advance(MINUTE_MS);
  expect(await note('a minute later')).toMatchObject({ userErrors: [] });
});

describe.each([429, 200] as const)('Retry-After beside %i', (limitAnswer) => {
  test('delays every call, is reported to the client, and is shown', async () => {
    gateway.desk360.settings.limitAnswer = limitAnswer;
    await elsewhere(PER_MINUTE);
    await clock.advance(15_000);
    gateway.desk360.journal.clear();
    expect((await note('first')).userErrors).toEqual([{ code: 'VENDOR_RATE_LIMITED', retryAfterSeconds: 45 }]);
    expect(statuses()).toEqual([limitAnswer]);
    const resetAt = new Date(clock.now() + 45_000).toISOString();
    expect(await limits()).toMatchObject({ remaining: 0, resetAt });

    await clock.advance(40_000);
    const second = await note('second');
    expect(second.userErrors).toEqual([{ code: 'VENDOR_RATE_LIMITED', retryAfterSeconds: 5 }]);
    expect((await read()).codes).toEqual(['VENDOR_RATE_LIMITED']);
    expect(statuses()).toEqual([limitAnswer]);

    await clock.advance(5000);
    expect((await note('third')).userErrors).toEqual([]);
    expect(statuses()).toEqual([limitAnswer, 200]);
  });
});

test('a refusal under 200 that names no time holds the account back for a moment, and is a failure of the account', async () => {
  const body = { error: { code: 'too_many_requests_exception', message: 'Slow down.' } };
  gateway.desk360.faults.add({ times: 1, status: 200, body });
  expect((await note('refused')).userErrors).toMatchObject([{ code: 'VENDOR_RATE_LIMITED' }]);
  expect(await limits()).toMatchObject({ remaining: 0 });
  const { data } = await gateway.query(
    '{ vendorAccounts(vendor: [DESK360]) { health { lastError { code vendorCode } } } }',
  );
  expect(data['vendorAccounts'][0].health.lastError).toMatchObject({ vendorCode: 'too_many_requests_exception' });
  expect(statuses()).toEqual([200]);
  await clock.advance(MINUTE_MS);
  expect((await note('let go')).userErrors).toEqual([]);
});

test('Retry-After beside a usable 200 lets the answer through and holds the next call back', async () => {
  gateway.desk360.faults.add({ times: 1, retryAfter: 26, headers: { 'x-ratelimit-remaining': '0' } });
  expect((await read()).codes).toEqual([]);
  expect((await note('held')).userErrors).toEqual([{ code: 'VENDOR_RATE_LIMITED', retryAfterSeconds: 26 }]);
  expect(statuses()).toEqual([200]);
  await clock.advance(26_000);
  expect((await note('let go')).userErrors).toEqual([]);
});
