// Trading a password for a token, checking an account, and the vendor's codes for what went wrong.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VendorErrorCode } from '../../../../src/domain/errors/error-codes.ts';
import { DESK_ERRORS } from '../../../../src/vendors/desk360/sandbox/http/errors.ts';
import { ERROR_CODES } from '../../../../src/vendors/desk360/client/failures.ts';
import { openAccount, signIn, startStandIn, TOKEN, type StandIn } from './account.ts';
import { failureOf } from '../../../kit/vendor-account.ts';
import { act, replyTo, startDesk, textContent, type Desk } from './emulated-desk360.ts';

const EMAIL = 'agent@example.com';
const PASSWORD = 'sandbox-password';

describe('login', () => {
  const running: Desk[] = [];
  async function start(settings = {}): Promise<Desk> {
    const desk = await startDesk(settings);
    running.push(desk);
    return desk;
  }
  afterEach(async () => {
    for (const desk of running.splice(0)) await desk.stop();
  });

  test('gives the token, which opens the account', async () => {
    const { desk } = await start();
    const token = await signIn(desk.url, EMAIL, PASSWORD);
    expect(token).toBe(TOKEN);
    expect(desk.journal.entries()).toMatchObject([{ method: 'POST', route: '/login', query: {} }]);
    const account = openAccount(desk.url, { apiToken: token });
    await account.adapter.checkAccount?.();
    await account.close();
  });

  test('is tried once with a wrong password, and locked after five', async () => {
    const { desk } = await start();
    for (let n = 1; n <= 5; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- they are counted
      const failure = await failureOf(signIn(desk.url, EMAIL, 'wrong'));
      expect(failure).toMatchObject({ code: 'UNAUTHORIZED', vendorCode: 'invalid_credentials' });
    }
    expect(desk.journal.count()).toBe(5);
    expect(await failureOf(signIn(desk.url, EMAIL, PASSWORD))).toMatchObject({
      code: 'RATE_LIMITED',
      vendorCode: 'too_many_attempts',
    });
  });

  test('says where the panel allows no passwords', async () => {
    const { desk } = await start({ passwordAccess: false });
    expect(await failureOf(signIn(desk.url, EMAIL, PASSWORD))).toMatchObject({
      code: 'FORBIDDEN',
      vendorCode: 'password_access_disabled',
    });
  });

  test('falls back on the GET of the heading where POST is not allowed', async () => {
    const vendor = await startStandIn();
    vendor.on('POST /login', { status: 405, json: { error: { code: 'method_not_allowed_exception', message: 'x' } } });
    vendor.on('GET /login', { json: { access_token: 'abc', token_type: 'Bearer' } });
    expect(await signIn(vendor.url, EMAIL, PASSWORD)).toBe('abc');
    expect(vendor.calls.map(({ method, query }) => [method, query.size])).toEqual([
      ['POST', 0],
      ['GET', 0],
    ]);
    expect(JSON.parse(vendor.calls[1]?.body ?? '')).toEqual({ email: EMAIL, password: PASSWORD });
    await vendor.stop();
  });

  test('refuses to send a password in the clear', async () => {
    for (const url of ['http://api.desk360.com/v1', 'ftp://x', 'nonsense', 'http://127.0.0.1.evil.example/v1']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await failureOf(signIn(url, EMAIL, PASSWORD))).code, url).toBe('INVALID_REQUEST');
    }
  });

  test('says what it could not read or reach, without the password', async () => {
    const vendor = await startStandIn();
    vendor.on('POST /login', { json: { token: 'x' } });
    expect((await failureOf(signIn(vendor.url, EMAIL, PASSWORD))).code).toBe('BAD_RESPONSE');
    await vendor.stop();
    const failure = await failureOf(signIn(vendor.url, EMAIL, PASSWORD));
    expect(failure.code).toBe('UNAVAILABLE');
    expect(JSON.stringify(failure)).not.toContain(PASSWORD);
  });
});

describe('each of the nineteen codes', () => {
  let vendor: StandIn;
  beforeEach(async () => {
    vendor = await startStandIn();
  });
  afterEach(() => vendor.stop());

  const EXPECTED: Readonly<Record<string, VendorErrorCode>> = ERROR_CODES;

  test('is mapped and kept, whatever status it comes with', async () => {
    expect(Object.keys(DESK_ERRORS).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
    for (const [code, { status, message }] of Object.entries(DESK_ERRORS)) {
      for (const answered of [status, 400, 200]) {
        vendor.on('POST /products/1/conversations/messages', { status: answered, json: { error: { code, message } } });
        const reply = replyTo(textContent('Hi'), { key: 'wa/1/905551112233' });
        // A rate limit delays later calls, so each code uses its own account.
        const account = openAccount(vendor.url);
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const failure = await failureOf(act(account.adapter.actions.reply).perform(reply));
        const expected = { code: EXPECTED[code], vendorCode: code, vendorMessage: message, outcomeUnknown: false };
        expect(failure, `${code} under ${answered}`).toMatchObject(expected);
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await account.close();
      }
    }
  });
});
