// A batch reader for vendors without bulk calls: one call per object, a few in parallel.

import type { BatchReader, Reading } from '../../domain/ports/vendor/reads.ts';

const MAX_PARALLEL_CALLS = 4;
const MAX_BATCH_SIZE = 20;

/** Reads one object. Vendor failures must become a reading, not a rejection. */
export type ReadOne = (key: string) => Promise<Reading>;

/** A failure affects only its own key. */
export function createFanOutReader(readOne: ReadOne): BatchReader {
  return {
    batch: 'BOUNDED_FAN_OUT',
    maxBatchSize: MAX_BATCH_SIZE,
    async read(keys) {
      const queue = [...new Set(keys)];
      const readings = new Map<string, Reading>();
      async function work(): Promise<void> {
        for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
          // oxlint-disable-next-line no-await-in-loop -- a worker makes one call at a time
          readings.set(key, await readOne(key));
        }
      }
      await Promise.all(Array.from({ length: Math.min(MAX_PARALLEL_CALLS, queue.length) }, work));
      return readings;
    },
  };
}
