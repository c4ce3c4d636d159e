// Reads and writes catalog entries (agents, teams, contacts and others), collections and sync checkpoints.

import type { CatalogKind, CatalogRecord } from '../../../domain/catalog.ts';
import type { AccountId } from '../../../domain/ids.ts';
import type { CatalogQuery, SyncCheckpoint } from '../../../domain/ports/storage/projection.ts';
import { jsonColumn } from '../database/json-column.ts';
import type { Statements } from '../database/statements.ts';

const entryColumn = <K extends CatalogKind>() => jsonColumn<CatalogRecord<K>>();
const checkpointColumn = jsonColumn<SyncCheckpoint>();

export function findCatalogEntry<K extends CatalogKind>(
  statements: Statements,
  account: AccountId,
  kind: K,
  key: string,
): CatalogRecord<K> | null {
  const sql = 'SELECT doc FROM catalog WHERE kind = ? AND account = ? AND key = ?';
  const row = statements.get<{ doc: string }>(sql, kind, account, key);
  return row === undefined ? null : entryColumn<K>().fromJson(row.doc);
}

export function listCatalog<K extends CatalogKind>(
  reader: Statements,
  kind: K,
  query: CatalogQuery,
): CatalogRecord<K>[] {
  const { after, limit } = query;
  const column = entryColumn<K>();
  const found: CatalogRecord<K>[] = [];
  for (const account of [...new Set(query.accounts)].sort()) {
    if (found.length >= limit) break;
    if (after !== null && account < after.account) continue;
    const from = after?.account === account ? after.key : '';
    const comparison = after?.account === account ? '>' : '>=';
    const sql = `SELECT doc FROM catalog WHERE kind = ? AND account = ? AND key ${comparison} ? ORDER BY key LIMIT ?`;
    const rows = reader.all<{ doc: string }>(sql, kind, account, from, limit - found.length);
    found.push(...rows.map((row) => column.fromJson(row.doc)));
  }
  return found;
}

export function putCatalog(writer: Statements, record: CatalogRecord): void {
  const sql = 'INSERT OR REPLACE INTO catalog (kind, account, key, doc) VALUES (?, ?, ?, ?)';
  writer.run(sql, record.kind, record.account, record.key, entryColumn().toJson(record));
}

export function deleteMissing(
  writer: Statements,
  account: AccountId,
  kind: CatalogKind,
  keys: readonly string[],
  scope: string | null,
): void {
  const present = new Set(keys);
  const stored = writer.all<{ key: string }>('SELECT key FROM catalog WHERE kind = ? AND account = ?', kind, account);
  for (const { key } of stored) {
    if (present.has(key) || !key.startsWith(scope ?? '')) continue;
    writer.run('DELETE FROM catalog WHERE kind = ? AND account = ? AND key = ?', kind, account, key);
  }
}

export function readCollectionObservedAt(reader: Statements, account: AccountId, kind: CatalogKind): number | null {
  const sql = 'SELECT observed_at AS observedAt FROM collections WHERE account = ? AND kind = ?';
  return reader.get<{ observedAt: number }>(sql, account, kind)?.observedAt ?? null;
}

export function putCollectionObservedAt(writer: Statements, account: AccountId, kind: CatalogKind, at: number): void {
  writer.run('INSERT OR REPLACE INTO collections (account, kind, observed_at) VALUES (?, ?, ?)', account, kind, at);
}

export function readCheckpoint(reader: Statements, account: AccountId): SyncCheckpoint | null {
  const row = reader.get<{ doc: string }>('SELECT doc FROM checkpoints WHERE account = ?', account);
  return row === undefined ? null : checkpointColumn.fromJson(row.doc);
}

export function putCheckpoint(writer: Statements, account: AccountId, checkpoint: SyncCheckpoint): void {
  const sql = 'INSERT OR REPLACE INTO checkpoints (account, doc) VALUES (?, ?)';
  writer.run(sql, account, checkpointColumn.toJson(checkpoint));
}
