// A vendor that does not answer, or not as documented: a failure for every key, never a ticket reported as missing.

import { expect, test } from 'vitest';
import { VENDOR_ERRORS } from '../../../src/domain/errors/error-codes.ts';
import { failureOf } from '../../kit/vendor-account.ts';
import type { GetSubject } from './subject.ts';
import type { VendorFacts } from './vendor-facts.ts';

const FAULTS = [
  { status: 503 },
  { status: 500, body: '<html>' },
  { status: 429, body: {} },
  { replaceBody: 'html' },
  { replaceBody: 'empty' },
  { replaceBody: 'garbage' },
  { replaceBody: 'wrong-shape' },
  { reset: 'before' },
  { reset: 'middle' },
  { cutBodyAfterBytes: 10, cutAs: 'length' },
] as const;

export function faultContract(facts: VendorFacts, subject: GetSubject): void {
  test.each(FAULTS)('%j is a failure of the call with a code, and yields no observation', async (fault) => {
    const isReadable = subject().open().adapter.reads.isReadable ?? (() => true);
    const keys = (await subject().tickets())
      .map(({ key }) => key)
      .filter((key) => isReadable(key))
      .slice(0, 4);
    await subject().fault(fault);
    const { reads, feed } = subject().open().adapter;
    if (feed !== null) expect(VENDOR_ERRORS).toHaveProperty((await failureOf(feed.readPage(null))).code);
    for (const reader of [reads.tickets, reads.threads, reads.timelines]) {
      const readings = await (reader?.read(keys) ?? new Map());
      expect([...readings.values()].map(({ state }) => state)).toEqual(reader === null ? [] : keys.map(() => 'failed'));
    }
  });

  if (facts.checkedCredentials) credentialContract(subject);
  else noCredentialCheck(subject);
}

function noCredentialCheck(subject: GetSubject): void {
  test('offers no call that proves the credentials', () => {
    const { checkAccount, feed } = subject().open().adapter;
    expect([checkAccount, feed]).toEqual([null, null]);
  });
}

function credentialContract(subject: GetSubject): void {
  test('an unknown credential is UNAUTHORIZED, and no failure contains it', async () => {
    const secrets = subject().module.settings.filter(({ secret, required }) => secret && required);
    const wrong = 'wrong-0123456789abcdef-0123456789abcdef';
    const settings = Object.fromEntries(secrets.map(({ key }) => [key, wrong]));
    const { adapter } = subject().open({ settings });
    const call = adapter.checkAccount?.() ?? adapter.feed?.readPage(null);
    expect(call).toBeInstanceOf(Promise);
    const failure = await failureOf(Promise.resolve(call));
    expect(['UNAUTHORIZED', 'FORBIDDEN']).toContain(failure.code);
    expect(JSON.stringify(failure)).not.toContain(wrong);
  });
}
