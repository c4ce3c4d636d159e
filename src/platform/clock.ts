// The source of time and timers. Everything takes a Clock as an argument, so that tests can move time by hand.

/** A planned run that can be cancelled. */
export interface ScheduledTimer {
  /** Does nothing once the run has happened. */
  cancel(): void;
}

export interface Clock {
  /** Wall-clock time, epoch milliseconds. It can jump; measure durations with `elapsed`. */
  now(): number;
  /** Monotonic milliseconds since an arbitrary origin, with fractions. Only differences have a meaning. */
  elapsed(): number;
  /** Runs `run` once after `delayMs`, 0 to any length. Does not keep the process alive. */
  setTimeout(run: () => void, delayMs: number): ScheduledTimer;
  /** Runs `run` every `everyMs`, first after `everyMs`. Does not keep the process alive. */
  setInterval(run: () => void, everyMs: number): ScheduledTimer;
  /** Resolves after `ms`, or rejects with the signal's reason if it aborts first. Keeps the process alive. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Resolves after the event loop has processed pending I/O. Use it to split long work. */
  yield(): Promise<void>;
}

/** Node fires timers with a longer delay at once; longer delays are split into steps. */
const MAX_TIMER_MS = 2_147_483_647;

function startTimer(run: () => void, delayMs: number, keepsProcessAlive: boolean): ScheduledTimer {
  let timer: NodeJS.Timeout;
  const arm = (leftMs: number): void => {
    const stepMs = Math.min(Math.max(0, leftMs), MAX_TIMER_MS);
    timer = setTimeout(() => (leftMs > stepMs ? arm(leftMs - stepMs) : run()), stepMs);
    if (!keepsProcessAlive) timer.unref();
  };
  arm(delayMs);
  return { cancel: () => clearTimeout(timer) };
}

function startInterval(run: () => void, everyMs: number): ScheduledTimer {
  const timer = setInterval(run, Math.min(everyMs, MAX_TIMER_MS)).unref();
  return { cancel: () => clearInterval(timer) };
}

/** Builds `Clock.sleep` from a `setTimeout` function. The system clock and the manual clock of the tests share it. */
export function sleepWith(
  setTimer: (run: () => void, delayMs: number) => ScheduledTimer,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = (): void => {
      timer.cancel();
      reject(signal?.reason);
    };
    const timer = setTimer(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  setTimeout: (run, delayMs) => startTimer(run, delayMs, false),
  setInterval: startInterval,
  sleep: (ms, signal) => sleepWith((run, delayMs) => startTimer(run, delayMs, true), ms, signal),
  yield: () => new Promise((resolve) => setImmediate(resolve)),
};
