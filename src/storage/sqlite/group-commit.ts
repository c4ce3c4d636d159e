// Runs units of work one after the other, many in one durable commit.

import { StoreUnavailableError, type StoreTransaction } from '../../domain/ports/storage/store.ts';
import type { Statements } from './database/statements.ts';
import { isFsyncFailure } from './database/store-failure.ts';
import { UnitScopeError, type UnitScope } from './unit-scope.ts';

export interface GroupCommit {
  /** Resolves after the commit is on disk; rejects with nothing kept. */
  add<T>(unit: (tx: StoreTransaction) => Promise<T>): Promise<T>;
  /** Refuses new units and resolves when those that wait are done. */
  drain(): Promise<void>;
}
export interface GroupCommitOptions {
  readonly writer: Statements;
  begin(scope: UnitScope): StoreTransaction;
  /** Called after a commit with what its units did. */
  afterCommit(done: Readonly<Done>): void;
}

/** What the units of a commit did. */
type Done = Omit<UnitScope, 'open'>;
const NOTHING_DONE: Readonly<Done> = { appendedEvents: false, queuedSearch: false, keptArrivals: false };

interface Waiting {
  readonly unit: (tx: StoreTransaction) => Promise<unknown>;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}
type Outcome = { readonly value: unknown } | { readonly reason: unknown };

const MAX_UNITS = 256;
// Long units leave the rest of the queue to the next turn of the event loop.
const MAX_BATCH_MS = 50;
const NOT_COMMITTED = 'The commit failed and nothing of it was kept.';
const CLOSED = 'The store is closed.';
const BROKEN = 'The disk did not confirm a write; the store takes nothing more until the process is started again.';

/** One batch per turn of the event loop; a unit that waits for anything but microtasks is stopped and rolled back. */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { writer } = options;
  let waiting: Waiting[] = [];
  let running = false;
  let closed = false;
  let broken = false;
  const idle: (() => void)[] = [];
  let stall: (reason: Error) => void = () => undefined;

  const runUnit = (unit: Waiting['unit'], scope: UnitScope): Promise<unknown> =>
    new Promise((resolve, reject) => {
      stall = reject;
      unit(options.begin(scope)).then(resolve, reject);
    });

  // A unit has a savepoint of its own, so that its failure takes nothing else with it.
  const attempt = async (one: Waiting, done: Done): Promise<Outcome> => {
    const scope: UnitScope = { open: true, ...NOTHING_DONE };
    writer.run('SAVEPOINT unit');
    try {
      const value = await runUnit(one.unit, scope);
      scope.open = false;
      writer.run('RELEASE unit');
      done.appendedEvents ||= scope.appendedEvents;
      done.queuedSearch ||= scope.queuedSearch;
      done.keptArrivals ||= scope.keptArrivals;
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

  const runBatch = async (batch: readonly Waiting[]): Promise<readonly Outcome[]> => {
    const done: Done = { ...NOTHING_DONE };
    const outcomes: Outcome[] = [];
    const startedAt = performance.now();
    writer.takeFailure();
    writer.run('BEGIN IMMEDIATE');
    for (const one of batch) {
      if (performance.now() - startedAt > MAX_BATCH_MS) break;
      outcomes.push(await attempt(one, done));
      // SQLite may have rolled everything back by itself: nothing of this batch can be trusted.
      const failure = writer.takeFailure();
      if (failure !== null) throw failure;
    }
    writer.run('COMMIT');
    options.afterCommit(done);
    return outcomes;
  };

  const runGuarded = async (batch: readonly Waiting[]): Promise<void> => {
    let guard = setImmediate(function stopUnit() {
      stall(new UnitScopeError('A unit of work waited for something other than its transaction; it was rolled back.'));
      guard = setImmediate(stopUnit);
    });
    try {
      const outcomes = await runBatch(batch);
      waiting = [...batch.slice(outcomes.length), ...waiting];
      outcomes.forEach((outcome, index) => settle(batch[index], outcome));
    } catch (thrown) {
      const failure =
        thrown instanceof StoreUnavailableError ? thrown : new StoreUnavailableError(NOT_COMMITTED, { cause: thrown });
      broken ||= isFsyncFailure(failure);
      rollBack();
      for (const one of batch) one.reject(failure);
    } finally {
      clearImmediate(guard);
    }
  };

  const rollBack = (): void => {
    try {
      if (writer.inTransaction()) writer.run('ROLLBACK');
    } catch {
      broken = true;
    }
  };

  const turn = (): void => {
    const batch = waiting.splice(0, MAX_UNITS);
    void runGuarded(batch).then(() => {
      if (waiting.length > 0) return setImmediate(turn);
      running = false;
      for (const wake of idle.splice(0)) wake();
      return undefined;
    });
  };

  return {
    add: <T>(unit: (tx: StoreTransaction) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closed || broken) return reject(new StoreUnavailableError(closed ? CLOSED : BROKEN));
        waiting.push({ unit: async (tx) => unit(tx), resolve: (value) => resolve(value as T), reject });
        if (!running) {
          running = true;
          setImmediate(turn);
        }
      }),
    drain: async () => {
      closed = true;
      if (running) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}

function settle(one: Waiting | undefined, outcome: Outcome): void {
  if ('reason' in outcome) one?.reject(outcome.reason);
  else one?.resolve(outcome.value);
}
