// The ticket feed that backfill and reconciling reads page through.

import { expect, test } from 'vitest';
import { TICKET_STATUSES } from '../../../src/domain/ticket.ts';
import { ofType, readHistory } from '../../kit/vendor-account.ts';
import type { TicketFeed } from '../../../src/domain/ports/vendor/reads.ts';
import type { GetSubject } from './subject.ts';
import type { VendorFacts } from './vendor-facts.ts';

/** The feed of a newly opened account; fails where there is none. */
function feedOf(subject: GetSubject): TicketFeed {
  const { feed } = subject().open().adapter;
  if (feed === null) throw new Error('the adapter has no feed');
  return feed;
}

export function feedContract({ feed }: VendorFacts, subject: GetSubject): void {
  if (feed === null) noFeed(subject);
  else describeFeed(feed, subject);
}

function noFeed(subject: GetSubject): void {
  test('has no feed', () => {
    expect(subject().open().adapter.feed).toBeNull();
  });
}

function describeFeed(facts: NonNullable<VendorFacts['feed']>, subject: GetSubject): void {
  const { newestFirst, recentPages, manyPages } = facts;
  if (newestFirst) newestFirstFeed(subject);
  if (recentPages) recentPagesFeed(subject);

  test('describes its feed as stated', () => {
    const feed = feedOf(subject);
    expect(feed.newestFirst).toBe(newestFirst);
    expect(feed.readRecentPage !== undefined).toBe(recentPages);
  });

  test('the feed ends, lists each ticket once in a known state, and uses known enum values only', async () => {
    const { adapter, unknownValues } = subject().open();
    const pages = await readHistory(adapter);
    const tickets = pages.flatMap((page) => ofType(page.observations, 'ticket'));
    expect(tickets.length).toBeGreaterThan(0);
    expect(new Set(tickets.map(({ key }) => key)).size).toBe(tickets.length);
    for (const { fields } of tickets) expect(TICKET_STATUSES).toContain(fields.status);
    expect(unknownValues).toEqual([]);
  });

  test('the feed continues after its cursor in another adapter', async () => {
    const feed = feedOf(subject);
    const first = await feed.readPage(null);
    expect(first.cursor !== null).toBe(manyPages);
    const [here, there] = [await feed.readPage(first.cursor), await feedOf(subject).readPage(first.cursor)];
    expect(there).toEqual(here);
    const keysOf = (page: typeof first): string[] => ofType(page.observations, 'ticket').map(({ key }) => key);
    expect(keysOf(here).filter((key) => keysOf(first).includes(key))).toEqual(manyPages ? [] : keysOf(first));
  });
}

function newestFirstFeed(subject: GetSubject): void {
  test('the feed lists newest changes first within each list, and states the oldest change of a page', async () => {
    const { adapter } = subject().open();
    let list: number[] = [];
    for (const page of await readHistory(adapter)) {
      const times = ofType(page.observations, 'ticket').map(({ fields }) => fields.updatedAt ?? 0);
      if (times.length > 0) expect(page.oldestUpdatedAt).toBe(Math.min(...times));
      list.push(...times);
      if (page.cursor !== (page.nextListCursor ?? null)) continue;
      expect(list).toEqual(list.toSorted((one, other) => other - one));
      list = [];
    }
  });
}

function recentPagesFeed(subject: GetSubject): void {
  test('a read of recent changes ends too', async () => {
    const feed = feedOf(subject);
    for (const since of [null, Date.now() - 60_000]) {
      const requested = new Set<string>();
      for (let cursor = await nextRecent(feed, null, since); cursor !== null;) {
        expect(requested.has(cursor), 'the pages form a cycle').toBe(false);
        requested.add(cursor);
        cursor = await nextRecent(feed, cursor, since);
      }
    }
  });
}

async function nextRecent(feed: TicketFeed, cursor: string | null, since: number | null): Promise<string | null> {
  const page = await feed.readRecentPage?.(cursor, since);
  if (page === undefined) throw new Error('the feed cannot read recent changes');
  return page.cursor;
}
