// The keys that tickets had before: one step leads to the key of today, however often a ticket moved.

import type { AccountId } from '../../../../domain/ids.ts';
import type { Statements } from '../../database/statements.ts';

/** The key that a ticket has now; null where this is no former key. */
export function findAlias(statements: Statements, account: AccountId, key: string): string | null {
  const sql = 'SELECT to_key FROM ticket_aliases WHERE account = ? AND key = ?';
  return statements.get<{ to_key: string }>(sql, account, key)?.to_key ?? null;
}

/** From now on `key` means `toKey`, and so does every key that meant `key`. What would lead back to itself is forgotten. */
export function putAlias(writer: Statements, account: AccountId, key: string, toKey: string): void {
  writer.run('DELETE FROM ticket_aliases WHERE account = ? AND key = ?', account, toKey);
  writer.run('UPDATE ticket_aliases SET to_key = ? WHERE account = ? AND to_key = ?', toKey, account, key);
  writer.run(
    `INSERT INTO ticket_aliases (account, key, to_key) VALUES (?, ?, ?)
     ON CONFLICT (account, key) DO UPDATE SET to_key = excluded.to_key`,
    account,
    key,
    toKey,
  );
}
