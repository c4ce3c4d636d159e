import { describe, expect, it } from 'vitest';
import { type CircuitBreaker, createCircuitBreaker } from '../../../../src/platform/vendor-call/circuit-breaker.ts';
import { createManualClock } from '../../../kit/manual-clock.ts';

function setUp() {
  const clock = createManualClock();
  return { clock, breaker: createCircuitBreaker({ clock, random: () => 0 }) };
}
function failTimes(breaker: CircuitBreaker, times: number): void {
  for (let i = 0; i < times; i += 1) breaker.acquire()?.fail();
}

describe('the breaker', () => {
  it('opens after five failures in a row, not after four and a success', () => {
    const { breaker } = setUp();
    failTimes(breaker, 4);
    breaker.acquire()?.succeed();
    failTimes(breaker, 4);
    expect(breaker.state()).toBe('CLOSED');
    failTimes(breaker, 1);
    expect(breaker.state()).toBe('OPEN');
    expect(breaker.acquire()).toBeNull();
    expect(breaker.retryAfterSeconds()).toBe(10);
  });

  it('lets one trial through after the pause and closes when it succeeds', async () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    await clock.advance(10_000);
    expect(breaker.state()).toBe('HALF_OPEN');
    const trial = breaker.acquire();
    expect(trial).not.toBeNull();
    expect(breaker.acquire()).toBeNull();
    trial?.succeed();
    expect(breaker.state()).toBe('CLOSED');
    failTimes(breaker, 4);
    expect(breaker.state()).toBe('CLOSED');
  });

  it('waits longer after every failed trial, at most 30 seconds', async () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    const pauses: (number | null)[] = [];
    for (let i = 0; i < 4; i += 1) {
      const seconds = breaker.retryAfterSeconds();
      pauses.push(seconds);
      await clock.advance((seconds ?? 0) * 1000);
      breaker.acquire()?.fail();
    }
    expect(pauses).toEqual([10, 20, 30, 30]);
  });

  it('hands the trial on when it was not made', async () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    await clock.advance(10_000);
    breaker.acquire()?.release();
    expect(breaker.acquire()).not.toBeNull();
  });

  it('is not moved by calls that began before it opened', async () => {
    const { clock, breaker } = setUp();
    const early = [breaker.acquire(), breaker.acquire()];
    failTimes(breaker, 5);
    early[0]?.succeed();
    expect(breaker.state()).toBe('OPEN');
    await clock.advance(10_000);
    early[1]?.fail();
    expect(breaker.state()).toBe('HALF_OPEN');
  });
});
