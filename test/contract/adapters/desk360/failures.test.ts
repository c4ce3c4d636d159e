// Desk360's errors and rate headers, also where an error calls itself a success.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeFailure, ERROR_CODES, readDesk360Rate } from '../../../../src/vendors/desk360/client/failures.ts';
import { fixture, NOW, openAccount, startStandIn, type StandIn } from './account.ts';
import { failureOf, type VendorAccount } from '../../../kit/vendor-account.ts';

let vendor: StandIn;
let account: VendorAccount;
beforeEach(async () => {
  vendor = await startStandIn();
  account = openAccount(vendor.url);
});
afterEach(async () => {
  await account.close();
  await vendor.stop();
});

test('all nineteen codes of the documents are mapped', () => {
  expect(Object.keys(ERROR_CODES)).toHaveLength(19);
  expect(decodeFailure(400, fixture('error-failed_validation'))).toEqual({
    vendorCode: 'failed_validation',
    vendorMessage: 'The status field is required.',
    code: 'INVALID_REQUEST',
  });
});

test('what is no error body, or an unknown code, is left to the status', () => {
  const nothing = { vendorCode: null, vendorMessage: null, code: null };
  for (const json of [undefined, null, 'x', [], { error: 'x' }, { message: 'x' }]) {
    expect(decodeFailure(500, json)).toEqual(nothing);
  }
  expect(decodeFailure(400, { error: { code: 'constructor', message: null } })).toEqual({
    ...nothing,
    vendorCode: 'constructor',
  });
});

describe('rate headers', () => {
  test('are the limit, the remaining calls and the time of the reset', () => {
    const headers = { 'x-ratelimit-limit': '180', 'x-ratelimit-remaining': '178', 'x-ratelimit-reset': '1772445660' };
    expect(readDesk360Rate(headers, NOW)).toEqual({ limit: 180, remaining: 178, resetAt: 1_772_445_660_000 });
    expect(readDesk360Rate({}, NOW)).toBeNull();
    expect(readDesk360Rate({ 'x-ratelimit-limit': 'many' }, NOW)).toBeNull();
  });

  test('Retry-After with nothing left holds the next call back, whatever the status', () => {
    expect(readDesk360Rate({ 'retry-after': '26' }, NOW)).toEqual({ limit: null, remaining: 0, resetAt: NOW + 26_000 });
    expect(readDesk360Rate({ 'retry-after': '26', 'x-ratelimit-remaining': '3' }, NOW)).toMatchObject({ remaining: 3 });
  });
});

describe('an answer of 200', () => {
  test('with Retry-After and a usable body is used', async () => {
    vendor.on('GET /agents', {
      json: fixture('agents-list'),
      headers: { 'retry-after': '26', 'x-ratelimit-remaining': '0' },
    });
    expect(await account.adapter.reads.collections.agent?.read()).toHaveLength(4);
  });

  test('with an error in it is that error', async () => {
    vendor.on('GET /agents', {
      json: { error: { code: 'too_many_requests_exception', message: 'Slow down.' } },
      headers: { 'retry-after': '26', 'x-ratelimit-remaining': '0' },
    });
    const failure = await failureOf(account.adapter.reads.collections.agent?.read() ?? Promise.resolve());
    expect(failure).toMatchObject({ code: 'RATE_LIMITED', httpStatus: 200, retryAfterSeconds: 26 });
  });
});
