// When what was queued for clients goes out: in rounds over all of them, cut into slices, so that the process takes in
// what comes meanwhile. Whoever's turn is still to come in a round gets that in the same write.

/** A system call costs more than its bytes: so long one slice may be, milliseconds, before webhooks have their turn. */
const SLICE_MS = 5;
/** After a quiet moment little else waits: a lone event goes out in one slice, to ten thousand clients and more. */
const FIRST_SLICE_MS = 250;
const QUIET_MS = 20;
/** The clock is looked at after so many. */
const WRITES_PER_LOOK = 16;

let due: (() => void)[] = [];
let isPlanned = false;
let lastWroteAt = -Infinity;

/** Runs `flush` when its turn comes; whoever has more before that adds it to what waits, and does not ask again. */
export function flushTogether(flush: () => void): void {
  due.push(flush);
  if (isPlanned) return;
  isPlanned = true;
  setImmediate(flushSlice);
}

function flushSlice(): void {
  const startedAt = performance.now();
  const endAt = startedAt + (startedAt - lastWroteAt > QUIET_MS ? FIRST_SLICE_MS : SLICE_MS);
  let written = 0;
  for (const flush of due) {
    flush();
    written += 1;
    if (written % WRITES_PER_LOOK === 0 && performance.now() > endAt) break;
  }
  due = due.slice(written);
  lastWroteAt = performance.now();
  isPlanned = due.length > 0;
  if (isPlanned) setImmediate(flushSlice);
}
