// Reads and writes single tickets: row, document, tags, references and search text.

import type { AccountId } from '../../../../domain/ids.ts';
import { hasSameSearchedFields, toTicketIndexText } from '../../../../domain/search-text.ts';
import type { TicketRecord } from '../../../../domain/ticket.ts';
import type { RecordCache } from '../../record-cache.ts';
import { jsonColumn } from '../../database/json-column.ts';
import type { Statements } from '../../database/statements.ts';
import { addKnownAccount } from './known-accounts.ts';
import { queueForSearch } from '../search-index.ts';
import { findAlias } from './aliases.ts';
import { referencesOf, tagsOf, ticketColumn, toTicketColumns } from './columns.ts';

export interface TicketRow {
  readonly id: number;
  readonly revision: number;
}

const rawColumn = jsonColumn<unknown>();

const FIND = 'SELECT id, revision FROM tickets WHERE account = ? AND key = ?';
const DOC = 'SELECT doc FROM ticket_docs WHERE ticket_id = ?';

/** The record of a row; parsed once per revision. */
export function loadTicket(statements: Statements, cache: RecordCache<TicketRecord>, row: TicketRow): TicketRecord {
  return cache.read(row.id, row.revision, () => {
    const found = statements.get<{ doc: string }>(DOC, row.id);
    if (found === undefined) throw new Error(`Ticket ${row.id} has no document.`);
    return found.doc;
  });
}

const DOCS = 'SELECT ticket_id AS id, doc FROM ticket_docs WHERE ticket_id IN (SELECT value FROM json_each(?))';

/** The records of many rows, in their order. One statement reads all documents that are not cached. */
export function loadTickets(
  statements: Statements,
  cache: RecordCache<TicketRecord>,
  rows: readonly TicketRow[],
): TicketRecord[] {
  // Read from the cache first: loading some rows may evict the others.
  const cached = rows.map(({ id, revision }) => cache.get(id, revision));
  const missing = rows.filter((_row, index) => cached[index] === null);
  const found = missing.length === 0 ? [] : readDocs(statements, missing);
  const docs = new Map(found.map(({ id, doc }) => [id, doc]));
  return rows.map(({ id, revision }, index) => {
    const record = cached[index] ?? null;
    if (record !== null) return record;
    return cache.read(id, revision, () => {
      const doc = docs.get(id);
      if (doc === undefined) throw new Error(`Ticket ${id} has no document.`);
      return doc;
    });
  });
}

function readDocs(statements: Statements, rows: readonly TicketRow[]): { id: number; doc: string }[] {
  return statements.all(DOCS, JSON.stringify(rows.map(({ id }) => id)));
}

/** The ticket with this current or former key. */
export function findTicket(
  statements: Statements,
  cache: RecordCache<TicketRecord>,
  account: AccountId,
  key: string,
): TicketRecord | null {
  const row = statements.get<TicketRow>(FIND, account, key) ?? findRenamed(statements, account, key);
  return row === undefined ? null : loadTicket(statements, cache, row);
}

function findRenamed(statements: Statements, account: AccountId, key: string): TicketRow | undefined {
  const alias = findAlias(statements, account, key);
  return alias === null ? undefined : statements.get<TicketRow>(FIND, account, alias);
}

export interface TicketWriter {
  put(record: TicketRecord, raw: unknown): void;
  /** Deletes the ticket with its messages, its timeline and all its other rows. */
  remove(account: AccountId, key: string): void;
}

