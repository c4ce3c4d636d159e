// The write ledger: which writes were asked for with an idempotency key, and what became of them.

import type { RecipientResult } from '../../commands/message-commands.ts';
import type { AccountId } from '../../ids.ts';

export interface LedgerEntry {
  /** Who wrote and their key: two clients never share one. */
  readonly key: string;
  /** Hash of what was asked; the same key with another hash is refused. */
  readonly requestHash: string;
  readonly startedAt: number;
  /** null while the first request is running or after a crash in it. */
  readonly outcome: WriteOutcome | null;
}

export interface WriteOutcome {
  readonly finishedAt: number;
  readonly account: AccountId;
  readonly ticketKey: string | null;
  readonly messageKey: string | null;
  /** Not there in entries of earlier releases. */
  readonly tagKey?: string | null;
  /** What became of each number of a send to many; not there in entries of earlier releases. */
  readonly recipients?: readonly RecipientResult[];
  readonly position: bigint | null;
  /** The user errors as JSON; an empty list for success. */
  readonly errors: readonly unknown[];
}

export interface WriteLedgerReader {
  entry(key: string): Promise<LedgerEntry | null>;
}

export interface WriteLedgerWriter {
  /** Opens an entry; when one is there already, it comes back and nothing changes. */
  begin(entry: LedgerEntry): Promise<LedgerEntry | null>;
  finish(key: string, outcome: WriteOutcome): Promise<void>;
  /** Takes an entry out again after a failure that surely did nothing, so that the same key may try again. */
  forget(key: string): Promise<void>;
  prune(startedBefore: number): Promise<number>;
}
