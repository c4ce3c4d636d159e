// Former keys of tickets. One lookup leads to the current key, however often a ticket was renamed.

import type { AccountId } from '../../../../domain/ids.ts';
import type { Statements } from '../../database/statements.ts';

/** The current key of a ticket; null if this is not a former key. */
export function findAlias(statements: Statements, account: AccountId, key: string): string | null {
  const sql = 'SELECT to_key FROM ticket_aliases WHERE account = ? AND key = ?';
  return statements.get<{ to_key: string }>(sql, account, key)?.to_key ?? null;
}

/** Points `key`, and every alias of `key`, to `toKey`. An alias that would point to itself is deleted. */
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
