// The rules of the rate budget as properties, over any order of calls.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AdmissionState, callsLeft, earliestAt, isAdmitted } from '../../../../src/platform/rate/admission.ts';
import { createRateBudget, DEFAULT_MAX_WAIT_MS } from '../../../../src/platform/rate/budget.ts';
import { createCallWindow, WINDOW_MS } from '../../../../src/platform/rate/call-window.ts';
import type { CallPriority } from '../../../../src/platform/observability/call-trace.ts';
import { createManualClock } from '../../../kit/manual-clock.ts';

const priority = fc.constantFrom<CallPriority>('write', 'interactive', 'background');
const settings = fc.record({
  limit: fc.integer({ min: 1, max: 30 }),
  reservedForWrites: fc.nat(12),
  maxInFlight: fc.constant(1000),
});
const step = fc.record({
  priority,
  pauseMs: fc.nat(20_000),
  endsFirst: fc.boolean(),
  reached: fc.boolean(),
});

/** Starts whatever the rules admit, and shows each state before its decision to `check`. */
function play(
  given: { limit: number; reservedForWrites: number; maxInFlight: number },
  steps: readonly { priority: CallPriority; pauseMs: number; endsFirst: boolean; reached: boolean }[],
  check: (state: AdmissionState, wasAdmitted: boolean, asked: CallPriority) => void,
): void {
  let at = 1_000_000;
  const window = createCallWindow(() => at);
  const running: CallPriority[] = [];
  for (const each of steps) {
    at += each.pauseMs;
    const ended = each.endsFirst ? running.shift() : undefined;
    if (ended !== undefined) window.end(ended, each.reached);
    const state: AdmissionState = {
      ...given,
      now: at,
      heldUntil: 0,
      inFlight: window.inFlight(),
      occupied: window.occupied(),
      usedBy: window.usedBy,
      freedAt: window.freedAt,
      vendorRemaining: null,
      vendorResetAt: null,
    };
    const admitted = isAdmitted(state, each.priority);
    check(state, admitted, each.priority);
    if (!admitted) continue;
    window.begin(each.priority);
    running.push(each.priority);
  }
}

it('never admits more calls than the limit into a window', () => {
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 120 }), (given, steps) => {
      play(given, steps, (state, wasAdmitted) => {
        expect(state.occupied + (wasAdmitted ? 1 : 0)).toBeLessThanOrEqual(given.limit);
      });
    }),
  );
});

it('admits a write while the writes have not used their reserve', () => {
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 120 }), (given, steps) => {
      const reserve = Math.min(given.reservedForWrites, given.limit - 1);
      play(given, steps, (state) => {
        expect(state.usedBy('write') < reserve && !isAdmitted(state, 'write')).toBe(false);
      });
    }),
  );
});

it('admits no call of a lower priority where one of a higher priority must wait', () => {
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 120 }), (given, steps) => {
      play(given, steps, (state) => {
        const [write, interactive, background] = (['write', 'interactive', 'background'] as const).map((each) =>
          isAdmitted(state, each),
        );
        expect([background && !interactive, interactive && !write]).toEqual([false, false]);
      });
    }),
  );
});

it('states an earliest instant that is now for an admitted call, and within one window for the next one', () => {
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 120 }), (given, steps) => {
      play(given, steps, (state, wasAdmitted, asked) => {
        const earliest = earliestAt(state, asked, 0);
        expect(earliest).toBeGreaterThanOrEqual(state.now);
        expect(earliest).toBeLessThanOrEqual(state.now + WINDOW_MS);
        expect(wasAdmitted && earliest !== state.now).toBe(false);
      });
    }),
  );
});

it('frees nothing for a call that the vendor refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(priority, { minLength: 1, maxLength: 20 }), async (asked) => {
      const clock = createManualClock();
      const budget = createRateBudget({ clock, callsPerMinute: 40, reservedForWrites: 2, maxInFlight: 1000 });
      const grants = await Promise.all(asked.map((each) => budget.acquire(each)));
      for (const grant of grants) grant.release({ reached: true, reading: null, refused: true, retryAt: null });
      // Longer than the back-off after one refusal, shorter than the window.
      await clock.advance(2000);
      expect(budget.snapshot().remaining).toBeLessThanOrEqual(40 - grants.length);
    }),
    { numRuns: 25 },
  );
});

it('lets no request wait longer than its priority may, whatever is ahead of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const clock = createManualClock();
      const budget = createRateBudget({ clock, callsPerMinute: 3, reservedForWrites: 1 });
      const waits: { readonly priority: CallPriority; readonly ms: number }[] = [];
      for (const each of steps) {
        const askedAt = clock.now();
        const note = (): void => void waits.push({ priority: each.priority, ms: clock.now() - askedAt });
        void budget.acquire(each.priority).then((grant) => {
          note();
          grant.release({ reached: each.reached, reading: null, refused: false, retryAt: null });
        }, note);
        await clock.advance(each.pauseMs);
      }
      await clock.advance(DEFAULT_MAX_WAIT_MS.background);
      expect(waits).toHaveLength(steps.length);
      for (const wait of waits) expect(wait.ms).toBeLessThanOrEqual(DEFAULT_MAX_WAIT_MS[wait.priority]);
      expect(clock.pending()).toBe(0);
    }),
    { numRuns: 25 },
  );
});

it('counts the calls in flight on top of the figure that the vendor states', () => {
  const window = createCallWindow(() => 0);
  const state: AdmissionState = {
    now: 0,
    heldUntil: 0,
    limit: 100,
    reservedForWrites: 0,
    maxInFlight: 16,
    inFlight: 3,
    occupied: 3,
    usedBy: window.usedBy,
    freedAt: window.freedAt,
    vendorRemaining: 5,
    vendorResetAt: 60_000,
  };
  expect(callsLeft(state)).toBe(2);
});