/** `nextRevision` never returns the same number twice, not even after a rollback. */
export function createTicketWriter(
  writer: Statements,
  cache: RecordCache<TicketRecord>,
  nextRevision: () => number,
): TicketWriter {
  const insert = (record: TicketRecord): void => {
    const columns = toTicketColumns(record);
    const names = Object.keys(columns);
    const revision = nextRevision();
    const { lastRowid: id } = writer.run(
      `INSERT INTO tickets (account, key, revision, ${names.join(', ')}) VALUES (?, ?, ?${', ?'.repeat(names.length)})`,
      record.account,
      record.key,
      revision,
      ...Object.values(columns),
    );
    writer.run(
      'INSERT INTO ticket_docs (ticket_id, words, doc) VALUES (?, ?, ?)',
      id,
      toTicketIndexText(record),
      ticketColumn.toJson(record),
    );
    addTags(id, tagsOf(record));
    addReferences(id, referencesOf(record));
    queueForSearch(writer, id);
    cache.set(id, revision, record);
  };

  const update = (row: TicketRow, before: TicketRecord, record: TicketRecord): void => {
    const old = toTicketColumns(before);
    const revision = nextRevision();
    // Updating only the changed columns leaves the indexes of the others alone.
    const changed = Object.entries(toTicketColumns(record)).filter(([name, value]) => old[name] !== value);
    writer.run(
      `UPDATE tickets SET revision = ?${changed.map(([name]) => `, ${name} = ?`).join('')} WHERE id = ?`,
      revision,
      ...changed.map(([, value]) => value),
      row.id,
    );
    updateDocument(row.id, before, record);
    if (!isSameList(tagsOf(before), tagsOf(record))) {
      writer.run('DELETE FROM ticket_tags WHERE ticket_id = ?', row.id);
      addTags(row.id, tagsOf(record));
    }
    if (!isSameList(referencesOf(before), referencesOf(record))) {
      writer.run('DELETE FROM ticket_references WHERE ticket_id = ?', row.id);
      addReferences(row.id, referencesOf(record));
    }
    cache.set(row.id, revision, record);
  };

  const updateDocument = (id: number, before: TicketRecord, record: TicketRecord): void => {
    const doc = ticketColumn.toJson(record);
    if (hasSameSearchedFields(before, record)) {
      writer.run('UPDATE ticket_docs SET doc = ? WHERE ticket_id = ?', doc, id);
      return;
    }
    const sql = 'UPDATE ticket_docs SET words = ?, doc = ? WHERE ticket_id = ?';
    writer.run(sql, toTicketIndexText(record), doc, id);
    queueForSearch(writer, id);
  };

  const addTags = (id: number, tags: readonly string[]): void => {
    for (const tag of tags) writer.run('INSERT INTO ticket_tags (tag_key, ticket_id) VALUES (?, ?)', tag, id);
  };
  const addReferences = (id: number, values: readonly string[]): void => {
    for (const value of values) {
      writer.run('INSERT INTO ticket_references (value, ticket_id) VALUES (?, ?)', value, id);
    }
  };

  return {
    put: (record, raw) => {
      const row = writer.get<TicketRow>(FIND, record.account, record.key);
      if (row === undefined) {
        addKnownAccount(writer, record.account, record.vendor);
        insert(record);
      } else update(row, loadTicket(writer, cache, row), record);
      if (raw !== undefined) putRaw(writer, record, raw);
    },
    remove: (account, key) => {
      const row = writer.get<TicketRow>(FIND, account, key);
      if (row === undefined) return;
      for (const table of ['ticket_docs', 'ticket_raws', 'ticket_tags', 'ticket_references']) {
        writer.run(`DELETE FROM ${table} WHERE ticket_id = ?`, row.id);
      }
      writer.run('DELETE FROM tickets WHERE id = ?', row.id);
      const messages = 'SELECT id FROM messages WHERE account = ? AND ticket_key = ?';
      writer.run(`DELETE FROM message_raws WHERE message_id IN (${messages})`, account, key);
      writer.run('DELETE FROM messages WHERE account = ? AND ticket_key = ?', account, key);
      writer.run('DELETE FROM timeline WHERE account = ? AND ticket_key = ?', account, key);
      queueForSearch(writer, row.id);
    },
  };
}

function putRaw(writer: Statements, record: TicketRecord, raw: unknown): void {
  writer.run(
    `INSERT INTO ticket_raws (ticket_id, raw) SELECT id, ? FROM tickets WHERE account = ? AND key = ?
     ON CONFLICT (ticket_id) DO UPDATE SET raw = excluded.raw`,
    rawColumn.toJson(raw),
    record.account,
    record.key,
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
