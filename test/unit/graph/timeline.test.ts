// The timeline merges messages and changes by time. A page reads as many of them as it can hold.

import { beforeEach, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { ACCOUNT, handAccount, saysMessage, saysTicket } from '../events/fold/fold-harness.ts';
import { openGraph, type GraphHarness } from './graph-harness.ts';

const TIMELINE = `query ($id: ID!, $first: Int!, $after: String) { ticket(id: $id) { timeline(first: $first, after: $after) {
  nodes { ... on Message { id createdAt } ... on TagChange { id at } }
  pageInfo { hasNextPage hasPreviousPage endCursor } } } }`;

interface Counts {
  threadCalls: number;
  messages: number;
  timelineCalls: number;
  changes: number;
}
interface Page {
  readonly ids: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly endCursor: string | null;
}

let counts: Counts;
let graph: GraphHarness;

/** A store that counts what the timeline reads. */
function counting(store: Store): Store {
  const state: Store['state'] = {
    ...store.state,
    async threads(account, queries) {
      const pages = await store.state.threads(account, queries);
      counts.threadCalls += 1;
      for (const { messages } of pages.values()) counts.messages += messages.length;
      return pages;
    },
    async timelines(account, keys, range) {
      const timelines = await store.state.timelines(account, keys, range);
      counts.timelineCalls += 1;
      for (const changes of timelines.values()) counts.changes += changes.length;
      return timelines;
    },
  };
  return {
    ...store,
    state,
    commit: (unit) => store.commit(unit),
    onAppend: (listener) => store.onAppend(listener),
    close: () => store.close(),
  };
}

beforeEach(async () => {
  counts = { threadCalls: 0, messages: 0, timelineCalls: 0, changes: 0 };
  graph = await openGraph([handAccount()], counting);
});

/** The times of this file count from here. */
const START = Date.UTC(2026, 0, 1);

const message = (key: string, time: number): Observation => saysMessage(key, { createdAt: START + time });
const changes = (keysAndTimes: readonly (readonly [string, number])[]): Observation => ({
  type: 'timeline',
  ticketKey: 't1',
  changes: keysAndTimes.map(([key, time]) => ({
    key,
    at: START + time,
    actor: null,
    type: 'TAGS',
    addedKeys: [],
    removedKeys: [],
  })),
});

async function readPage(first: number, after: string | null): Promise<Page> {
  const id = toGlobalId('ticket', ACCOUNT, 't1');
  const { data, errors } = await graph.run(TIMELINE, { id, first, after });
  expect(errors).toBeUndefined();
  const { timeline } = (data as { ticket: { timeline: { nodes: { id: string }[]; pageInfo: Omit<Page, 'ids'> } } })
    .ticket;
  return { ids: timeline.nodes.map((node) => node.id), ...timeline.pageInfo };
}

async function readAll(first: number): Promise<Page[]> {
  const pages: Page[] = [];
  let after: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page needs the cursor of the one before
    const page: Page = await readPage(first, after);
    pages.push(page);
    after = page.hasNextPage ? page.endCursor : null;
  } while (after !== null);
  return pages;
}

const messageId = (key: string): string => toGlobalId('message', ACCOUNT, key);
const changeId = (key: string): string => toGlobalId('timeline', ACCOUNT, key);

describe('a page of a timeline', () => {
  it('of a thread of 2,000 messages reads about as many messages as it holds, at the start and further on', async () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `m${String(index).padStart(4, '0')}`);
    await graph.recordFor(ACCOUNT, [saysTicket('t1', {}), ...keys.map((key, index) => message(key, 1000 + index))]);
    await graph.recordFor(ACCOUNT, [
      changes([
        ['c1', 1005],
        ['c2', 2990],
      ]),
    ]);
    const firstPage = await readPage(20, null);
    expect(firstPage.ids).toHaveLength(20);
    expect(firstPage).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(counts).toEqual({ threadCalls: 1, messages: 23, timelineCalls: 1, changes: 2 });
    const secondPage = await readPage(20, firstPage.endCursor);
    expect(secondPage.ids[0]).toBe(messageId('m0019'));
    expect(secondPage.hasPreviousPage).toBe(true);
    expect(counts).toEqual({ threadCalls: 2, messages: 46, timelineCalls: 2, changes: 3 });
  });

  it('follows the one before: all pages together are everything, ordered by time and key', async () => {
    await graph.recordFor(ACCOUNT, [
      saysTicket('t1', {}),
      // Stored in another order than that of the keys, with many entries of the same instant.
      ...['m9', 'm1', 'm5', 'm3', 'm7'].map((key) => message(key, 2000)),
      message('m0', 1000),
      message('n0', 3000),
    ]);
    await graph.recordFor(ACCOUNT, [
      changes([
        ['c1', 500],
        ['m4', 2000],
        ['z9', 2000],
        ['c2', 2500],
        ['c3', 9000],
      ]),
    ]);
    const expected = [
      changeId('c1'),
      messageId('m0'),
      messageId('m1'),
      messageId('m3'),
      changeId('m4'),
      messageId('m5'),
      messageId('m7'),
      messageId('m9'),
      changeId('z9'),
      changeId('c2'),
      messageId('n0'),
      changeId('c3'),
    ];
    for (const first of [1, 2, 3, 5, 11, 12, 100]) {
      // oxlint-disable-next-line no-await-in-loop -- one page size after the other
      const pages = await readAll(first);
      expect(pages.flatMap(({ ids }) => ids)).toEqual(expected);
      expect(pages).toHaveLength(Math.ceil(expected.length / first));
    }
  });

  it('is empty for a ticket without messages and changes', async () => {
    await graph.recordFor(ACCOUNT, [saysTicket('t1', {})]);
    expect(await readPage(20, null)).toEqual({ ids: [], hasNextPage: false, hasPreviousPage: false, endCursor: null });
  });
});
