// Performs the tasks that are due at the vendors: retries a task that fails, and drops one that the vendor never accepts.

import { VendorCallError, type VendorErrorCode } from '../domain/errors/error-codes.ts';
import type { AccountDirectory, OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import { StoreUnavailableError, type Store } from '../domain/ports/storage/store.ts';
import type { TaskHandler } from '../domain/ports/vendor/actions.ts';
import type { Task } from '../domain/task.ts';
import type { Clock } from '../platform/clock.ts';
import { createTrace, runWithTrace } from '../platform/observability/call-trace.ts';
import { retryDelayMs, retryLoop } from '../platform/retry-loop.ts';
import { ticketTarget, type KeyedQueue } from './keyed-queue.ts';

export type TaskOutcome = 'done' | 'postponed' | 'given-up';
export interface OutboxOptions {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  readonly recorder: Recorder;
  /** The queue of the write path, so that a task and a client never write to one ticket at the same time. */
  readonly queue: KeyedQueue;
  readonly clock: Clock;
  /** Called after every attempt; `failure` is null for a task that is done. */
  observe?(task: Task, outcome: TaskOutcome, failure: unknown): void;
}
export interface RunningOutbox {
  /** Stops after the tasks in flight. */
  stop(): Promise<void>;
}

const POLL_MS = 500;
const MAX_TASKS_PER_POLL = 100;
/** A task whose end could not be recorded is performed again. The pause keeps a full disk from flooding the vendor. */
const STORE_BACK_OFF = { firstMs: 30_000, maxMs: 30_000, jitter: 0 };
const TASK_BACK_OFF = { firstMs: 1000, maxMs: 600_000, jitter: 0 };
/** A task that fails with one of these would fail again. */
const PERMANENT: ReadonlySet<VendorErrorCode> = new Set(['INVALID_REQUEST', 'NOT_FOUND', 'CONFLICT', 'UNSUPPORTED']);

/** Starts one worker for every account whose adapter handles tasks. */
export function startOutbox(options: OutboxOptions): RunningOutbox {
  const stopping = new AbortController();
  const running = options.accounts.all.flatMap((account) => {
    const { tasks: handler } = account.adapter;
    return handler === undefined ? [] : [runWorker({ ...options, account, handler, signal: stopping.signal })];
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

interface Worker extends OutboxOptions {
  readonly account: OpenAccount;
  readonly handler: TaskHandler;
  readonly signal: AbortSignal;
}

function runWorker(worker: Worker): Promise<void> {
  const { clock, signal } = worker;
  return retryLoop({
    clock,
    signal,
    backOff: STORE_BACK_OFF,
    async step() {
      await performDueTasks(worker);
      return POLL_MS;
    },
    onFailure({ failure }) {
      if (!(failure instanceof StoreUnavailableError)) throw failure;
    },
  });
}

/** Rejects with StoreUnavailableError when the end of a task could not be recorded. */
async function performDueTasks(worker: Worker): Promise<void> {
  const { store, account, clock, queue, signal } = worker;
  for (const task of await store.outbox.due(account.id, clock.now(), MAX_TASKS_PER_POLL)) {
    if (signal.aborted) return;
    const target = task.ticketKey === null ? `task\n${task.key}` : ticketTarget(account.id, task.ticketKey);
    await queue.run(target, () => attempt(worker, task));
  }
}

async function attempt(worker: Worker, due: Task): Promise<void> {
  const { store, observe, signal } = worker;
  // A write that was ahead in the queue may have removed the task.
  const task = await store.outbox.task(due.account, due.key);
  if (task === null) return;
  try {
    await runWithTrace(createTrace('background', signal), () => perform(worker, task));
  } catch (failure) {
    if (signal.aborted) return;
    if (failure instanceof StoreUnavailableError) throw failure;
    return postponeOrRemove(worker, task, failure);
  }
  observe?.(task, 'done', null);
}

/** Records the result and removes the task in one commit. */
async function perform({ store, account, recorder, handler, clock }: Worker, task: Task): Promise<void> {
  const observedAt = clock.now();
  const tickets = task.ticketKey === null ? null : await store.state.tickets(account.id, [task.ticketKey]);
  const observations = await handler.perform(task, tickets?.get(task.ticketKey ?? '') ?? null);
  await recorder.record(
    { vendor: account.vendor, account: account.id, observations, origin: 'write', observedAt },
    (tx) => tx.outbox.remove(task.account, task.key),
  );
}

async function postponeOrRemove({ store, clock, observe }: Worker, task: Task, failure: unknown): Promise<void> {
  const { account, key, attempts } = task;
  const vendorFailure = failure instanceof VendorCallError ? failure.failure : null;
  if (vendorFailure !== null && PERMANENT.has(vendorFailure.code)) {
    await store.commit((tx) => tx.outbox.remove(account, key));
    return observe?.(task, 'given-up', failure);
  }
  const delayMs = retryDelayMs(attempts + 1, TASK_BACK_OFF);
  const dueAt = clock.now() + Math.max(delayMs, (vendorFailure?.retryAfterSeconds ?? 0) * 1000);
  await store.commit((tx) => tx.outbox.postpone(account, key, { dueAt, attempts: attempts + 1 }));
  observe?.(task, 'postponed', failure);
}
