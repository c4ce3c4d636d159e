import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { createManualClock } from '../../kit/manual-clock.ts';

describe('the system clock', () => {
  it('sleeps, and wakes with the reason when aborted', async () => {
    await systemClock.sleep(1);
    const controller = new AbortController();
    const asleep = systemClock.sleep(60_000, controller.signal);
    controller.abort(new Error('up'));
    await expect(asleep).rejects.toThrow('up');
    await expect(systemClock.sleep(1, controller.signal)).rejects.toThrow('up');
  });

  it('does not fire a far timer at once, nor one that is cancelled', async () => {
    let fired = 0;
    const timers = [3_000_000_000, 0].map((ms) => systemClock.setTimeout(() => (fired += 1), ms));
    for (const timer of timers) timer.cancel();
    await systemClock.sleep(5);
    expect(fired).toBe(0);
  });

  it('repeats an interval until it is cancelled', async () => {
    let fired = 0;
    const third = Promise.withResolvers<void>();
    const interval = systemClock.setInterval(() => {
      fired += 1;
      if (fired < 3) return;
      interval.cancel();
      third.resolve();
    }, 1);
    await third.promise;
    await systemClock.sleep(5);
    expect(fired).toBe(3);
  });

  it('measures durations with a clock that never runs backwards', async () => {
    const before = systemClock.elapsed();
    await systemClock.sleep(2);
    expect(systemClock.elapsed()).toBeGreaterThan(before);
  });

  it('lets pending I/O run when it yields', async () => {
    let ran = false;
    setImmediate(() => (ran = true));
    await systemClock.yield();
    expect(ran).toBe(true);
  });
});

describe('the manual clock', () => {
  it('runs due timers in order, each at its instant', async () => {
    const clock = createManualClock(1000);
    const seen: string[] = [];
    clock.setTimeout(() => seen.push(`b${clock.now()}`), 20);
    clock.setTimeout(() => {
      seen.push(`a${clock.now()}`);
      void clock.sleep(5).then(() => seen.push(`c${clock.now()}`));
    }, 10);
    await clock.advance(30);
    expect(seen).toEqual(['a1010', 'c1015', 'b1020']);
    expect(clock.now()).toBe(1030);
    expect(clock.elapsed()).toBe(30);
    expect(clock.pending()).toBe(0);
  });

  it('repeats an interval until it is cancelled, also from within', async () => {
    const clock = createManualClock(0);
    const seen: number[] = [];
    const interval = clock.setInterval(() => {
      seen.push(clock.now());
      if (seen.length === 3) interval.cancel();
    }, 10);
    await clock.advance(25);
    expect(seen).toEqual([10, 20]);
    await clock.advance(100);
    expect(seen).toEqual([10, 20, 30]);
    expect(clock.pending()).toBe(0);
  });
});
