// Writes entries that arrive close together in one call, so that a burst costs few commits.

import type { Clock } from '../../platform/clock.ts';

export interface CoalescingWriter<T> {
  /** Resolves when the entry is written; rejects with the failure of the call that contained it. */
  write(entry: T): Promise<void>;
}

/** The longest an entry waits for others, milliseconds. */
const MAX_COLLECT_MS = 5;

/** Creates a writer that passes entries to `writeAll` in the order of their `write` calls. */
export function createCoalescingWriter<T>(
  clock: Clock,
  writeAll: (entries: readonly T[]) => Promise<void>,
): CoalescingWriter<T> {
  let batch: { readonly entries: T[]; readonly written: Promise<void> } | null = null;
  return {
    write(entry) {
      if (batch !== null) {
        batch.entries.push(entry);
        return batch.written;
      }
      const entries = [entry];
      const written = collect(entries, clock).then(() => {
        batch = null;
        return writeAll(entries);
      });
      batch = { entries, written };
      return written;
    },
  };
}

/** Resolves after a turn of the event loop that added no entry, or after the longest wait. */
async function collect(entries: readonly unknown[], clock: Clock): Promise<void> {
  const startedAt = clock.elapsed();
  for (let before = 0; before < entries.length && clock.elapsed() - startedAt < MAX_COLLECT_MS;) {
    before = entries.length;
    await clock.yield();
  }
}
