// Tasks at a vendor are performed, whatever happens in between.

import { describe, expect, it } from 'vitest';
import { VendorCallError, vendorFailure, type VendorErrorCode } from '../../../src/domain/errors/error-codes.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { createAccountDirectory } from '../../../src/domain/ports/account.ts';
import type { Task } from '../../../src/domain/task.ts';
import type { TicketRecord } from '../../../src/domain/ticket.ts';
import { createKeyedQueue } from '../../../src/writes/keyed-queue.ts';
import { startOutbox, type TaskOutcome } from '../../../src/writes/outbox.ts';
import {
  ACCOUNT,
  atEnd,
  gate,
  handAccount,
  openFoldHarness,
  saysTicket,
  type FoldHarness,
} from '../events/fold/fold-harness.ts';
import { eventually } from '../../kit/eventually.ts';

const TASK = {
  type: 'task',
  key: 'call',
  kind: 'call',
  ticketKey: 't1',
  details: { number: '+1' },
  dueAt: null,
} as const;

type Perform = (task: Task, ticket: TicketRecord | null) => Promise<readonly Observation[]>;

function start(harness: FoldHarness, perform: Perform) {
  const done: { task: Task; ticket: TicketRecord | null }[] = [];
  const outcomes: TaskOutcome[] = [];
  const queue = createKeyedQueue();
  const tasks = {
    perform: async (task: Task, ticket: TicketRecord | null) => {
      done.push({ task, ticket });
      return perform(task, ticket);
    },
  };
  const outbox = startOutbox({
    store: harness.store,
    accounts: createAccountDirectory([handAccount({ tasks })]),
    recorder: harness.recorder,
    queue,
    clock: harness.clock,
    observe: (_task, outcome) => outcomes.push(outcome),
  });
  atEnd(() => outbox.stop());
  return { done, outcomes, queue, outbox };
}

/** Advances the clock in steps of the outbox until `check` passes. */
const soon = (harness: FoldHarness, check: () => unknown): Promise<unknown> =>
  eventually(async () => {
    await harness.clock.advance(500);
    return check();
  });

const refuse = (code: VendorErrorCode, retryAfterSeconds: number | null = null): VendorCallError =>
  new VendorCallError(vendorFailure(code, { retryAfterSeconds }));

describe('a task', () => {
  it('from a webhook is performed once, with its ticket, and its result is recorded together with its end', async () => {
    const harness = await openFoldHarness();
    const { done, outcomes } = start(harness, async () => [saysTicket('t1', { number: '7' })]);
    await harness.record([saysTicket('t1', { status: 'OPEN' }), TASK]);
    await soon(harness, () => expect(outcomes).toEqual(['done']));
    expect(done).toMatchObject([{ task: { kind: 'call', details: { number: '+1' } }, ticket: { key: 't1' } }]);
    expect(await harness.ticket('t1')).toMatchObject({ number: '7' });
    expect(await harness.store.outbox.task(ACCOUNT, 'call')).toBeNull();
    await harness.clock.advance(10_000);
    expect(done).toHaveLength(1);
  });

  it('is not performed before it is due, nor after it was removed', async () => {
    const harness = await openFoldHarness();
    const { done } = start(harness, async () => []);
    const dueAt = harness.clock.now() + 60_000;
    await harness.record([
      { ...TASK, key: 'later', dueAt },
      { ...TASK, key: 'never', dueAt },
    ]);
    await harness.clock.advance(59_000);
    expect(done).toEqual([]);
    await harness.record([{ type: 'task-done', key: 'never' }]);
    await soon(harness, () => expect(done).toHaveLength(1));
    await harness.clock.advance(60_000);
    expect(done).toMatchObject([{ task: { key: 'later' }, ticket: null }]);
  });

  it('that fails is retried with growing delays, and not before the time that the vendor states', async () => {
    const harness = await openFoldHarness();
    const at: number[] = [];
    const failures = [refuse('UNAVAILABLE'), refuse('RATE_LIMITED', 30), new TypeError('internal')];
    const { outcomes } = start(harness, async () => {
      at.push(harness.clock.now());
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return [];
    });
    await harness.record([TASK]);
    await soon(harness, () => expect(outcomes).toEqual(['postponed', 'postponed', 'postponed', 'done']));
    const pauses = at.slice(1).map((instant, index) => instant - at[index]!);
    expect(pauses[0]).toBeGreaterThanOrEqual(1000);
    expect(pauses[1]).toBeGreaterThanOrEqual(30_000);
    expect(pauses[2]).toBeGreaterThanOrEqual(4000);
  });

  it.each<VendorErrorCode>(['INVALID_REQUEST', 'NOT_FOUND', 'CONFLICT', 'UNSUPPORTED'])(
    'that the vendor never accepts (%s) is given up',
    async (code) => {
      const harness = await openFoldHarness();
      const { outcomes } = start(harness, async () => {
        throw refuse(code);
      });
      await harness.record([TASK]);
      await soon(harness, () => expect(outcomes).toEqual(['given-up']));
      expect(await harness.store.outbox.task(ACCOUNT, 'call')).toBeNull();
    },
  );

  it('survives a restart', async () => {
    const harness = await openFoldHarness();
    const first = start(harness, async () => {
      throw refuse('TIMEOUT');
    });
    await harness.record([TASK]);
    await soon(harness, () => expect(first.outcomes).toEqual(['postponed']));
    await first.outbox.stop();
    const again = await harness.reopen();
    const second = start(again, async () => []);
    await soon(again, () => expect(second.outcomes).toEqual(['done']));
    expect(second.done).toMatchObject([{ task: { attempts: 1 } }]);
  });

  it('waits for a write to its ticket, and is not performed when the write removes it', async () => {
    const harness = await openFoldHarness();
    const write = gate();
    const { done, queue } = start(harness, async () => []);
    const acting = queue.run(`${ACCOUNT}\nt1`, async () => {
      await write.promise;
      await harness.record([{ type: 'task-done', key: 'call' }]);
    });
    await harness.record([TASK]);
    await harness.clock.advance(5_000);
    expect(done).toEqual([]);
    write.open();
    await acting;
    await harness.clock.advance(5_000);
    expect(await harness.store.outbox.task(ACCOUNT, 'call')).toBeNull();
    expect(done).toEqual([]);
  });

  it('of an account whose adapter handles no tasks stays in the outbox', async () => {
    const harness = await openFoldHarness();
    const outbox = startOutbox({
      store: harness.store,
      accounts: createAccountDirectory([handAccount()]),
      recorder: harness.recorder,
      queue: createKeyedQueue(),
      clock: harness.clock,
    });
    await harness.record([TASK]);
    await harness.clock.advance(5_000);
    await outbox.stop();
    expect(await harness.store.outbox.task(ACCOUNT, 'call')).toMatchObject({ kind: 'call', attempts: 0 });
  });
});
