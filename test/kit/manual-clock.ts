// A clock that moves only when a test advances it. Timers that fall due run in order.

import { type Clock, type ScheduledTimer, sleepWith } from '../../src/platform/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time forward by `ms`, runs due timers in order, each at its own instant, and lets promises settle. */
  advance(ms: number): Promise<void>;
  /** Number of planned timers, intervals included; 0 at the end of a test that cleans up. */
  pending(): number;
}

interface Entry {
  readonly dueAt: number;
  readonly order: number;
  readonly run: () => void;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Creates a clock that shows `startAt` (epoch milliseconds). */
export function createManualClock(startAt = Date.UTC(2026, 0, 5, 9, 0, 0)): ManualClock {
  const entries = new Set<Entry>();
  let at = startAt;
  let made = 0;

  const add = (run: () => void, delayMs: number): Entry => {
    made += 1;
    const entry: Entry = { dueAt: at + Math.max(0, delayMs), order: made, run };
    entries.add(entry);
    return entry;
  };
  const startTimer = (run: () => void, delayMs: number): ScheduledTimer => {
    const entry = add(run, delayMs);
    return { cancel: () => void entries.delete(entry) };
  };
  const startInterval = (run: () => void, everyMs: number): ScheduledTimer => {
    // Node also raises intervals to 1 ms; an interval of 0 would never let `advance` finish.
    const periodMs = Math.max(1, everyMs);
    const repeat = (): void => {
      entry = add(repeat, periodMs);
      run();
    };
    let entry = add(repeat, periodMs);
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
    elapsed: () => at - startAt,
    setTimeout: startTimer,
    setInterval: startInterval,
    sleep: (ms, signal) => sleepWith(startTimer, ms, signal),
    yield: settle,
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
