// Runs units of work one after another, many per durable commit.

import { StoreUnavailableError, type StoreTransaction } from '../../domain/ports/storage/store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Statements } from './database/statements.ts';
import { isFsyncFailure } from './database/store-failure.ts';
import { UnitScopeError, type UnitScope } from './unit-scope.ts';

export interface GroupCommit {
  /** Resolves after the commit is on disk. If it rejects, nothing of the unit is stored. */
  add<T>(unit: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Refuses new units and resolves when the queued ones are done. */
  drain(): Promise<void>;
}
export interface GroupCommitOptions {
  readonly writer: Statements;
  readonly clock: Pick<Clock, 'elapsed'>;
  begin(scope: UnitScope): StoreTransaction;
  /** Called after a commit with the combined effects of its units. */
  afterCommit(effects: Readonly<Effects>): void;
}

/** What the units of a commit changed. */
type Effects = Omit<UnitScope, 'open'>;
const NO_EFFECTS: Readonly<Effects> = { appendedEvents: false, queuedSearch: false, enqueuedDeliveries: false };

interface QueuedUnit {
  readonly unit: (tx: StoreTransaction) => Promise<unknown>;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}
type Outcome = { readonly value: unknown } | { readonly reason: unknown };

const MAX_UNITS = 256;
// Long units leave the rest of the queue to the next turn of the event loop.
const MAX_BATCH_MS = 50;
const NOT_COMMITTED = 'The commit failed and nothing of it was stored.';
const CLOSED = 'The store is closed.';
const BROKEN = 'The disk did not confirm a write. The store accepts no more writes until the process is restarted.';
const STALLED = 'A unit of work waited for something other than its transaction. It was rolled back.';

/** Runs one batch per turn of the event loop. A unit that waits for anything but microtasks is rolled back. */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { writer, clock } = options;
  let queue: QueuedUnit[] = [];
  let isRunning = false;
  let isClosed = false;
  let isBroken = false;
  const idleListeners: (() => void)[] = [];
  let stall: (reason: Error) => void = () => undefined;

  const runUnit = (unit: QueuedUnit['unit'], scope: UnitScope): Promise<unknown> =>
    new Promise((resolve, reject) => {
      stall = reject;
      unit(options.begin(scope)).then(resolve, reject);
    });

  // Each unit has its own savepoint, so that its failure rolls back nothing else.
  const attempt = async (queued: QueuedUnit, effects: Effects): Promise<Outcome> => {
    const scope: UnitScope = { open: true, ...NO_EFFECTS };
    writer.run('SAVEPOINT unit');
    try {
      const value = await runUnit(queued.unit, scope);
      scope.open = false;
      writer.run('RELEASE unit');
      effects.appendedEvents ||= scope.appendedEvents;
      effects.queuedSearch ||= scope.queuedSearch;
      effects.enqueuedDeliveries ||= scope.enqueuedDeliveries;
      return { value };
    } catch (reason) {
      scope.open = false;
      if (writer.inTransaction()) {
        writer.run('ROLLBACK TO unit');
        writer.run('RELEASE unit');
      }
      return { reason };
    }
  };

  const runBatch = async (batch: readonly QueuedUnit[]): Promise<readonly Outcome[]> => {
    const effects: Effects = { ...NO_EFFECTS };
    const outcomes: Outcome[] = [];
    const startedAt = clock.elapsed();
    writer.takeFailure();
    writer.run('BEGIN IMMEDIATE');
    for (const queued of batch) {
      if (clock.elapsed() - startedAt > MAX_BATCH_MS) break;
      outcomes.push(await attempt(queued, effects));
      // SQLite may have rolled back the whole transaction, so no outcome of this batch is reliable.
      const failure = writer.takeFailure();
      if (failure !== null) throw failure;
    }
    writer.run('COMMIT');
    options.afterCommit(effects);
    return outcomes;
  };

  const runGuarded = async (batch: readonly QueuedUnit[]): Promise<void> => {
    let guard = setImmediate(function stopUnit() {
      stall(new UnitScopeError(STALLED));
      guard = setImmediate(stopUnit);
    });
    try {
      const outcomes = await runBatch(batch);
      queue = [...batch.slice(outcomes.length), ...queue];
      outcomes.forEach((outcome, index) => settle(batch[index], outcome));
    } catch (thrown) {
      const failure =
        thrown instanceof StoreUnavailableError ? thrown : new StoreUnavailableError(NOT_COMMITTED, { cause: thrown });
      isBroken ||= isFsyncFailure(failure);
      rollBack();
      for (const queued of batch) queued.reject(failure);
    } finally {
      clearImmediate(guard);
    }
  };

  const rollBack = (): void => {
    try {
      if (writer.inTransaction()) writer.run('ROLLBACK');
    } catch {
      isBroken = true;
    }
  };

  const runNext = (): void => {
    const batch = queue.splice(0, MAX_UNITS);
    void runGuarded(batch).then(() => {
      if (queue.length > 0) return setImmediate(runNext);
      isRunning = false;
      for (const onIdle of idleListeners.splice(0)) onIdle();
      return undefined;
    });
  };

  return {
    add: <T>(unit: (tx: StoreTransaction) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (isClosed || isBroken) return reject(new StoreUnavailableError(isClosed ? CLOSED : BROKEN));
        queue.push({ unit: async (tx) => unit(tx), resolve: (value) => resolve(value as T), reject });
        if (!isRunning) {
          isRunning = true;
          setImmediate(runNext);
        }
      }),
    drain: async () => {
      isClosed = true;
      if (isRunning) await new Promise<void>((resolve) => idleListeners.push(resolve));
    },
  };
}

function settle(queued: QueuedUnit | undefined, outcome: Outcome): void {
  if ('reason' in outcome) queued?.reject(outcome.reason);
  else queued?.resolve(outcome.value);
}
