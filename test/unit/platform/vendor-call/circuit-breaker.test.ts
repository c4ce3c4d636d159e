import { describe, expect, it } from 'vitest';
import { type Breaker, createBreaker } from '../../../../src/platform/vendor-call/circuit-breaker.ts';
import { createManualClock } from '../../../kit/manual-clock.ts';

function setUp() {
  const clock = createManualClock();
  return { clock, breaker: createBreaker({ clock, random: () => 0 }) };
}
function failTimes(breaker: Breaker, times: number): void {
  for (let i = 0; i < times; i += 1) breaker.enter()?.fail();
}

describe('the breaker', () => {
  it('opens after five failures in a row, not after four and a success', () => {
    const { breaker } = setUp();
    failTimes(breaker, 4);
    breaker.enter()?.succeed();
    failTimes(breaker, 4);
    expect(breaker.state()).toBe('CLOSED');
    failTimes(breaker, 1);
    expect(breaker.state()).toBe('OPEN');
    expect(breaker.enter()).toBeNull();
    expect(breaker.retryAfterSeconds()).toBe(10);
  });

  it('lets one trial through after the pause and closes when it succeeds', async () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    await clock.advance(10_000);
    expect(breaker.state()).toBe('HALF_OPEN');
    const trial = breaker.enter();
    expect(trial).not.toBeNull();
    expect(breaker.enter()).toBeNull();
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
      breaker.enter()?.fail();
    }
    expect(pauses).toEqual([10, 20, 30, 30]);
  });

  it('hands the trial on when it was not made', async () => {
    const { clock, breaker } = setUp();
    failTimes(breaker, 5);
    await clock.advance(10_000);
    breaker.enter()?.release();
    expect(breaker.enter()).not.toBeNull();
  });

  it('is not moved by calls that began before it opened', async () => {
    const { clock, breaker } = setUp();
    const early = [breaker.enter(), breaker.enter()];
    failTimes(breaker, 5);
    early[0]?.succeed();
    expect(breaker.state()).toBe('OPEN');
    await clock.advance(10_000);
    early[1]?.fail();
    expect(breaker.state()).toBe('HALF_OPEN');
  });
});
