// Flushes the queues of all clients in rounds, cut into slices so that incoming requests are not delayed. Data that is
// queued for a client before its turn in a round goes out with the same write.

import { systemClock } from '../../platform/clock.ts';

/** Length of one slice in milliseconds. Webhooks are handled between slices. */
const SLICE_MS = 5;
/** After a quiet period little else waits, so a single event reaches more than ten thousand clients in one slice. */
const FIRST_SLICE_MS = 250;
const QUIET_MS = 20;
const WRITES_PER_TIME_CHECK = 16;

let due: (() => void)[] = [];
let isScheduled = false;
let lastWroteAt = -Infinity;

/** Runs `flush` once, in its turn. A caller that queues more data before then must not call this again. */
export function flushInTurn(flush: () => void): void {
  due.push(flush);
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(flushSlice);
}

function flushSlice(): void {
  const startedAt = systemClock.elapsed();
  const endAt = startedAt + (startedAt - lastWroteAt > QUIET_MS ? FIRST_SLICE_MS : SLICE_MS);
  let written = 0;
  for (const flush of due) {
    flush();
    written += 1;
    if (written % WRITES_PER_TIME_CHECK === 0 && systemClock.elapsed() > endAt) break;
  }
  due = due.slice(written);
  lastWroteAt = systemClock.elapsed();
  isScheduled = due.length > 0;
  if (isScheduled) setImmediate(flushSlice);
}
