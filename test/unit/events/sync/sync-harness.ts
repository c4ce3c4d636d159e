// Starts and advances a sync over a scripted vendor.

import { expect } from 'vitest';
import type { SyncProgress } from '../../../../src/domain/health.ts';
import { startSync, type RunningSync } from '../../../../src/events/sync/sync.ts';
import { eventually } from '../../../kit/eventually.ts';
import { ACCOUNT, atEnd, directoryOf, handAccount, type FoldHarness } from '../fold/fold-harness.ts';
import { createHandFeed, type HandFeed, type HandFeedOptions } from './hand-feed.ts';

export const EVERY_MS = 60_000;

export function start(harness: FoldHarness, feed: HandFeed, observed: SyncProgress[] = []): RunningSync {
  const sync = startSync({
    store: harness.store,
    accounts: directoryOf(handAccount({ feed }), handAccount({}, { id: 'hand-silent' })),
    recorder: harness.recorder,
    clock: harness.clock,
    reconcileEveryMs: EVERY_MS,
    observe: (_, progress) => void observed.push(progress),
  });
  atEnd(() => sync.stop());
  return sync;
}

export function feedOf(harness: FoldHarness, amount: number, options: HandFeedOptions = {}): HandFeed {
  const feed = createHandFeed(options);
  for (let index = 0; index < amount; index += 1) {
    feed.set(options.lists?.[0] ?? 'one', `t${index}`, harness.clock.now() - 3_600_000 - index * 1_000);
  }
  return feed;
}

export async function untilFollowing(sync: RunningSync): Promise<void> {
  await eventually(() => {
    const { phase, nextReadAt } = sync.progress(ACCOUNT);
    expect([phase, nextReadAt === null]).toEqual(['FOLLOWING', false]);
  });
}

/** Advances to the next reconciling read and waits until it is over. */
export async function nextRead(harness: FoldHarness, sync: RunningSync): Promise<void> {
  await eventually(() => expect(sync.progress(ACCOUNT).nextReadAt).not.toBeNull());
  await harness.clock.advance((sync.progress(ACCOUNT).nextReadAt ?? 0) - harness.clock.now());
  const readAt = harness.clock.now();
  await eventually(() => {
    const { lastReadAt, nextReadAt } = sync.progress(ACCOUNT);
    expect([lastReadAt, nextReadAt === null]).toEqual([readAt, false]);
  });
}
