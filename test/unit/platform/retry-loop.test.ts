import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RetryLoopOptions, type StepFailure, retryDelayMs, retryLoop } from '../../../src/platform/retry-loop.ts';
import { createManualClock } from '../../kit/manual-clock.ts';

const BACK_OFF = { firstMs: 1000, maxMs: 8000, jitter: 0 };

/** Starts a loop over these results, one per step: a pause, null to end, or an error to throw. */
function start(results: readonly (number | null | Error)[], options: Partial<RetryLoopOptions> = {}) {
  const clock = createManualClock(0);
  const controller = new AbortController();
  const ranAt: number[] = [];
  const failed: StepFailure[] = [];
  const waits: (number | null)[] = [];
  const loop = retryLoop({
    clock,
    signal: controller.signal,
    backOff: BACK_OFF,
    async step() {
      const result = results[ranAt.length] ?? null;
      ranAt.push(clock.now());
      if (result instanceof Error) throw result;
      return result;
    },
    onFailure: (failure) => void failed.push(failure),
    onWait: (until) => void waits.push(until),
    ...options,
  });
  return { clock, controller, ranAt, failed, waits, loop };
}
const broken = new Error('broken');

describe('the retry loop', () => {
  it('pauses after each step as long as the step asks, and ends when the step returns null', async () => {
    const { clock, ranAt, waits, loop } = start([100, 0, 50, null]);
    await clock.advance(1000);
    await loop;
    expect(ranAt).toEqual([0, 100, 100, 150]);
    expect(waits).toEqual([100, null, 150, null]);
    expect(clock.pending()).toBe(0);
  });

  it('doubles the delay after each failure in a row up to the cap, and starts over after a success', async () => {
    const { clock, ranAt, failed, loop } = start([broken, broken, broken, broken, broken, 10, broken, null]);
    await clock.advance(60_000);
    await loop;
    expect(ranAt).toEqual([0, 1000, 3000, 7000, 15_000, 23_000, 23_010, 24_010]);
    expect(failed.map(({ failures }) => failures)).toEqual([1, 2, 3, 4, 5, 1]);
    expect(failed[0]).toEqual({ failure: broken, failures: 1, retryAt: 1000 });
  });

  it('waits at least as long as the failure demands', async () => {
    const { clock, ranAt, loop } = start([broken, null], { minDelayMs: () => 30_000 });
    await clock.advance(30_000);
    await loop;
    expect(ranAt).toEqual([0, 30_000]);
  });

  it('reports a recovery once, after the first success', async () => {
    let recoveries = 0;
    const onRecovery = (): void => void (recoveries += 1);
    const { clock, loop } = start([10, broken, broken, 10, 10, null], { onRecovery });
    await clock.advance(10_000);
    await loop;
    expect(recoveries).toBe(1);
  });

  it('ends at once when it is aborted during a wait', async () => {
    const { clock, controller, ranAt, waits, loop } = start([60_000]);
    await clock.advance(10);
    controller.abort();
    await loop;
    expect(ranAt).toEqual([0]);
    expect(waits).toEqual([60_000, null]);
    expect(clock.pending()).toBe(0);
  });

  it('drops the failure of a step that ends after the abort', async () => {
    const gate = Promise.withResolvers<number>();
    const { controller, failed, loop } = start([], { step: () => gate.promise });
    controller.abort();
    gate.reject(broken);
    await loop;
    expect(failed).toEqual([]);
  });

  it('runs no step when the signal is aborted before the start', async () => {
    const { ranAt, loop } = start([10], { signal: AbortSignal.abort() });
    await loop;
    expect(ranAt).toEqual([]);
  });

  it('rejects with what the failure callback throws', async () => {
    const { clock, loop } = start([broken], {
      onFailure: ({ failure }) => {
        throw failure;
      },
    });
    await expect(loop).rejects.toBe(broken);
    expect(clock.pending()).toBe(0);
  });
});

describe('the retry delay', () => {
  it('never exceeds the cap, and jitter only shortens it, by its share', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), share, share, (failures, jitter, random) => {
        const longest = retryDelayMs(failures, { ...BACK_OFF, jitter: 0 });
        const delayMs = retryDelayMs(failures, { ...BACK_OFF, jitter }, () => random);
        expect(longest).toBeLessThanOrEqual(BACK_OFF.maxMs);
        expect(delayMs).toBeLessThanOrEqual(longest);
        expect(delayMs).toBeGreaterThanOrEqual(Math.floor(longest * (1 - jitter)));
      }),
    );
  });

  it('shortens the delay by up to a fifth where no jitter is stated', () => {
    const delays = [0, 0.5, 0.999_999].map((random) => retryDelayMs(1, { firstMs: 1000, maxMs: 8000 }, () => random));
    expect(delays).toEqual([1000, 900, 800]);
  });
});
