// The list of tickets that the history and reconciling reads go through.

import { expect, test } from 'vitest';
import { TICKET_STATUSES } from '../../../src/domain/ticket.ts';
import { ofType, readHistory } from '../../kit/vendor-account.ts';
import type { TheSubject } from './subject.ts';

export function feedContract(subject: TheSubject): void {
  test('the feed ends, tells each ticket once, in known states, and knows every word', async () => {
    const { adapter, unknownValues } = subject().open();
    if (adapter.feed === null) return;
    const pages = await readHistory(adapter);
    const tickets = pages.flatMap((page) => ofType(page.observations, 'ticket'));
    expect(tickets.length).toBeGreaterThan(0);
    expect(new Set(tickets.map(({ key }) => key)).size).toBe(tickets.length);
    for (const { fields } of tickets) expect(TICKET_STATUSES).toContain(fields.status);
    expect(unknownValues).toEqual([]);
  });

  test('the feed goes on behind its cursor in another adapter', async () => {
    const { feed } = subject().open().adapter;
    if (feed === null) return;
    const first = await feed.readPage(null);
    if (first.cursor === null) return;
    const [here, there] = [
      await feed.readPage(first.cursor),
      await subject().open().adapter.feed?.readPage(first.cursor),
    ];
    expect(there).toEqual(here);
    const keysOf = (page: typeof first): string[] => ofType(page.observations, 'ticket').map(({ key }) => key);
    expect(keysOf(here).filter((key) => keysOf(first).includes(key))).toEqual([]);
  });

  test('a feed that says newest first is so within each list, and tells the oldest change of a page', async () => {
    const { adapter } = subject().open();
    if (adapter.feed?.newestFirst !== true) return;
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

  test('a reconciling read that may be narrowed ends too', async () => {
    const { feed } = subject().open().adapter;
    if (feed?.readRecentPage === undefined) return;
    for (const since of [null, Date.now() - 60_000]) {
      const asked = new Set<string | null>();
      for (let cursor: string | null = null; !asked.has(cursor) || cursor === null;) {
        asked.add(cursor);
        const page: Awaited<ReturnType<typeof feed.readPage>> = await feed.readRecentPage(cursor, since);
        cursor = page.cursor;
        if (cursor === null) break;
        expect(asked.has(cursor), 'the pages lead in a circle').toBe(false);
      }
    }
  });
}
