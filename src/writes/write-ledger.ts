// Idempotency: the outcome of each write with an idempotency key, so that a retry does nothing twice.

import { createHash } from 'node:crypto';
import { userError, UserErrors, type UserError } from '../domain/errors/error-codes.ts';
import { StoreUnavailableError, type Store, type StoreTransaction } from '../domain/ports/storage/store.ts';
import type { LedgerEntry, WriteOutcome } from '../domain/ports/storage/write-ledger.ts';
import type { RequestedWrite, WriteResult } from './write-request.ts';

/** A first request that has not finished after this time ended with its process; its outcome is unknown. */
const ABANDONED_AFTER_MS = 120_000;

type LedgerRequest = Pick<RequestedWrite<never>, 'viewer' | 'mutation' | 'account' | 'input' | 'idempotencyKey'> & {
  readonly ticketKey: string | null;
};

export interface WriteLedger {
  /** The result of an earlier write with this key; null when the write may begin. Throws UserErrors. */
  findResult(request: LedgerRequest): Promise<WriteResult | null>;
  /** Claims the key. Not null when another request claimed it meanwhile: the result of that one. Throws UserErrors. */
  begin(request: LedgerRequest): Promise<WriteResult | null>;
  /**
   * Ends a write that failed at the vendor. Null releases the key: the write did nothing and can be retried. An `unknown`
   * outcome is stored instead, because a retry could do it twice. If the store refuses, the key stays claimed, which
   * also prevents a second call.
   */
  fail(request: LedgerRequest, unknown: UserError | null): Promise<void>;
  /** Stores the outcome, in the transaction that records the write. */
  finish(tx: StoreTransaction, request: LedgerRequest, outcome: WriteOutcome): Promise<void>;
}

/** Creates the ledger over a store. `now`: epoch milliseconds. */
export function createWriteLedger(store: Store, now: () => number): WriteLedger {
  return {
    async findResult(request) {
      const key = keyOf(request);
      const entry = key === null ? null : await store.ledger.entry(key);
      return entry === null ? null : resultOf(entry, hashOf(request), now());
    },
    async begin(request) {
      const key = keyOf(request);
      if (key === null) return null;
      const requestHash = hashOf(request);
      const existing = await store.commit((tx) =>
        tx.ledger.begin({ key, requestHash, startedAt: now(), outcome: null }),
      );
      return existing === null ? null : resultOf(existing, requestHash, now());
    },
    async fail(request, unknown) {
      const key = keyOf(request);
      if (key === null) return;
      try {
        await store.commit((tx) =>
          unknown === null ? tx.ledger.forget(key) : tx.ledger.finish(key, unknownOutcome(request, unknown, now())),
        );
      } catch (failure) {
        if (!(failure instanceof StoreUnavailableError)) throw failure;
      }
    },
    async finish(tx, request, outcome) {
      const key = keyOf(request);
      if (key !== null) await tx.ledger.finish(key, outcome);
    },
  };
}

function keyOf({ viewer, idempotencyKey }: LedgerRequest): string | null {
  return idempotencyKey === null ? null : `${viewer.id}\n${idempotencyKey}`;
}

function hashOf({ mutation, input }: LedgerRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([mutation, input]))
    .digest('base64url');
}

function unknownOutcome({ account, ticketKey }: LedgerRequest, error: UserError, finishedAt: number): WriteOutcome {
  return { finishedAt, account: account.id, ticketKey, messageKey: null, position: null, errors: [error] };
}

function resultOf(entry: LedgerEntry, requestHash: string, now: number): WriteResult {
  const field = ['input', 'idempotencyKey'];
  if (entry.requestHash !== requestHash) throw new UserErrors([userError('IDEMPOTENCY_KEY_REUSED', { field })]);
  if (entry.outcome !== null) {
    const { account, ticketKey, messageKey, position, tagKey = null, recipients = [] } = entry.outcome;
    const errors = entry.outcome.errors as readonly UserError[];
    return { errors, account, ticketKey, messageKey, messageKeys: [], tagKey, recipients, position, replayed: true };
  }
  const isAbandoned = now - entry.startedAt > ABANDONED_AFTER_MS;
  throw new UserErrors([userError(isAbandoned ? 'OUTCOME_UNKNOWN' : 'IDEMPOTENCY_IN_PROGRESS', { field })]);
}
