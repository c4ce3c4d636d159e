// The backfill of an account with failures and restarts, and refreshes on request.

import { describe, expect, it } from 'vitest';
import type { SyncProgress } from '../../../../src/domain/health.ts';
import { eventually } from '../../../kit/eventually.ts';
import { ACCOUNT, gate, openFoldHarness, type FoldHarness } from '../fold/fold-harness.ts';
import { noAnswer } from './hand-feed.ts';
import { feedOf, nextRead, start, untilFollowing } from './sync-harness.ts';

describe('the backfill', () => {
  it('reads page by page without events, and stores its progress after each page', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 12);
    const observed: SyncProgress[] = [];
    const startedAt = harness.clock.now();
    const sync = start(harness, feed, observed);
    await sync.firstPages;
    await untilFollowing(sync);
    expect(feed.asked).toEqual([null, 'one/1', 'one/2', null]);
    expect(observed.map(({ phase, ticketsSeen, ticketsExpected }) => [phase, ticketsSeen, ticketsExpected])).toEqual([
      ['BACKFILL', 0, null],
      ['BACKFILL', 5, 12],
      ['BACKFILL', 10, 12],
      ['FOLLOWING', 12, 12],
      ['FOLLOWING', 12, 12],
    ]);
    expect(sync.progress(ACCOUNT)).toMatchObject({ startedAt, completedAt: startedAt, lastFailure: null });
    expect(await harness.store.state.countTickets({ op: 'and', of: [] })).toBe(12);
    expect(await harness.log()).toEqual([]);
  });

  it('continues from the page at which it was interrupted', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 20);
    const page = gate();
    feed.before = async (cursor) => (cursor === 'one/2' ? page.promise : undefined);
    const sync = start(harness, feed);
    await eventually(() => expect(feed.asked).toContain('one/2'));
    const stopped = sync.stop();
    page.fail(noAnswer());
    await stopped;
    expect(sync.progress(ACCOUNT).phase).toBe('PAUSED');
    expect(await harness.store.state.checkpoint(ACCOUNT)).toMatchObject({
      phase: 'BACKFILL',
      cursor: 'one/2',
      ticketsSeen: 10,
    });

    const again = await harness.reopen();
    const later = feedOf(harness, 20);
    const restarted = start(again, later);
    await untilFollowing(restarted);
    expect(later.asked).toEqual(['one/2', 'one/3', null]);
    expect(restarted.progress(ACCOUNT)).toMatchObject({ ticketsSeen: 20, ticketsExpected: 20 });
    expect(await again.store.state.countTickets({ op: 'and', of: [] })).toBe(20);
    expect(await again.log()).toEqual([]);
  });

  it('is not repeated after a restart', async () => {
    const harness = await openFoldHarness();
    const sync = start(harness, feedOf(harness, 12));
    await untilFollowing(sync);
    await sync.stop();
    const again = await harness.reopen();
    const feed = feedOf(harness, 12);
    await untilFollowing(start(again, feed));
    expect(feed.asked).toEqual([null]);
  });

  it('stores no ticket of a page whose checkpoint could not be stored', async () => {
    const harness = await openFoldHarness({ maxPages: 400 });
    const feed = feedOf(harness, 3);
    feed.set('one', 'huge', harness.clock.now(), 'x'.repeat(3_000_000));
    const sync = start(harness, feed);
    await eventually(() => expect(sync.progress(ACCOUNT).lastFailure).not.toBeNull());
    expect(await harness.store.state.countTickets({ op: 'and', of: [] })).toBe(0);
    expect(await harness.store.state.checkpoint(ACCOUNT)).toBeNull();
    feed.set('one', 'huge', harness.clock.now(), 'small');
    await harness.clock.advance(1_000);
    await untilFollowing(sync);
    expect(await harness.store.state.countTickets({ op: 'and', of: [] })).toBe(4);
  });
});

describe('the first page', () => {
  it('resolves when it is stored, or at the first failure', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    const page = gate();
    feed.before = () => page.promise;
    const observed: SyncProgress[] = [];
    const sync = start(harness, feed, observed);
    let arrived = false;
    void sync.firstPages.then(() => (arrived = true));
    await eventually(() => expect(feed.asked).toHaveLength(1));
    expect(arrived).toBe(false);
    page.fail(noAnswer(3_600));
    await sync.firstPages;
    const nextReadAt = harness.clock.now() + 3_600_000;
    expect(sync.progress(ACCOUNT).nextReadAt).toBe(nextReadAt);
    expect(observed.at(-1)).toMatchObject({ nextReadAt, lastFailure: { code: 'UNAVAILABLE' } });
  });
});

