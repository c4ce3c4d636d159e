// The write ledger: writes requested with an idempotency key, and their outcomes.

import type { RecipientResult } from '../../commands/message-commands.ts';
import type { AccountId } from '../../ids.ts';

export interface LedgerEntry {
  /** Client and idempotency key: two clients never share an entry. */
  readonly key: string;
  /** Hash of the request. The same key with another hash is rejected. */
  readonly requestHash: string;
  readonly startedAt: number;
  /** null while the first request is in flight, or if the process died during it. */
  readonly outcome: WriteOutcome | null;
}

export interface WriteOutcome {
  readonly finishedAt: number;
  readonly account: AccountId;
  readonly ticketKey: string | null;
  readonly messageKey: string | null;
  /** Absent in entries of earlier releases. */
  readonly tagKey?: string | null;
  /** The result per recipient of a broadcast; absent in entries of earlier releases. */
  readonly recipients?: readonly RecipientResult[];
  readonly position: bigint | null;
  /** The user errors as JSON; empty after success. */
  readonly errors: readonly unknown[];
}

export interface WriteLedgerReader {
  entry(key: string): Promise<LedgerEntry | null>;
}

export interface WriteLedgerWriter {
  /** Adds an entry and returns null. If the key has an entry, returns that and changes nothing. */
  begin(entry: LedgerEntry): Promise<LedgerEntry | null>;
  /** Stores the outcome. Throws if the key has no entry. */
  finish(key: string, outcome: WriteOutcome): Promise<void>;
  /** Removes an entry after a failure without effect at the vendor, so that the client can retry with the same key. */
  forget(key: string): Promise<void>;
  /** Deletes entries started before this instant (epoch ms). See EventLogWriter.prune. */
  prune(startedBefore: number): Promise<number>;
}
