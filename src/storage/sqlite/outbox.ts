// The outbox in SQLite: tasks still to be done at vendors, in the order in which they are due.

import type { OutboxReader, OutboxWriter } from '../../domain/ports/storage/outbox.ts';
import type { Task, TaskDetails } from '../../domain/task.ts';
import { jsonColumn } from './database/json-column.ts';
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

const detailsColumn = jsonColumn<TaskDetails>();
const COLUMNS = 'account, key, kind, ticket_key, details, due_at, attempts';

function fromRow(row: TaskRow): Task {
  const { account, key, kind, ticket_key: ticketKey, due_at: dueAt, attempts } = row;
  return { account, key, kind, ticketKey, details: detailsColumn.fromJson(row.details), dueAt, attempts };
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
      writer.run(sql, account, key, kind, ticketKey, detailsColumn.toJson(details), dueAt, attempts);
    },
    postpone: async (account, key, { dueAt, attempts }) => {
      assertOpen(scope);
      const sql = 'UPDATE outbox SET due_at = ?, attempts = ? WHERE account = ? AND key = ?';
      writer.run(sql, dueAt, attempts, account, key);
    },
    remove: async (account, key) => {
      assertOpen(scope);
      writer.run('DELETE FROM outbox WHERE account = ? AND key = ?', account, key);
    },
  };
}
