// Reconciling reads: what they find, where they stop, and which reads are not complete.

import { describe, expect, it } from 'vitest';
import { eventually } from '../../../kit/eventually.ts';
import { ACCOUNT, gate, openFoldHarness, saysTicket, typesOf } from '../fold/fold-harness.ts';
import { noAnswer } from './hand-feed.ts';
import { EVERY_MS, feedOf, nextRead, start, untilFollowing } from './sync-harness.ts';

describe('a reconciling read', () => {
  it('reads one page beyond the changes and stops, and makes events of the changes', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 50);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    feed.asked.length = 0;
    feed.set('one', 't30', harness.clock.now() + 1_000, 'changed');
    feed.set('one', 'new', harness.clock.now() + 2_000);
    await nextRead(harness, sync);
    expect(feed.asked).toEqual([null, 'one/1']);
    feed.asked.length = 0;
    await nextRead(harness, sync);
    await nextRead(harness, sync);
    expect(feed.asked).toEqual([null, null]);
    expect((await harness.log()).map(({ ticketKey, data }) => `${ticketKey} ${data.type}`).toSorted()).toEqual([
      'new TICKET_CREATED',
      't30 TICKET_UPDATED',
    ]);
  });

  it('reads only recent pages if the vendor can filter by time', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 50);
    const recent: (string | null)[] = [];
    const sync = start(harness, {
      ...feed,
      readRecentPage: (cursor) => {
        recent.push(cursor);
        return feed.readPage(cursor === null ? 'one/8' : cursor);
      },
    });
    await untilFollowing(sync);
    feed.asked.length = 0;
    recent.length = 0;
    await nextRead(harness, sync);
    expect(recent[0]).toBeNull();
    expect(feed.asked[0]).toBe('one/8');
  });

  it('fails if its pages form a cycle', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 50);
    const sync = start(harness, {
      ...feed,
      readRecentPage: async (cursor) => ({
        ...(await feed.readPage(cursor)),
        oldestUpdatedAt: Infinity,
        cursor: 'one/1',
      }),
    });
    await untilFollowing(sync);
    const { lastReadAt } = sync.progress(ACCOUNT);
    await harness.clock.advance(EVERY_MS);
    await eventually(() => expect(sync.progress(ACCOUNT).lastFailure).toMatchObject({ code: 'BAD_RESPONSE' }));
    expect(sync.progress(ACCOUNT).lastReadAt).toBe(lastReadAt);
  });

  it('continues while the pages have changes', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 50);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    feed.asked.length = 0;
    for (let index = 0; index < 23; index += 1) feed.set('one', `t${index}`, harness.clock.now() + index, 'changed');
    await nextRead(harness, sync);
    expect(await harness.log()).toHaveLength(23);
    expect(feed.asked.length).toBeLessThan(8);
  });

  it('finds a change behind a page of tickets that webhooks reported already', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 40);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    await nextRead(harness, sync);
    await harness.clock.advance(5_000);
    const changedAt = harness.clock.now();
    // This ticket changes at the vendor without a webhook …
    feed.set('one', 't33', changedAt, 'quietly');
    // … and then two whole pages change with one, so that the newest tickets are all known.
    for (let index = 0; index < 10; index += 1) {
      const at = changedAt + 1_000 + index;
      feed.set('one', `t${index}`, at, 'loudly');
      await harness.record([saysTicket(`t${index}`, { subject: 'loudly', status: 'OPEN', updatedAt: at })]);
    }
    await nextRead(harness, sync);
    expect((await harness.ticket('t33'))?.subject).toBe('quietly');
  });

  it('finds what changed during the backfill', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 30);
    feed.before = async (cursor) => {
      await harness.clock.advance(120_000);
      // This ticket changes after the first page was read; many others change after it.
      if (cursor === 'one/2' && feed.asked.length < 5) feed.set('one', 't0', harness.clock.now(), 'changed meanwhile');
      if (cursor === 'one/4')
        for (let index = 5; index < 17; index += 1) feed.set('one', `t${index}`, harness.clock.now());
    };
    const sync = start(harness, feed);
    await untilFollowing(sync);
    expect((await harness.ticket('t0'))?.subject).toBe('changed meanwhile');
  });

  it('that a client requests during the backfill does not count as complete', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 30);
    const sync = start(harness, feed);
    const backfill = gate();
    const newest = gate();
    feed.before = async (cursor) => {
      if (cursor === 'one/3') await backfill.promise;
      if (cursor === null && feed.asked.length > 1) await newest.promise;
    };
    await eventually(() => expect(feed.asked).toContain('one/3'));
    await harness.clock.advance(300_000);
    // More than a page has changed since the backfill started; only the newest page is read here.
    for (let index = 0; index < 12; index += 1) feed.set('one', `t${index}`, harness.clock.now() - 100_000, 'changed');
    await harness.clock.advance(100_000);
    const refreshed = sync.refresh(ACCOUNT, 0);
    await eventually(() => expect(feed.asked.filter((cursor) => cursor === null)).toHaveLength(2));
    backfill.open();
    await eventually(() => expect(sync.progress(ACCOUNT).phase).toBe('FOLLOWING'));
    newest.open();
    await refreshed;
    await untilFollowing(sync);
    await nextRead(harness, sync);
    const subjects = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => (await harness.ticket(`t${index}`))?.subject),
    );
    expect(subjects).toEqual(Array.from({ length: 12 }, () => 'changed'));
  });

  it('reads the head of every list', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 20, { lists: ['one', 'two', 'three'] });
    for (const list of ['two', 'three']) {
      for (let index = 0; index < 20; index += 1)
        feed.set(list, `${list}${index}`, harness.clock.now() - 7_200_000 - index);
    }
    const sync = start(harness, feed);
    await untilFollowing(sync);
    feed.asked.length = 0;
    feed.set('three', 'three7', harness.clock.now(), 'changed');
    await nextRead(harness, sync);
    expect(feed.asked).toEqual([null, 'two/0', 'three/0', 'three/1']);
    expect(typesOf(await harness.log())).toEqual(['TICKET_UPDATED']);
  });

  it('reads lists completely that start with the oldest ticket', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 22, { newestFirst: false });
    const sync = start(harness, feed);
    await untilFollowing(sync);
    feed.asked.length = 0;
    feed.set('one', 't21', harness.clock.now(), 'changed');
    await nextRead(harness, sync);
    expect(feed.asked).toEqual([null, 'one/1', 'one/2', 'one/3', 'one/4']);
    expect(typesOf(await harness.log())).toEqual(['TICKET_UPDATED']);
  });

  it.each([
    ['a short one one interval after it began', 20_000, 40_000],
    ['a long one after half an interval of quiet', 90_000, 30_000],
  ])('is followed by the next one: %s', async (_, tookMs, quietMs) => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 3);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    const page = gate();
    feed.before = () => page.promise;
    await harness.clock.advance(EVERY_MS);
    await eventually(() => expect(feed.asked).toHaveLength(3));
    await harness.clock.advance(tookMs);
    page.open();
    await untilFollowing(sync);
    expect((sync.progress(ACCOUNT).nextReadAt ?? 0) - harness.clock.now()).toBe(quietMs);
  });

  it('that fails in the middle is completed by the next one', async () => {
    const harness = await openFoldHarness();
    const feed = feedOf(harness, 40);
    const sync = start(harness, feed);
    await untilFollowing(sync);
    for (let index = 0; index < 12; index += 1) feed.set('one', `t${index}`, harness.clock.now() + index, 'changed');
    feed.before = async (cursor) => {
      if (cursor !== null) throw noAnswer();
    };
    await harness.clock.advance(EVERY_MS);
    await eventually(() => expect(sync.progress(ACCOUNT).lastFailure).not.toBeNull());
    feed.before = async () => undefined;
    await nextRead(harness, sync);
    expect(await harness.log()).toHaveLength(12);
  });
});
