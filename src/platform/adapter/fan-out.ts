// Reads many objects by one call each, a few at a time, and gives the answers by key.

import type { BatchReader, Reading } from '../../domain/ports/vendor/reads.ts';

const CALLS_AT_ONCE = 4;
const MAX_BATCH_SIZE = 20;

/** Reads one object; must not throw for what a vendor can do wrong. */
export type ReadOne = (key: string) => Promise<Reading>;

/** A reader over a vendor without "get many": one call per key, at most four at a time, one failure hurts one key. */
export function createFanOutReader(readOne: ReadOne): BatchReader {
  return {
    batch: 'BOUNDED_FAN_OUT',
    maxBatchSize: MAX_BATCH_SIZE,
    async read(keys) {
      const queue = [...new Set(keys)];
      const readings = new Map<string, Reading>();
      async function work(): Promise<void> {
        for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
          // oxlint-disable-next-line no-await-in-loop -- a worker does one call after the other
          readings.set(key, await readOne(key));
        }
      }
      await Promise.all(Array.from({ length: Math.min(CALLS_AT_ONCE, queue.length) }, work));
      return readings;
    },
  };
}
