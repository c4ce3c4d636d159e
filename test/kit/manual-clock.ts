// A clock that stands still until a test moves it; what is due then runs in its order.

import { type Clock, type ScheduledTimer, sleepWith } from '../../src/platform/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on by `ms`, runs what falls due in order, each at its own instant, and lets promises settle. */
  advance(ms: number): Promise<void>;
  /** How many runs are planned; 0 at the end of a tidy test. */
  pending(): number;
}

interface Entry {
  readonly dueAt: number;
  readonly order: number;
  readonly run: () => void;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Creates a clock standing at `startAt` (epoch milliseconds). */
export function createManualClock(startAt = Date.UTC(2026, 0, 5, 9, 0, 0)): ManualClock {
  const entries = new Set<Entry>();
  let at = startAt;
  let made = 0;

  const schedule = (delayMs: number, run: () => void): ScheduledTimer => {
    made += 1;
    const entry: Entry = { dueAt: at + Math.max(0, delayMs), order: made, run };
    entries.add(entry);
    return { cancel: () => void entries.delete(entry) };
  };
  const nextDue = (until: number): Entry | null => {
    let next: Entry | null = null;
    for (const entry of entries) {
      if (entry.dueAt > until) continue;
      if (next === null || entry.dueAt < next.dueAt || (entry.dueAt === next.dueAt && entry.order < next.order)) {
        next = entry;
      }
    }
    return next;
  };

  return {
    now: () => at,
    schedule,
    sleep: (ms, signal) => sleepWith(schedule, ms, signal),
    pending: () => entries.size,
    async advance(ms) {
      const until = at + ms;
      await settle();
      for (let entry = nextDue(until); entry !== null; entry = nextDue(until)) {
        entries.delete(entry);
        at = Math.max(at, entry.dueAt);
        entry.run();
        await settle();
      }
      at = until;
      await settle();
    },
  };
}
