// Does what is still to be done at the vendors: takes due tasks out of the outbox, tries again what fails, gives up what
// the vendor will never take.

import { VendorCallError, type VendorErrorCode } from '../domain/errors/error-codes.ts';
import type { AccountDirectory, OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import { StoreUnavailableError, type Store } from '../domain/ports/storage/store.ts';
import type { TaskHandler } from '../domain/ports/vendor/actions.ts';
import type { Task } from '../domain/task.ts';
import { createTrace, runWithTrace } from '../platform/observability/call-trace.ts';
import type { Clock } from '../platform/clock.ts';
import { ticketTarget, type KeyedQueue } from './keyed-queue.ts';

export type TaskOutcome = 'done' | 'postponed' | 'given-up';
export interface OutboxOptions {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  readonly recorder: Recorder;
  /** The queue of the write path, so that a task and a client never act on one ticket at once. */
  readonly queue: KeyedQueue;
  readonly clock: Clock;
  /** Told of every try; `failure` is null for a task that is done. */
  observe?(task: Task, outcome: TaskOutcome, failure: unknown): void;
}
export interface RunningOutbox {
  /** Stops after the tasks under way. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
const MAX_AT_ONCE = 100;
/** What was done and could not be noted is done again: not at once, or a full disk would flood the vendor. */
const STORE_PAUSE_MS = 30_000;
const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 600_000;
const NEVER_TAKEN: ReadonlySet<VendorErrorCode> = new Set(['INVALID_REQUEST', 'NOT_FOUND', 'CONFLICT', 'UNSUPPORTED']);

/** Starts to look for due tasks of every account whose adapter does some, each account at its own pace. */
export function startOutbox(options: OutboxOptions): RunningOutbox {
  const stopping = new AbortController();
  const running = options.accounts.all.flatMap((account) => {
    const { tasks } = account.adapter;
    return tasks === undefined ? [] : [work({ ...options, account, doer: tasks }, stopping.signal)];
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
  readonly doer: TaskHandler;
}

async function work(worker: Worker, stopped: AbortSignal): Promise<void> {
  const { clock } = worker;
  while (!stopped.aborted) {
    const pauseMs = await doDueTasks(worker, stopped).catch((failure: unknown) => {
      if (!(failure instanceof StoreUnavailableError)) throw failure;
      return STORE_PAUSE_MS;
    });
    await clock.sleep(pauseMs, stopped).catch(() => undefined);
  }
}

/** Answers how long to wait before the next look. Rejects with StoreUnavailableError when something could not be noted. */
async function doDueTasks(worker: Worker, stopped: AbortSignal): Promise<number> {
  const { store, account, clock, queue } = worker;
  for (const task of await store.outbox.due(account.id, clock.now(), MAX_AT_ONCE)) {
    if (stopped.aborted) break;
    const target = task.ticketKey === null ? `task\n${task.key}` : ticketTarget(account.id, task.ticketKey);
    await queue.run(target, () => attempt(worker, task, stopped));
  }
  return LOOK_EVERY_MS;
}

async function attempt(worker: Worker, due: Task, stopped: AbortSignal): Promise<void> {
  // Somebody who acted on the ticket before us may have done it or called it off.
  const task = await worker.store.outbox.task(due.account, due.key);
  if (task === null) return;
  try {
    await runWithTrace(createTrace('background', stopped), () => perform(worker, task));
  } catch (failure) {
    if (stopped.aborted) return;
    if (failure instanceof StoreUnavailableError) throw failure;
    return settle(worker, task, failure);
  }
  worker.observe?.(task, 'done', null);
}

async function perform({ store, account, recorder, doer, clock }: Worker, task: Task): Promise<void> {
  const observedAt = clock.now();
  const tickets = task.ticketKey === null ? null : await store.state.tickets(account.id, [task.ticketKey]);
  const observations = await doer.perform(task, tickets?.get(task.ticketKey ?? '') ?? null);
  await recorder.record(
    { vendor: account.vendor, account: account.id, observations, origin: 'write', observedAt },
    (tx) => tx.outbox.remove(task.account, task.key),
  );
}

async function settle({ store, clock, observe }: Worker, task: Task, failure: unknown): Promise<void> {
  const { account, key, attempts } = task;
  const vendor = failure instanceof VendorCallError ? failure.failure : null;
  if (vendor !== null && NEVER_TAKEN.has(vendor.code)) {
    await store.commit((tx) => tx.outbox.remove(account, key));
    return observe?.(task, 'given-up', failure);
  }
  const ownPauseMs = Math.min(FIRST_RETRY_MS * 2 ** attempts, MAX_RETRY_MS);
  const dueAt = clock.now() + Math.max(ownPauseMs, (vendor?.retryAfterSeconds ?? 0) * 1000);
  await store.commit((tx) => tx.outbox.postpone(account, key, { dueAt, attempts: attempts + 1 }));
  observe?.(task, 'postponed', failure);
}
