// The outbox in SQLite: what is still to be done at vendors, in the order in which it is due.

import type { OutboxReader, OutboxWriter } from '../../domain/ports/storage/outbox.ts';
import type { Task, TaskDetails } from '../../domain/task.ts';
import type { Statements } from './database/statements.ts';
import { assertOpen, type UnitScope } from './unit-scope.ts';

interface TaskRow {
  account: string;
  key: string;
  kind: string;
  ticket_key: string | null;
  details: string;
  due_at: number;
  attempts: number;
}

const COLUMNS = 'account, key, kind, ticket_key, details, due_at, attempts';

function fromRow(row: TaskRow): Task {
  const { account, key, kind, ticket_key: ticketKey, due_at: dueAt, attempts } = row;
  return { account, key, kind, ticketKey, details: JSON.parse(row.details) as TaskDetails, dueAt, attempts };
}

export function createOutboxReader(reader: Statements): OutboxReader {
  const due = `SELECT ${COLUMNS} FROM outbox WHERE account = ? AND due_at <= ? ORDER BY due_at, key LIMIT ?`;
  const one = `SELECT ${COLUMNS} FROM outbox WHERE account = ? AND key = ?`;
  return {
    due: async (account, now, limit) => reader.all<TaskRow>(due, account, now, limit).map(fromRow),
    task: async (account, key) => {
      const row = reader.get<TaskRow>(one, account, key);
      return row === undefined ? null : fromRow(row);
    },
  };
}

/** Writes tasks inside the unit of `scope`. */
export function createOutboxWriter(writer: Statements, scope: UnitScope): OutboxWriter {
  return {
    put: async ({ account, key, kind, ticketKey, details, dueAt, attempts }) => {
      assertOpen(scope);
      const sql = `INSERT OR IGNORE INTO outbox (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`;
      writer.run(sql, account, key, kind, ticketKey, JSON.stringify(details), dueAt, attempts);
    },
    postpone: async (account, key, { dueAt, attempts }) => {
      assertOpen(scope);
      writer.run(
        'UPDATE outbox SET due_at = ?, attempts = ? WHERE account = ? AND key = ?',
        dueAt,
        attempts,
        account,
        key,
      );
    },
    remove: async (account, key) => {
      assertOpen(scope);
      writer.run('DELETE FROM outbox WHERE account = ? AND key = ?', account, key);
    },
  };
}
