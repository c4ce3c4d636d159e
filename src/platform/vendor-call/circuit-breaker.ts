// Stops calling a vendor account that keeps failing, and lets one trial call at a time find out when it is back.

import type { CircuitState } from '../../domain/health.ts';
import type { Clock } from '../clock.ts';

/** Leave to make one call; exactly one of these is told how it ended, further ones are ignored. */
export interface CircuitPermit {
  succeed(): void;
  fail(): void;
  /** The call was not made after all. */
  release(): void;
}

export interface CircuitBreaker {
  /** HALF_OPEN also when the pause is over and the trial call has not begun. */
  state(): CircuitState;
  /** Null: the circuit is open, or another call is the trial. */
  acquire(): CircuitPermit | null;
  /** Whole seconds until a trial may be made, at least 1; null while closed. */
  retryAfterSeconds(): number | null;
}

export interface CircuitBreakerOptions {
  readonly clock: Clock;
  /** Failures in a row that open the circuit; 5 by default. */
  readonly failuresToOpen?: number;
  /** The first pause; every failed trial doubles it up to `maxPauseMs`. 10 s and 30 s by default. */
  readonly pauseMs?: number;
  readonly maxPauseMs?: number;
  /** 0..1; spreads the trials of several gateways. */
  readonly random?: () => number;
}

/** Creates a closed breaker. Own code because cockatiel's breaker reads the machine's clock and cannot be given one. */
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
    const end = (act: () => void) => () => {
      if (ended) return;
      ended = true;
      // Calls that began before the circuit opened no longer decide anything; the trial does.
      if (openUntil === null) act();
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
    const end = (act: () => void) => () => {
      if (trial !== mine) return;
      trial = null;
      act();
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
