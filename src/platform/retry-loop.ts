// The poll loop of background work: runs a step, waits, runs it again, and backs off while it fails.

import type { Clock } from './clock.ts';

/** How the delay grows while a step fails: `firstMs`, doubled after each failure in a row, at most `maxMs`. */
export interface BackOff {
  /** Delay after the first failure, milliseconds. */
  readonly firstMs: number;
  /** Longest delay, milliseconds. */
  readonly maxMs: number;
  /**
   * Share of the delay, 0 to 1, by which it is shortened at random, so that accounts that fail together do not retry
   * together. Default 0.2.
   */
  readonly jitter?: number;
}

const DEFAULT_JITTER = 0.2;

/** The delay in milliseconds before the next try; `failures` counts the failures in a row, at least 1. */
export function retryDelayMs(
  failures: number,
  { firstMs, maxMs, jitter = DEFAULT_JITTER }: BackOff,
  random: () => number = Math.random,
): number {
  const delayMs = Math.min(firstMs * 2 ** (failures - 1), maxMs);
  return Math.round(delayMs * (1 - jitter * random()));
}

/** A failed step. */
export interface StepFailure {
  /** The value that the step threw. */
  readonly failure: unknown;
  /** Failures in a row, this one included; 1 for the first. */
  readonly failures: number;
  /** When the next step runs, epoch milliseconds. */
  readonly retryAt: number;
}

export interface RetryLoopOptions {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  /** Ends the loop: at once while it waits, otherwise after the step in flight. */
  readonly signal: AbortSignal;
  readonly backOff: BackOff;
  /** Does one piece of work. Resolves with the pause before the next step in milliseconds, or null to end the loop. */
  step(): Promise<number | null>;
  /** The shortest delay after this failure in milliseconds, for example the vendor's Retry-After. Default 0. */
  minDelayMs?(failure: unknown): number;
  /** Called after each failed step, before the wait. If it throws, so does the loop. */
  onFailure?(failed: StepFailure): Promise<void> | void;
  /** Called after the first step that succeeds after failures, before the wait. If it throws, so does the loop. */
  onRecovery?(): Promise<void> | void;
  /** Called when a wait begins, with its end (epoch milliseconds), and with null when it is over. */
  onWait?(until: number | null): void;
  /** Source of the jitter, from 0 up to but excluding 1. Default Math.random. */
  random?(): number;
}

/**
 * Runs steps until one returns null or the signal aborts, then resolves. A failed step is retried after the back-off; a
 * step that succeeds resets it. A failure of a step that ends after the abort is dropped.
 */
export async function retryLoop(options: RetryLoopOptions): Promise<void> {
  const { clock, signal } = options;
  let failures = 0;
  while (!signal.aborted) {
    const result = await options.step().then(
      (pauseMs) => ({ pauseMs }),
      (failure: unknown) => ({ failure }),
    );
    let nextAt: number;
    if ('pauseMs' in result) {
      if (result.pauseMs === null) return;
      nextAt = clock.now() + result.pauseMs;
      if (failures > 0) await options.onRecovery?.();
      failures = 0;
    } else {
      if (signal.aborted) return;
      const { failure } = result;
      failures += 1;
      const delayMs = retryDelayMs(failures, options.backOff, options.random);
      nextAt = clock.now() + Math.max(delayMs, options.minDelayMs?.(failure) ?? 0);
      await options.onFailure?.({ failure, failures, retryAt: nextAt });
    }
    await waitUntil(nextAt, options);
  }
}

async function waitUntil(nextAt: number, { clock, signal, onWait }: RetryLoopOptions): Promise<void> {
  const leftMs = nextAt - clock.now();
  if (leftMs <= 0 || signal.aborted) return;
  onWait?.(nextAt);
  // The sleep rejects only when the loop is to end.
  await clock.sleep(leftMs, signal).catch(() => undefined);
  onWait?.(null);
}
