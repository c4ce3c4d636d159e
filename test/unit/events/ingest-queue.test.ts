// The ingest queue: every stored delivery is processed once and in order, whatever happens in between.

import { describe, expect, it } from 'vitest';
import type { QueuedArrival } from '../../../src/domain/ports/storage/delivery-inbox.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { openIngestQueue } from '../../../src/events/ingest/ingest-queue.ts';
import type { DrainerOptions } from '../../../src/events/ingest/paced-drainer.ts';
import { ACCOUNT, advanceUntil, atEnd, openFoldHarness, type FoldHarness } from './fold/fold-harness.ts';

const entry = (text: string): QueuedArrival => ({
  account: ACCOUNT,
  receivedAt: 1,
  headers: {},
  body: new TextEncoder().encode(text),
});
const textOf = ({ body }: QueuedArrival): string => new TextDecoder().decode(body);

async function open(harness: FoldHarness, options: Partial<DrainerOptions<string>> = {}) {
  const processed: string[] = [];
  const deadLetters: string[] = [];
  const queue = await openIngestQueue<string>({
    store: harness.store,
    clock: harness.clock,
    process: async (_tx, taken) => {
      if (textOf(taken).startsWith('broken')) throw new RangeError('unexpected content');
      return textOf(taken);
    },
    onProcessed: (text) => processed.push(text),
    storeDeadLetter: async (_tx, taken) => void deadLetters.push(textOf(taken)),
    ...options,
  });
  atEnd(() => queue.close());
  const drained = () => advanceUntil(harness.clock, queue.drained());
  return { queue, drained, processed, deadLetters };
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

describe('the ingest queue', () => {
  it('processes every entry once, in order', async () => {
    const harness = await openFoldHarness();
    const { queue, drained, processed } = await open(harness);
    await Promise.all(numbers(500).map((text) => queue.enqueue(entry(text))));
    await drained();
    expect(processed).toEqual(numbers(500));
    expect(queue.hasPending()).toBe(false);
    expect(await harness.store.inbox.arrivalsWaiting()).toBe(0);
  });

  it('leaves nothing behind when entries arrive while others are processed', async () => {
    const harness = await openFoldHarness();
    const { queue, drained, processed } = await open(harness);
    for (let round = 0; round < 60; round += 1) {
      void queue.enqueue(entry(`${round}a`));
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([queue.enqueue(entry(`${round}b`)), queue.enqueue(entry(`${round}c`))]);
    }
    await drained();
    expect(processed).toHaveLength(180);
    expect(await harness.store.inbox.arrivalsWaiting()).toBe(0);
    expect(queue.hasPending()).toBe(false);
  });

  it('pauses between batches while deliveries arrive', async () => {
    const harness = await openFoldHarness();
    const { queue, drained, processed } = await open(harness);
    await Promise.all(numbers(100).map((text) => queue.enqueue(entry(text))));
    await harness.clock.advance(0);
    await harness.clock.advance(99);
    const first = processed.length;
    expect(first).toBeLessThanOrEqual(32);
    await drained();
    expect(processed).toHaveLength(100);
  });

  it('continues with the entries that an earlier run left', async () => {
    const harness = await openFoldHarness();
    await harness.store.commit((tx) => tx.inbox.enqueue(numbers(5).map(entry)));
    const { drained, processed } = await open(await harness.reopen());
    await drained();
    expect(processed).toEqual(numbers(5));
  });

  it('stores an entry that cannot be processed as a dead letter and continues behind it', async () => {
    const harness = await openFoldHarness();
    const { queue, drained, processed, deadLetters } = await open(harness);
    await Promise.all(['a', 'broken 1', 'b', 'broken 2', 'c'].map((text) => queue.enqueue(entry(text))));
    await drained();
    expect(deadLetters).toEqual(['broken 1', 'broken 2']);
    expect(processed).toEqual(['a', 'b', 'c']);
  });

  it('reports every entry once, even if the store runs a transaction again', async () => {
    const harness = await openFoldHarness();
    const store: Store = {
      ...harness.store,
      async commit(unit) {
        const undo = new Error('undo');
        const firstRun = harness.store.commit(async (tx) => {
          await unit(tx);
          throw undo;
        });
        await firstRun.catch((failure: unknown) => {
          if (failure !== undo) throw failure;
        });
        return harness.store.commit(unit);
      },
    };
    const { queue, drained, processed } = await open({ ...harness, store });
    await Promise.all(numbers(20).map((text) => queue.enqueue(entry(text))));
    await drained();
    expect(processed).toEqual(numbers(20));
  });

  it('rejects entries while the disk is full and keeps none of them', async () => {
    const harness = await openFoldHarness({ maxPages: 90 });
    const { queue, drained } = await open(harness, { onFailure: () => undefined });
    const large = entry('x'.repeat(200_000));
    const outcomes = await Promise.allSettled(numbers(20).map(() => queue.enqueue(large)));
    expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
    await drained();
    expect(await harness.store.inbox.arrivalsWaiting()).toBe(0);
  });
});
