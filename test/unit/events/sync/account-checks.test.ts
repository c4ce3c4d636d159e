// Checks of credentials, for accounts that are read and for accounts that are not.

import { describe, expect, it } from 'vitest';
import { VendorCallError, vendorFailure } from '../../../../src/domain/errors/error-codes.ts';
import { startAccountChecks } from '../../../../src/events/sync/account-checks.ts';
import { FAILURES_TO_NOTIFY } from '../../../../src/events/sync/health-notifications.ts';
import { eventually } from '../../../kit/eventually.ts';
import { atEnd, directoryOf, handAccount, openFoldHarness, type FoldHarness } from '../fold/fold-harness.ts';
import { createHandFeed } from './hand-feed.ts';

const EVERY_MS = 60_000;

async function open({ readRefusals = 0 } = {}) {
  const harness = await openFoldHarness();
  const vendor = { refuses: false, checks: 0 };
  const checkAccount = async (): Promise<void> => {
    vendor.checks += 1;
    if (vendor.refuses) throw new VendorCallError(vendorFailure('UNAUTHORIZED'));
  };
  const readChecks = { count: 0 };
  const countRead = async (): Promise<void> => {
    readChecks.count += 1;
    if (readChecks.count <= readRefusals) throw new VendorCallError(vendorFailure('UNAUTHORIZED'));
  };
  const observed: boolean[] = [];
  const checks = startAccountChecks({
    accounts: directoryOf(
      handAccount({ checkAccount }),
      handAccount({ checkAccount: countRead, feed: createHandFeed() }, { id: 'hand-read' }),
      handAccount({}, { id: 'hand-without' }),
    ),
    recorder: harness.recorder,
    clock: harness.clock,
    everyMs: EVERY_MS,
    observe: (_account, failure) => void observed.push(failure === null),
  });
  atEnd(() => checks.stop());
  const nextCheck = async (): Promise<void> => {
    const before = vendor.checks;
    await eventually(async () => {
      await harness.clock.advance(EVERY_MS);
      expect(vendor.checks).toBeGreaterThan(before);
    });
  };
  return { harness, vendor, readChecks, observed, checks, nextCheck };
}

const states = async (harness: FoldHarness) => {
  const { events } = await harness.store.log.read({ after: 0n, limit: 100, selection: null });
  return events.map(({ data }) => ('state' in data ? data.state : data.type));
};

describe('an account that is never read', () => {
  it('is checked at once and then regularly, without a report while it passes', async () => {
    const { vendor, nextCheck, observed } = await open();
    await eventually(() => expect(vendor.checks).toBe(1));
    await nextCheck();
    await nextCheck();
    expect(observed).toEqual([]);
  });

  it('makes an event when it fails three times in a row, and when it works again', async () => {
    const { harness, vendor, observed, nextCheck } = await open();
    vendor.refuses = true;
    await nextCheck();
    vendor.refuses = false;
    await nextCheck();
    await eventually(() => expect(observed).toEqual([false, true]));
    expect(await states(harness)).toEqual([]);

    vendor.refuses = true;
    for (let failed = 0; failed < 4; failed += 1) await nextCheck();
    await eventually(async () => expect(await states(harness)).toEqual(['FAILED']));
    vendor.refuses = false;
    await nextCheck();
    await eventually(async () => expect(await states(harness)).toEqual(['FAILED', 'OK']));
    expect(observed).toEqual([false, true, false, true]);
  });

  it('is not checked after the stop', async () => {
    const { harness, vendor, checks } = await open();
    await eventually(() => expect(vendor.checks).toBe(1));
    await checks.stop();
    await harness.clock.advance(10 * EVERY_MS);
    expect(vendor.checks).toBe(1);
  });
});

describe('an account that is read', () => {
  it('is checked once: its reads report the rest', async () => {
    const { readChecks, nextCheck } = await open();
    await nextCheck();
    await nextCheck();
    expect(readChecks.count).toBe(1);
  });

  it('is checked until it passes once, and its reads report its health', async () => {
    const { harness, readChecks, nextCheck, observed } = await open({ readRefusals: FAILURES_TO_NOTIFY });
    for (let round = 0; round < FAILURES_TO_NOTIFY + 2; round += 1) await nextCheck();
    expect(readChecks.count).toBe(FAILURES_TO_NOTIFY + 1);
    expect(observed).toEqual([false, true]);
    expect(await states(harness)).toEqual([]);
  });
});
