// The write ledger in SQLite: the request of each idempotency key and its outcome.

import type {
  LedgerEntry,
  WriteLedgerReader,
  WriteLedgerWriter,
  WriteOutcome,
} from '../../domain/ports/storage/write-ledger.ts';
import { PRUNE_ROWS } from './event-log.ts';
import { jsonColumn } from './database/json-column.ts';
import type { Statements } from './database/statements.ts';
import { assertOpen, type UnitScope } from './unit-scope.ts';

interface LedgerRow {
  key: string;
  request_hash: string;
  started_at: number;
  outcome: string | null;
}

// JSON has no bigint, so the position is stored as a string of digits.
const outcomeColumn = jsonColumn<Omit<WriteOutcome, 'position'> & { readonly position: string | null }>();

function toJson(outcome: WriteOutcome): string {
  return outcomeColumn.toJson({ ...outcome, position: outcome.position?.toString() ?? null });
}

function fromJson(json: string): WriteOutcome {
  const stored = outcomeColumn.fromJson(json);
  return { ...stored, position: stored.position === null ? null : BigInt(stored.position) };
}

function entryOf(statements: Statements, key: string): LedgerEntry | null {
  const row = statements.get<LedgerRow>('SELECT key, request_hash, started_at, outcome FROM ledger WHERE key = ?', key);
  if (row === undefined) return null;
  return {
    key: row.key,
    requestHash: row.request_hash,
    startedAt: row.started_at,
    outcome: row.outcome === null ? null : fromJson(row.outcome),
  };
}

export function createLedgerReader(reader: Statements): WriteLedgerReader {
  return { entry: async (key) => entryOf(reader, key) };
}

/** Writes entries inside the unit of `scope`. */
export function createLedgerWriter(writer: Statements, scope: UnitScope): WriteLedgerWriter {
  return {
    begin: async ({ key, requestHash, startedAt, outcome }) => {
      assertOpen(scope);
      const known = entryOf(writer, key);
      if (known !== null) return known;
      const sql = 'INSERT INTO ledger (key, request_hash, started_at, outcome) VALUES (?, ?, ?, ?)';
      writer.run(sql, key, requestHash, startedAt, outcome === null ? null : toJson(outcome));
      return null;
    },
    finish: async (key, outcome) => {
      assertOpen(scope);
      const { changes } = writer.run('UPDATE ledger SET outcome = ? WHERE key = ?', toJson(outcome), key);
      if (changes === 0) throw new Error('The write ledger has no entry to finish under this key.');
    },
    forget: async (key) => {
      assertOpen(scope);
      writer.run('DELETE FROM ledger WHERE key = ?', key);
    },
    prune: async (startedBefore) => {
      assertOpen(scope);
      const oldest = 'SELECT key FROM ledger WHERE started_at < ? ORDER BY started_at LIMIT ?';
      return writer.run(`DELETE FROM ledger WHERE key IN (${oldest})`, startedBefore, PRUNE_ROWS).changes;
    },
  };
}
