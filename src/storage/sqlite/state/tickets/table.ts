// Reads and writes single tickets: the narrow row for finding, the document, tags, references and search words.

import type { AccountId } from '../../../../domain/ids.ts';
import { SEARCHED_FIELDS, toTicketIndexText } from '../../../../domain/search-text.ts';
import type { TicketRecord } from '../../../../domain/ticket.ts';
import type { RecordCache } from '../../record-cache.ts';
import type { Statements } from '../../database/statements.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { queueForSearch } from '../search-index.ts';
import { findAlias } from './aliases.ts';
import { referencesOf, tagsOf, toTicketColumns } from './columns.ts';

export interface TicketRow {
  readonly sequence: number;
  readonly revision: number;
}

const FIND = 'SELECT sequence, revision FROM tickets WHERE account = ? AND key = ?';
const DOC = 'SELECT doc FROM ticket_docs WHERE sequence = ?';

/** The record of a row; parsed once per revision. */
export function loadTicket(statements: Statements, cache: RecordCache<TicketRecord>, row: TicketRow): TicketRecord {
  return cache.read(row.sequence, row.revision, () => {
    const found = statements.get<{ doc: string }>(DOC, row.sequence);
    if (found === undefined) throw new Error(`Ticket ${row.sequence} has no document.`);
    return found.doc;
  });
}

const DOCS = 'SELECT sequence, doc FROM ticket_docs WHERE sequence IN (SELECT value FROM json_each(?))';

/** The records of many rows, in their order; what is not kept comes by one statement instead of one each. */
export function loadTickets(
  statements: Statements,
  cache: RecordCache<TicketRecord>,
  rows: readonly TicketRow[],
): TicketRecord[] {
  // Taken out first: what is read for some rows may push the others out of a full cache.
  const known = rows.map(({ sequence, revision }) => cache.peek(sequence, revision));
  const missing = rows.filter((_row, index) => known[index] === null);
  const found = missing.length === 0 ? [] : readDocs(statements, missing);
  const docs = new Map(found.map(({ sequence, doc }) => [sequence, doc]));
  return rows.map(({ sequence, revision }, index) => {
    const record = known[index] ?? null;
    if (record !== null) return record;
    return cache.read(sequence, revision, () => {
      const doc = docs.get(sequence);
      if (doc === undefined) throw new Error(`Ticket ${sequence} has no document.`);
      return doc;
    });
  });
}

function readDocs(statements: Statements, rows: readonly TicketRow[]): { sequence: number; doc: string }[] {
  return statements.all(DOCS, JSON.stringify(rows.map(({ sequence }) => sequence)));
}

/** The ticket with this key of today or of before. */
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

export interface TicketWrites {
  put(record: TicketRecord, raw: unknown): void;
  /** With its messages, its timeline and everything else that hangs on it. */
  remove(account: AccountId, key: string): void;
}

/** `nextRevision` never gives the same number twice, not even after a roll-back. */
export function createTicketWrites(
  writer: Statements,
  cache: RecordCache<TicketRecord>,
  accounts: KnownAccounts,
  nextRevision: () => number,
): TicketWrites {
  const insert = (record: TicketRecord): void => {
    const columns = toTicketColumns(record);
    const names = Object.keys(columns);
    const revision = nextRevision();
    const { lastRowid: sequence } = writer.run(
      `INSERT INTO tickets (account, key, revision, ${names.join(', ')}) VALUES (?, ?, ?${', ?'.repeat(names.length)})`,
      record.account,
      record.key,
      revision,
      ...Object.values(columns),
    );
    writer.run(
      'INSERT INTO ticket_docs (sequence, words, doc) VALUES (?, ?, ?)',
      sequence,
      toTicketIndexText(record),
      JSON.stringify(record),
    );
    addTags(sequence, tagsOf(record));
    addReferences(sequence, referencesOf(record));
    queueForSearch(writer, sequence);
    cache.keep(sequence, revision, record);
  };

  const update = (row: TicketRow, before: TicketRecord, record: TicketRecord): void => {
    const old = toTicketColumns(before);
    const revision = nextRevision();
    // Only the indexes of columns that changed are touched.
    const changed = Object.entries(toTicketColumns(record)).filter(([name, value]) => old[name] !== value);
    writer.run(
      `UPDATE tickets SET revision = ?${changed.map(([name]) => `, ${name} = ?`).join('')} WHERE sequence = ?`,
      revision,
      ...changed.map(([, value]) => value),
      row.sequence,
    );
    updateDocument(row.sequence, before, record);
    if (!sameList(tagsOf(before), tagsOf(record))) {
      writer.run('DELETE FROM ticket_tags WHERE sequence = ?', row.sequence);
      addTags(row.sequence, tagsOf(record));
    }
    if (!sameList(referencesOf(before), referencesOf(record))) {
      writer.run('DELETE FROM ticket_references WHERE sequence = ?', row.sequence);
      addReferences(row.sequence, referencesOf(record));
    }
    cache.keep(row.sequence, revision, record);
  };

  const updateDocument = (sequence: number, before: TicketRecord, record: TicketRecord): void => {
    const doc = JSON.stringify(record);
    if (SEARCHED_FIELDS.every((field) => before[field] === record[field])) {
      writer.run('UPDATE ticket_docs SET doc = ? WHERE sequence = ?', doc, sequence);
      return;
    }
    const sql = 'UPDATE ticket_docs SET words = ?, doc = ? WHERE sequence = ?';
    writer.run(sql, toTicketIndexText(record), doc, sequence);
    queueForSearch(writer, sequence);
  };

  const addTags = (sequence: number, tags: readonly string[]): void => {
    for (const tag of tags) writer.run('INSERT INTO ticket_tags (tag_key, sequence) VALUES (?, ?)', tag, sequence);
  };
  const addReferences = (sequence: number, values: readonly string[]): void => {
    for (const value of values) {
      writer.run('INSERT INTO ticket_references (value, sequence) VALUES (?, ?)', value, sequence);
    }
  };

  return {
    put: (record, raw) => {
      const row = writer.get<TicketRow>(FIND, record.account, record.key);
      if (row === undefined) {
        accounts.add(writer, record.account, record.vendor);
        insert(record);
      } else update(row, loadTicket(writer, cache, row), record);
      if (raw !== undefined) putRaw(writer, record, raw);
    },
    remove: (account, key) => {
      const row = writer.get<TicketRow>(FIND, account, key);
      if (row === undefined) return;
      for (const table of ['ticket_docs', 'ticket_raws', 'ticket_tags', 'ticket_references', 'tickets']) {
        writer.run(`DELETE FROM ${table} WHERE sequence = ?`, row.sequence);
      }
      const messages = 'SELECT sequence FROM messages WHERE account = ? AND ticket_key = ?';
      writer.run(`DELETE FROM message_raws WHERE sequence IN (${messages})`, account, key);
      writer.run('DELETE FROM messages WHERE account = ? AND ticket_key = ?', account, key);
      writer.run('DELETE FROM timeline WHERE account = ? AND ticket_key = ?', account, key);
      queueForSearch(writer, row.sequence);
    },
  };
}

function putRaw(writer: Statements, record: TicketRecord, raw: unknown): void {
  writer.run(
    `INSERT INTO ticket_raws (sequence, raw) SELECT sequence, ? FROM tickets WHERE account = ? AND key = ?
     ON CONFLICT (sequence) DO UPDATE SET raw = excluded.raw`,
    JSON.stringify(raw),
    record.account,
    record.key,
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
