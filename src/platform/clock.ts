// The time everything of ours lives by: passed in, so that tests move it by hand.

/** A planned run that can be called off. */
export interface ScheduledTimer {
  cancel(): void;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `run` once after `delayMs`; what is planned alone never keeps the process alive. */
  schedule(delayMs: number, run: () => void): ScheduledTimer;
  /** Resolves after `ms`; rejects with the signal's reason when that comes first. Keeps the process alive. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

// Node fires timers beyond this at once; longer delays are walked in steps.
const MAX_TIMER_MS = 2_147_483_647;

function plan(delayMs: number, run: () => void, holdsProcess: boolean): ScheduledTimer {
  let timer: NodeJS.Timeout;
  const arm = (leftMs: number): void => {
    const stepMs = Math.min(Math.max(0, leftMs), MAX_TIMER_MS);
    timer = setTimeout(() => (leftMs > stepMs ? arm(leftMs - stepMs) : run()), stepMs);
    if (!holdsProcess) timer.unref();
  };
  arm(delayMs);
  return { cancel: () => clearTimeout(timer) };
}

/** A sleep made of any way to plan a run; shared by the real clock and the one that tests move. */
export function sleepWith(
  planRun: (delayMs: number, run: () => void) => ScheduledTimer,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = (): void => {
      planned.cancel();
      reject(signal?.reason);
    };
    const planned = planRun(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: (delayMs, run) => plan(delayMs, run, false),
  sleep: (ms, signal) => sleepWith((delayMs, run) => plan(delayMs, run, true), ms, signal),
};
