// Which accounts their vendor has switched off, and since when.

import type { AccountId } from '../../../domain/ids.ts';
import type { Statements } from '../database/statements.ts';

/** Epoch milliseconds; null: the account is on. */
export function readDisabledAt(reader: Statements, account: AccountId): number | null {
  return reader.get<{ at: number }>('SELECT at FROM disabled_accounts WHERE account = ?', account)?.at ?? null;
}

export function putDisabledAt(writer: Statements, account: AccountId, at: number | null): void {
  if (at === null) writer.run('DELETE FROM disabled_accounts WHERE account = ?', account);
  else writer.run('INSERT OR REPLACE INTO disabled_accounts (account, at) VALUES (?, ?)', account, at);
}
