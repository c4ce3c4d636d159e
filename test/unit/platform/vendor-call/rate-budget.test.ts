import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VendorCallError } from '../../../../src/domain/errors/error-codes.ts';
import type { CallPriority } from '../../../../src/platform/observability/call-trace.ts';
import {
  type CallEnd,
  createRateBudget,
  type RateBudget,
  type RateBudgetOptions,
  type RateGrant,
} from '../../../../src/platform/rate/budget.ts';
import { createManualClock } from '../../../kit/manual-clock.ts';

const OK: CallEnd = { reached: true, reading: null, refused: false, retryAt: null };
const REFUSED: CallEnd = { ...OK, refused: true };

function setUp(options: Partial<RateBudgetOptions> = {}) {
  const clock = createManualClock();
  const budget = createRateBudget({
    clock,
    callsPerMinute: 10,
    reservedForWrites: 2,
    maxInFlight: 1000,
    random: () => 0,
    ...options,
  });
  return { clock, budget };
}

type Ended = { state: 'waiting' } | { state: 'granted'; grant: RateGrant } | { state: 'refused'; error: unknown };
function ask(budget: RateBudget, priority: CallPriority, signal?: AbortSignal): { now: Ended } {
  const asked: { now: Ended } = { now: { state: 'waiting' } };
  budget.acquire(priority, signal).then(
    (grant) => (asked.now = { state: 'granted', grant }),
    (error: unknown) => (asked.now = { state: 'refused', error }),
  );
  return asked;
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function use(budget: RateBudget, priority: CallPriority, end: Partial<CallEnd> = {}): Promise<void> {
  (await budget.acquire(priority)).release({ ...OK, ...end });
}
async function refusal(promise: Promise<unknown>): Promise<{ code: string; retryAfterSeconds: number | null }> {
  const error: unknown = await promise.then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(VendorCallError);
  return (error as VendorCallError).failure;
}

describe('the shares', () => {
  it('keep the reserve for writes and a tenth for screens', async () => {
    const { budget } = setUp();
    // 10 a minute: 2 for writes, 1 left to screens; so background gets 7, screens 8, writes all.
    for (let i = 0; i < 7; i += 1) await use(budget, 'background');
    const waiting = ask(budget, 'background');
    await turn();
    expect(waiting.now.state).toBe('waiting');
    await use(budget, 'interactive');
    expect(await refusal(budget.acquire('interactive'))).toMatchObject({
      code: 'RATE_BUDGET_EXHAUSTED',
      retryAfterSeconds: 60,
    });
    await use(budget, 'write');
    await use(budget, 'write');
    expect((await refusal(budget.acquire('write'))).code).toBe('RATE_BUDGET_EXHAUSTED');
    expect(budget.snapshot()).toMatchObject({ limit: 10, remaining: 0, waiting: 1, source: 'CONFIGURED' });
  });

  it('give writes what they used of their reserve only once', async () => {
    const { budget } = setUp();
    await use(budget, 'write');
    await use(budget, 'write');
    for (let i = 0; i < 8; i += 1) await use(budget, 'interactive');
    expect(budget.snapshot().remaining).toBe(0);
  });

  it('leave something to everybody where the limit is smaller than the reserve', async () => {
    const { budget } = setUp({ callsPerMinute: 2, reservedForWrites: 30 });
    await use(budget, 'background');
    await use(budget, 'write');
    expect(budget.snapshot().remaining).toBe(0);
  });

  it('know no bounds where no limit is known', async () => {
    const { budget } = setUp({ callsPerMinute: null });
    for (let i = 0; i < 2000; i += 1) await use(budget, 'background');
    expect(budget.snapshot()).toMatchObject({ limit: null, remaining: null, source: 'CONFIGURED' });
  });
});

describe('the line', () => {
  it('serves writes first, then screens, then background, each in order', async () => {
    const { clock, budget } = setUp({ callsPerMinute: 1000, maxInFlight: 1 });
    const holder = await budget.acquire('background');
    const order: string[] = [];
    const served: Promise<void>[] = [];
    for (const [name, priority] of [
      ['b1', 'background'],
      ['i1', 'interactive'],
      ['w1', 'write'],
      ['i2', 'interactive'],
      ['w2', 'write'],
    ] as const) {
      served.push(
        budget.acquire(priority).then((grant) => {
          order.push(name);
          grant.release(OK);
        }),
      );
    }
    holder.release(OK);
    await Promise.all(served);
    expect(order).toEqual(['w1', 'w2', 'i1', 'i2', 'b1']);
    expect(clock.pending()).toBe(0);
  });

  it('lets the next go as soon as a call no longer counts', async () => {
    const { clock, budget } = setUp();
    for (let i = 0; i < 7; i += 1) await use(budget, 'background');
    const waiting = ask(budget, 'background');
    await clock.advance(59_999);
    expect(waiting.now.state).toBe('waiting');
    await clock.advance(1);
    expect(waiting.now.state).toBe('granted');
    expect(clock.pending()).toBe(0);
  });

  it('refuses when the longest wait is over although it might have come', async () => {
    const { clock, budget } = setUp({ maxInFlight: 1 });
    await budget.acquire('write');
    const waiting = ask(budget, 'interactive');
    await clock.advance(1500);
    expect(waiting.now).toMatchObject({
      state: 'refused',
      error: { failure: { code: 'RATE_BUDGET_EXHAUSTED', retryAfterSeconds: 1 } },
    });
    expect(clock.pending()).toBe(0);
  });

  it('counts the requests ahead of a new one when it decides whether that one can be served in time', async () => {
    const { budget } = setUp({
      callsPerMinute: 1,
      reservedForWrites: 0,
      maxWaitMs: { write: 5000, interactive: 1500, background: 61_000 },
    });
    await use(budget, 'background');
    const first = ask(budget, 'background');
    await turn();
    expect(first.now.state).toBe('waiting');
    expect(await refusal(budget.acquire('background'))).toMatchObject({ retryAfterSeconds: 120 });
  });

  it('leaves lanes to screens and writes while calls hang', async () => {
    const { budget } = setUp({ callsPerMinute: null, maxInFlight: 4 });
    const asked = (
      ['background', 'background', 'background', 'interactive', 'interactive', 'write', 'write'] as const
    ).map((priority) => ask(budget, priority));
    await turn();
    const states = asked.map(({ now }) => now.state);
    expect(states).toEqual(['granted', 'granted', 'waiting', 'granted', 'waiting', 'granted', 'waiting']);
  });

  it('lets go of who aborts', async () => {
    const { clock, budget } = setUp({ maxInFlight: 1 });
    const holder = await budget.acquire('write');
    const controller = new AbortController();
    const waiting = ask(budget, 'background', controller.signal);
    await turn();
    controller.abort(new Error('gone'));
    await turn();
    expect(waiting.now).toMatchObject({ state: 'refused', error: { message: 'gone' } });
    holder.release(OK);
    expect(budget.snapshot().waiting).toBe(0);
    expect(clock.pending()).toBe(0);
    await expect(budget.acquire('write', controller.signal)).rejects.toThrow('gone');
  });
});

describe('a hold', () => {
  it('stops every priority until its instant and refuses at once who cannot wait for it', async () => {
    const { clock, budget } = setUp();
    budget.holdUntil(clock.now() + 3000);
    const write = ask(budget, 'write');
    expect(await refusal(budget.acquire('interactive'))).toMatchObject({ retryAfterSeconds: 3 });
    await clock.advance(2999);
    expect(write.now.state).toBe('waiting');
    await clock.advance(1);
    expect(write.now.state).toBe('granted');
  });

  it('sends away those in line whom it makes hopeless', async () => {
    const { clock, budget } = setUp({ maxInFlight: 1 });
    const holder = await budget.acquire('write');
    const [write, background] = [ask(budget, 'write'), ask(budget, 'background')];
    await turn();
    holder.release({ ...REFUSED, retryAt: clock.now() + 60_000 });
    await turn();
    expect(write.now).toMatchObject({ state: 'refused', error: { failure: { retryAfterSeconds: 60 } } });
    expect(background.now.state).toBe('waiting');
  });

  it('is never longer than a day', async () => {
    const { clock, budget } = setUp();
    budget.holdUntil(clock.now() + 365 * 86_400_000);
    expect((await refusal(budget.acquire('background'))).retryAfterSeconds).toBe(86_400);
  });

  it('follows an answer that succeeded but asks to wait', async () => {
    const { clock, budget } = setUp();
    await use(budget, 'write', { retryAt: clock.now() + 26_000 });
    expect(await refusal(budget.acquire('write'))).toMatchObject({ retryAfterSeconds: 26 });
    expect(budget.snapshot()).toMatchObject({ remaining: 0, resetAt: clock.now() + 26_000 });
  });
});

describe('the vendor’s headers', () => {
  it('are believed when they allow less, and end with their window', async () => {
    const { clock, budget } = setUp();
    const resetAt = clock.now() + 20_000;
    await use(budget, 'write', { reading: { limit: 10, remaining: 1, resetAt } });
    expect(budget.snapshot()).toMatchObject({ limit: 10, remaining: 1, resetAt, source: 'VENDOR_HEADERS' });
    await use(budget, 'write');
    expect(await refusal(budget.acquire('write'))).toMatchObject({ retryAfterSeconds: 20 });
    await clock.advance(20_000);
    expect(budget.snapshot().remaining).toBe(8);
  });

  it('are not believed when they allow more than our own count', async () => {
    const { clock, budget } = setUp();
    for (let i = 0; i < 4; i += 1) await use(budget, 'write');
    await use(budget, 'write', { reading: { limit: 180, remaining: 179, resetAt: clock.now() + 60_000 } });
    expect(budget.snapshot()).toMatchObject({ limit: 10, remaining: 5 });
  });

  it('lower the limit where the settings say more, and are the limit where they say nothing', async () => {
    const reading = { limit: 5, remaining: null, resetAt: null };
    for (const callsPerMinute of [10, null]) {
      const { budget } = setUp({ callsPerMinute });
      await use(budget, 'write', { reading });
      expect(budget.snapshot()).toMatchObject({ limit: 5, remaining: 4 });
    }
  });

  it('hold by the lowest figure of a window when answers overtake each other', async () => {
    const { clock, budget } = setUp({ callsPerMinute: 100 });
    const resetAt = clock.now() + 60_000;
    const [a, b] = [await budget.acquire('write'), await budget.acquire('write')];
    b.release({ ...OK, reading: { limit: 100, remaining: 40, resetAt } });
    a.release({ ...OK, reading: { limit: 100, remaining: 41, resetAt: resetAt + 900 } });
    expect(budget.snapshot().remaining).toBe(40);
  });

  it('of a window that ended on the way are not believed', async () => {
    const { clock, budget } = setUp();
    await use(budget, 'write', { reading: { limit: 10, remaining: 0, resetAt: clock.now() - 500 } });
    expect(budget.snapshot().remaining).toBe(9);
    await use(budget, 'write', { reading: { limit: 10, remaining: 0, resetAt: clock.now() - 900_000 } });
    expect(budget.snapshot()).toMatchObject({ remaining: 0, resetAt: clock.now() + 60_000 });
  });

  it('do not include calls in flight', async () => {
    const { clock, budget } = setUp({ callsPerMinute: 100 });
    await budget.acquire('write');
    await use(budget, 'write', { reading: { limit: 100, remaining: 30, resetAt: clock.now() + 60_000 } });
    expect(budget.snapshot().remaining).toBe(29);
  });
});

describe('a refusal', () => {
  it('without a time doubles the pause from a second up to a minute', async () => {
    const { clock, budget } = setUp({ callsPerMinute: null });
    const pauses: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      await use(budget, 'background', REFUSED);
      const resetAt = budget.snapshot().resetAt ?? 0;
      pauses.push((resetAt - clock.now()) / 1000);
      await clock.advance(resetAt - clock.now());
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    await use(budget, 'background');
    await clock.advance(1);
    await use(budget, 'background', REFUSED);
    expect(budget.snapshot().resetAt).toBe(clock.now() + 1000);
  });

  it('without headers teaches a limit that grows back and is forgotten', async () => {
    const { clock, budget } = setUp({ callsPerMinute: null, reservedForWrites: 0 });
    for (let i = 0; i < 20; i += 1) await use(budget, 'write');
    await use(budget, 'write', REFUSED);
    expect(budget.snapshot()).toMatchObject({ limit: 20, source: 'OBSERVED_429' });
    await clock.advance(60_000);
    expect(budget.snapshot().limit).toBe(30);
    await clock.advance(14 * 60_000);
    expect(budget.snapshot()).toMatchObject({ limit: null, source: 'CONFIGURED' });
  });

  it('of many calls that left together counts once', async () => {
    const { clock, budget } = setUp({ callsPerMinute: null });
    const grants = await Promise.all([1, 2, 3].map(() => budget.acquire('write')));
    for (const grant of grants) grant.release(REFUSED);
    expect(budget.snapshot().resetAt).toBe(clock.now() + 1000);
  });
});

it('gives back a call that never left, and settles once only', async () => {
  const { budget } = setUp();
  const grant = await budget.acquire('write');
  grant.release({ ...OK, reached: false });
  grant.release(OK);
  expect(budget.snapshot().remaining).toBe(10);
});

it('never puts more calls into any minute of the vendor than the limit, however calls come and last', async () => {
  const step = fc.record({
    priority: fc.constantFrom<CallPriority>('write', 'interactive', 'background'),
    pauseMs: fc.nat(9000),
    countedAfterMs: fc.nat(2000),
    lastsMs: fc.nat(4000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const { clock, budget } = setUp({ callsPerMinute: 6, reservedForWrites: 2 });
      const counted: { at: number; priority: CallPriority }[] = [];
      for (const { priority, pauseMs, countedAfterMs, lastsMs } of steps) {
        void budget.acquire(priority).then(
          (grant) => {
            // The vendor counts a call somewhere between its start and its answer.
            const after = Math.min(countedAfterMs, lastsMs);
            clock.setTimeout(() => counted.push({ at: clock.now(), priority }), after);
            clock.setTimeout(() => grant.release(OK), lastsMs);
          },
          () => {},
        );
        await clock.advance(pauseMs);
      }
      await clock.advance(300_000);
      expect(clock.pending()).toBe(0);
      for (const { at } of counted) {
        const minute = counted.filter((call) => call.at >= at && call.at < at + 60_000);
        expect(minute.length).toBeLessThanOrEqual(6);
        expect(minute.filter((call) => call.priority !== 'write').length).toBeLessThanOrEqual(4);
      }
    }),
    { numRuns: 25 },
  );
});
