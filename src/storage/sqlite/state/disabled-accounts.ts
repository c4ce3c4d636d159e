// The accounts that their vendor has disabled.

import type { AccountId } from '../../../domain/ids.ts';
import type { Statements } from '../database/statements.ts';

/** Epoch milliseconds; null if the account is enabled. */
export function readDisabledAt(reader: Statements, account: AccountId): number | null {
  return reader.get<{ at: number }>('SELECT at FROM disabled_accounts WHERE account = ?', account)?.at ?? null;
}

export function putDisabledAt(writer: Statements, account: AccountId, at: number | null): void {
  if (at === null) writer.run('DELETE FROM disabled_accounts WHERE account = ?', account);
  else writer.run('INSERT OR REPLACE INTO disabled_accounts (account, at) VALUES (?, ?)', account, at);
}
