// The ingest queue. Under load, deliveries are stored first and processed afterwards: vendors get their response at once,
// and no accepted delivery exists in memory only.

import type { QueuedArrival } from '../../domain/ports/storage/delivery-inbox.ts';
import { StoreUnavailableError } from '../../domain/ports/storage/store.ts';
import { createCoalescingWriter } from './coalescing-writer.ts';
import { openPacedDrainer, type DrainerOptions } from './paced-drainer.ts';

export interface IngestQueue {
  /** True while entries wait. A new delivery must then queue behind them, or the order is lost. */
  hasPending(): boolean;
  /** Resolves when the entry is on disk; rejects with StoreUnavailableError. */
  enqueue(entry: QueuedArrival): Promise<void>;
  /** Resolves when every entry is processed. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** With more pending entries, deliveries are refused: the vendor must retry later. */
const MAX_PENDING = 100_000;

/** Opens the queue and continues with the entries that an earlier run of the gateway left. */
export async function openIngestQueue<T>(options: DrainerOptions<T>): Promise<IngestQueue> {
  const { store, clock } = options;
  const drainer = await openPacedDrainer(options);
  const writer = createCoalescingWriter<QueuedArrival>(clock, (entries) =>
    store.commit((tx) => tx.inbox.enqueue(entries)),
  );
  /** Entries that are being written. */
  let writing = 0;
  const pending = (): number => drainer.pending() + writing;

  return {
    hasPending: () => pending() > 0,
    async enqueue(entry) {
      if (pending() >= MAX_PENDING) throw new StoreUnavailableError('The ingest queue is full. Retry later.');
      writing += 1;
      drainer.noteArrival();
      try {
        await writer.write(entry);
      } finally {
        writing -= 1;
      }
      drainer.add();
    },
    async drained() {
      while (drainer.isRunning() || writing > 0) await clock.yield();
    },
    close: () => drainer.close(),
  };
}
