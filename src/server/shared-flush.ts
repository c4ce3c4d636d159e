// When what was queued for clients goes out: for all of them together, at the end of a turn of the event loop, and under
// load a little later, so that events which follow close upon each other share one write per client.

/** After a round of writes nothing goes out for this part of the time that it took: a system call costs more than its bytes. */
const REST_SHARE = 1 / 2;
const LONGEST_REST_MS = 10;

const due = new Set<() => void>();
let restUntil = 0;

/** Runs `flush` once with the next round; a round is planned by the first who asks for it. */
export function flushTogether(flush: () => void): void {
  if (due.size === 0) {
    const restMs = restUntil - performance.now();
    if (restMs > 0) setTimeout(flushDue, restMs);
    else setImmediate(flushDue);
  }
  due.add(flush);
}

function flushDue(): void {
  const startedAt = performance.now();
  const flushes = [...due];
  due.clear();
  for (const flush of flushes) flush();
  const endedAt = performance.now();
  restUntil = endedAt + Math.min((endedAt - startedAt) * REST_SHARE, LONGEST_REST_MS);
}
