// Our own count of an account's calls: those in flight and those that ended within the last minute.

import type { CallPriority } from '../observability/call-trace.ts';

export const WINDOW_MS = 60_000;

/**
 * A call counts from its grant until a minute after its end. The vendor counted it at some instant in between, so no
 * minute of the vendor's, fixed or sliding, can contain more calls than one window of ours.
 */
export interface CallWindow {
  begin(priority: CallPriority): void;
  /** `reached` false: nothing reached the vendor, so the call stops counting at once. */
  end(priority: CallPriority, reached: boolean): void;
  inFlight(): number;
  /** All calls that count now, those in flight included. */
  occupied(): number;
  /** The calls of one priority that count now. */
  usedBy(priority: CallPriority): number;
  /** The earliest instant at which `count` of the calls no longer count. */
  freedAt(count: number): number;
}

/** Creates an empty window on `now` (epoch milliseconds). */
export function createCallWindow(now: () => number): CallWindow {
  let ended: { at: number; readonly priority: CallPriority }[] = [];
  let first = 0;
  let inFlight = 0;
  const used: Record<CallPriority, number> = { write: 0, interactive: 0, background: 0 };

  const prune = (): void => {
    const at = now();
    // If the clock was set back, calls must not count for longer than a minute.
    for (let last = ended.length - 1; last >= first; last -= 1) {
      const entry = ended[last];
      if (entry === undefined || entry.at <= at) break;
      entry.at = at;
    }
    for (let entry = ended[first]; entry !== undefined && entry.at + WINDOW_MS <= at; entry = ended[first]) {
      used[entry.priority] -= 1;
      first += 1;
    }
    if (first > 512 && first * 2 > ended.length) {
      ended = ended.slice(first);
      first = 0;
    }
  };

  return {
    begin(priority) {
      inFlight += 1;
      used[priority] += 1;
    },
    end(priority, reached) {
      inFlight -= 1;
      if (reached) ended.push({ at: now(), priority });
      else used[priority] -= 1;
    },
    inFlight: () => inFlight,
    occupied() {
      prune();
      return inFlight + ended.length - first;
    },
    usedBy(priority) {
      prune();
      return used[priority];
    },
    freedAt(count) {
      prune();
      if (count <= 0) return now();
      const entry = ended[first + count - 1];
      return (entry?.at ?? now()) + WINDOW_MS;
    },
  };
}
