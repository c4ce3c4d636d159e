// What is kept under pressure: read in order, once, whatever happens in between.

import { describe, expect, it } from 'vitest';
import type { QueuedArrival } from '../../../src/domain/ports/storage/delivery-inbox.ts';
import { openBacklog, type BacklogOptions } from '../../../src/events/ingest/backlog.ts';
import { eventually } from '../../kit/eventually.ts';
import { ACCOUNT, atEnd, openWorld, type World } from './fold/fold-harness.ts';

const arrival = (text: string): QueuedArrival => ({
  account: ACCOUNT,
  receivedAt: 1,
  headers: {},
  body: new TextEncoder().encode(text),
});
const textOf = ({ body }: QueuedArrival): string => new TextDecoder().decode(body);

async function open(world: World, given: Partial<BacklogOptions> = {}) {
  const read: string[] = [];
  const aside: string[] = [];
  const backlog = await openBacklog({
    store: world.store,
    read: async (_tx, taken) => {
      if (textOf(taken).startsWith('poison')) throw new RangeError('nobody foresaw this');
      read.push(textOf(taken));
    },
    putAside: async (_tx, taken) => void aside.push(textOf(taken)),
    ...given,
  });
  atEnd(() => backlog.close());
  return { backlog, read, aside };
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

describe('the backlog', () => {
  it('reads everything once, in the order it came', async () => {
    const world = await openWorld();
    const { backlog, read } = await open(world);
    await Promise.all(numbers(500).map((text) => backlog.keep(arrival(text))));
    await backlog.drained();
    expect(read).toEqual(numbers(500));
    expect(backlog.isWaiting()).toBe(false);
    expect(await world.store.inbox.arrivalsWaiting()).toBe(0);
  });

  it('leaves nothing behind when what comes in and what is read overtake each other', async () => {
    const world = await openWorld();
    const { backlog, read } = await open(world);
    for (let round = 0; round < 60; round += 1) {
      void backlog.keep(arrival(`${round}a`));
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([backlog.keep(arrival(`${round}b`)), backlog.keep(arrival(`${round}c`))]);
    }
    await backlog.drained();
    expect(read).toHaveLength(180);
    expect(await world.store.inbox.arrivalsWaiting()).toBe(0);
    expect(backlog.isWaiting()).toBe(false);
  });

  it('goes on with what an earlier run left', async () => {
    const world = await openWorld();
    await world.store.commit((tx) => tx.inbox.enqueue(numbers(5).map(arrival)));
    const { backlog, read } = await open(await world.reopen());
    await backlog.drained();
    expect(read).toEqual(numbers(5));
  });

  it('puts aside what breaks the reading and reads on behind it', async () => {
    const world = await openWorld();
    const { backlog, read, aside } = await open(world);
    await Promise.all(['a', 'poison 1', 'b', 'poison 2', 'c'].map((text) => backlog.keep(arrival(text))));
    await backlog.drained();
    expect(aside).toEqual(['poison 1', 'poison 2']);
    expect(new Set(read)).toEqual(new Set(['a', 'b', 'c']));
  });

  it('says no while the disk is full and keeps nothing of it', async () => {
    const world = await openWorld({ maxPages: 90 });
    const { backlog } = await open(world, { onFailure: () => undefined });
    const large = arrival('x'.repeat(200_000));
    const outcomes = await Promise.allSettled(numbers(20).map(() => backlog.keep(large)));
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
    await eventually(async () => expect(await world.store.inbox.arrivalsWaiting()).toBe(0));
  });
});
