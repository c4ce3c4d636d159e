// Stops calls to an account that keeps failing. One trial call at a time finds out when it is back.

import type { CircuitState } from '../../domain/health.ts';
import type { Clock } from '../clock.ts';

/** Permission to make one call. Call exactly one of these when it ends; further calls do nothing. */
export interface CircuitPermit {
  succeed(): void;
  fail(): void;
  /** The call was not made. */
  release(): void;
}

export interface CircuitBreaker {
  /** HALF_OPEN as soon as the pause is over, even before the trial call begins. */
  state(): CircuitState;
  /** null: the circuit is open, or another call is the trial. */
  acquire(): CircuitPermit | null;
  /** Whole seconds until the next trial, at least 1; null while closed. */
  retryAfterSeconds(): number | null;
}

export interface CircuitBreakerOptions {
  readonly clock: Clock;
  /** Failures in a row that open the circuit. Default: 5. */
  readonly failuresToOpen?: number;
  /** The first pause. Each failed trial doubles it, up to `maxPauseMs`. Defaults: 10 s and 30 s. */
  readonly pauseMs?: number;
  readonly maxPauseMs?: number;
  /** Source of the jitter that spreads the trials of several gateways, from 0 up to but excluding 1. */
  readonly random?: () => number;
}

/** Creates a closed breaker. Decision 0005 states why this is not a library. */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { clock, failuresToOpen = 5, pauseMs = 10_000, maxPauseMs = 30_000, random = Math.random } = options;
  let failuresInRow = 0;
  let pauses = 0;
  let openUntil: number | null = null;
  let trial: object | null = null;

  const close = (): void => {
    failuresInRow = 0;
    pauses = 0;
    openUntil = null;
  };
  const open = (): void => {
    const lengthMs = Math.min(maxPauseMs, pauseMs * 2 ** pauses * (1 + random() * 0.2));
    pauses += 1;
    openUntil = clock.now() + lengthMs;
  };
  const state = (): CircuitState => {
    if (openUntil === null) return 'CLOSED';
    return clock.now() < openUntil ? 'OPEN' : 'HALF_OPEN';
  };

  const enterClosed = (): CircuitPermit => {
    let ended = false;
    const end = (apply: () => void) => () => {
      if (ended) return;
      ended = true;
      // Calls that began before the circuit opened are ignored; only the trial decides.
      if (openUntil === null) apply();
    };
    return {
      succeed: end(() => (failuresInRow = 0)),
      fail: end(() => {
        failuresInRow += 1;
        if (failuresInRow >= failuresToOpen) open();
      }),
      release: end(() => {}),
    };
  };
  const enterTrial = (): CircuitPermit => {
    const mine = {};
    trial = mine;
    const end = (apply: () => void) => () => {
      if (trial !== mine) return;
      trial = null;
      apply();
    };
    return { succeed: end(close), fail: end(open), release: end(() => {}) };
  };

  return {
    state,
    acquire() {
      const now = state();
      if (now === 'CLOSED') return enterClosed();
      return now === 'HALF_OPEN' && trial === null ? enterTrial() : null;
    },
    retryAfterSeconds() {
      return openUntil === null ? null : Math.max(1, Math.ceil((openUntil - clock.now()) / 1000));
    },
  };
}
