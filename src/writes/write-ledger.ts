// Idempotency: what became of a write that was asked for with a key, so that asking again does nothing twice.

import { createHash } from 'node:crypto';
import { userError, UserErrors, type UserError } from '../domain/errors/error-codes.ts';
import { StoreUnavailableError, type Store, type StoreTransaction } from '../domain/ports/storage/store.ts';
import type { LedgerEntry, WriteOutcome } from '../domain/ports/storage/write-ledger.ts';
import type { RequestedWrite, WriteResult } from './write-request.ts';

/** A first request that has not ended after this long died with its process: nobody knows what became of it. */
const ABANDONED_AFTER_MS = 120_000;

type Asked = Pick<RequestedWrite<never>, 'viewer' | 'mutation' | 'account' | 'input' | 'idempotencyKey'> & {
  readonly ticketKey: string | null;
};

export interface WriteLedger {
  /** What is known of this key, as the answer to it; null when the write may begin. Throws UserErrors. */
  answerOf(request: Asked): Promise<WriteResult | null>;
  /** Takes the key; not null when another request took it meanwhile. Throws UserErrors. */
  begin(request: Asked): Promise<WriteResult | null>;
  /**
   * What surely did nothing (`unknown` is null) may be tried again with the same key; what perhaps happened may not. A
   * store that cannot note it leaves the key taken, which sends nothing twice either: what the vendor said is what the
   * client must hear.
   */
  close(request: Asked, unknown: UserError | null): Promise<void>;
  /** Keeps the outcome, in the transaction that records what was done. */
  finish(tx: StoreTransaction, request: Asked, outcome: WriteOutcome): Promise<void>;
}

/** Opens the ledger of one store. */
export function createWriteLedger(store: Store, now: () => number): WriteLedger {
  const keyOf = ({ viewer, idempotencyKey }: Asked): string | null =>
    idempotencyKey === null ? null : `${viewer.id}\n${idempotencyKey}`;

  return {
    async answerOf(request) {
      const key = keyOf(request);
      const known = key === null ? null : await store.ledger.entry(key);
      return known === null ? null : answerAgain(known, hashOf(request), now());
    },
    async begin(request) {
      const key = keyOf(request);
      if (key === null) return null;
      const requestHash = hashOf(request);
      const raced = await store.commit((tx) => tx.ledger.begin({ key, requestHash, startedAt: now(), outcome: null }));
      return raced === null ? null : answerAgain(raced, requestHash, now());
    },
    async close(request, unknown) {
      const key = keyOf(request);
      if (key === null) return;
      const noted = store.commit((tx) =>
        unknown === null
          ? tx.ledger.forget(key)
          : tx.ledger.finish(key, {
              finishedAt: now(),
              account: request.account.id,
              ticketKey: request.ticketKey,
              messageKey: null,
              position: null,
              errors: [unknown],
            }),
      );
      await noted.catch((failure: unknown) => {
        if (!(failure instanceof StoreUnavailableError)) throw failure;
      });
    },
    async finish(tx, request, outcome) {
      const key = keyOf(request);
      if (key !== null) await tx.ledger.finish(key, outcome);
    },
  };
}

function answerAgain(known: LedgerEntry, hash: string, now: number): WriteResult {
  const field = ['input', 'idempotencyKey'];
  if (known.requestHash !== hash) throw new UserErrors([userError('IDEMPOTENCY_KEY_REUSED', { field })]);
  if (known.outcome !== null) {
    const { account, ticketKey, messageKey, position, tagKey = null, recipients = [] } = known.outcome;
    const errors = known.outcome.errors as readonly UserError[];
    return { errors, account, ticketKey, messageKey, messageKeys: [], tagKey, recipients, position, replayed: true };
  }
  const abandoned = now - known.startedAt > ABANDONED_AFTER_MS;
  throw new UserErrors([userError(abandoned ? 'OUTCOME_UNKNOWN' : 'IDEMPOTENCY_IN_PROGRESS', { field })]);
}

function hashOf(request: { mutation: string; input: unknown }): string {
  return createHash('sha256')
    .update(JSON.stringify([request.mutation, request.input]))
    .digest('base64url');
}