describe('a failing vendor', () => {
  it('is retried after one, two, four seconds and so on up to a minute, or when the vendor says', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    let retryAfter: number | null = null;
    feed.before = async () => {
      throw noAnswer(retryAfter);
    };
    const sync = start(harness, feed);
    const waited: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      if (round === 7) retryAfter = 300;
      await eventually(() => {
        const { lastFailure, nextReadAt } = sync.progress(ACCOUNT);
        expect([feed.asked.length, lastFailure?.code, nextReadAt === null]).toEqual([round + 1, 'UNAVAILABLE', false]);
      });
      waited.push((sync.progress(ACCOUNT).nextReadAt ?? 0) - harness.clock.now());
      await harness.clock.advance(waited.at(-1) ?? 0);
    }
    expect(waited).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 300].map((seconds) => seconds * 1_000));
    feed.before = async () => undefined;
    await harness.clock.advance(300_000);
    await untilFollowing(sync);
    expect(sync.progress(ACCOUNT)).toMatchObject({ lastFailure: null });
  });

  it('is reported once at the third failure, and once when it works again', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    feed.before = async () => {
      throw noAnswer();
    };
    const sync = start(harness, feed);
    const reported = async (): Promise<unknown[]> =>
      (await harness.log()).map(({ data, ticketKey }) => [data.type, 'state' in data && data.state, ticketKey]);
    for (let failures = 1; failures <= 5; failures += 1) {
      await eventually(() => {
        expect([feed.asked.length, sync.progress(ACCOUNT).nextReadAt === null]).toEqual([failures, false]);
      });
      expect(await reported()).toEqual(failures < 3 ? [] : [['VENDOR_HEALTH_CHANGED', 'FAILED', null]]);
      await harness.clock.advance((sync.progress(ACCOUNT).nextReadAt ?? 0) - harness.clock.now());
    }
    feed.before = async () => undefined;
    await eventually(() => expect(sync.progress(ACCOUNT).nextReadAt).not.toBeNull());
    await harness.clock.advance((sync.progress(ACCOUNT).nextReadAt ?? 0) - harness.clock.now());
    await untilFollowing(sync);
    await nextRead(harness, sync);
    expect(await reported()).toEqual([
      ['VENDOR_HEALTH_CHANGED', 'FAILED', null],
      ['VENDOR_HEALTH_CHANGED', 'OK', null],
    ]);
  });

  it('is reported as soon as the event can be stored', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    feed.before = async () => {
      throw noAnswer();
    };
    let refused = 0;
    const recorder: FoldHarness['recorder'] = {
      record: async (recording, also) => {
        if (recording.origin === 'gateway' && refused === 0) {
          refused += 1;
          throw new Error('not now');
        }
        return harness.recorder.record(recording, also);
      },
    };
    const sync = start({ ...harness, recorder }, feed);
    for (let failures = 1; failures <= 4; failures += 1) {
      await eventually(() => {
        expect([feed.asked.length, sync.progress(ACCOUNT).nextReadAt === null]).toEqual([failures, false]);
      });
      expect(await harness.log()).toHaveLength(failures < 4 ? 0 : 1);
      await harness.clock.advance((sync.progress(ACCOUNT).nextReadAt ?? 0) - harness.clock.now());
    }
  });
});

describe('a refresh', () => {
  it('reads nothing while the list is fresh enough, and reads now when it is not', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    feed.asked.length = 0;
    await harness.clock.advance(10_000);
    await sync.refresh(ACCOUNT, 10_000);
    expect(feed.asked).toEqual([]);
    await sync.refresh(ACCOUNT, 9_999);
    expect(feed.asked).toEqual([null]);
    expect(sync.progress(ACCOUNT).lastReadAt).toBe(harness.clock.now());
  });

  it('joins the read in flight', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    feed.asked.length = 0;
    const page = gate();
    feed.before = () => page.promise;
    const asked = Array.from({ length: 100 }, () => sync.refresh(ACCOUNT, 0));
    page.open();
    await Promise.all(asked);
    expect(feed.asked).toEqual([null]);
  });

  it('fails with the failure of the vendor for all callers, and the next one reads again', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    feed.before = async () => {
      throw noAnswer();
    };
    const outcomes = await Promise.allSettled([sync.refresh(ACCOUNT, 0), sync.refresh(ACCOUNT, 0)]);
    expect(outcomes).toMatchObject([{ reason: { failure: { code: 'UNAVAILABLE' } } }, { status: 'rejected' }]);
    feed.before = async () => undefined;
    await sync.refresh(ACCOUNT, 0);
  });

  it('does nothing for an account without a list, or for an unknown one', async () => {
    const harness = await openFoldHarness();
    const sync = start(harness, feedOf(harness, 3));
    await Promise.all([sync.refresh('hand-silent', 0), sync.refresh('unknown', 0)]);
    expect(sync.progress('hand-silent').phase).toBe('EVENTS_ONLY');
  });
});

it('stopping leaves no timer behind and waits for the read in flight', async () => {
  const harness = await openFoldHarness();
  const feed = feedOf(harness, 3);
  const sync = start(harness, feed);
  await untilFollowing(sync);
  expect(harness.clock.pending()).toBe(1);
  await sync.stop();
  expect(harness.clock.pending()).toBe(0);
});
