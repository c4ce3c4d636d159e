// Which accounts have tickets, of which vendors, as the table says in the snapshot of the read that needs it.

import type { AccountId, VendorCode } from '../../../../domain/ids.ts';
import type { Statements } from '../../database/statements.ts';

export interface KnownAccounts {
  /** True if every ticket belongs to one of these accounts. A hint for the plan: account conditions are never dropped. */
  coversAccounts(accounts: readonly string[]): boolean;
  /** True if every ticket belongs to one of these vendors. */
  coversVendors(vendors: readonly string[]): boolean;
  /** The accounts that hold the tickets of these vendors; null if an account has tickets of several vendors. */
  accountsOf(vendors: readonly string[]): AccountId[] | null;
}

/** Call it inside the snapshot of the list: another connection may add an account at any time. */
export function readKnownAccounts(reader: Statements): KnownAccounts {
  const rows = reader.tuples<[AccountId, VendorCode]>('SELECT account, vendor FROM known_accounts');
  return {
    coversAccounts: (accounts) => rows.every(([account]) => accounts.includes(account)),
    coversVendors: (vendors) => rows.every(([, vendor]) => vendors.includes(vendor)),
    accountsOf: (vendors) => {
      if (new Set(rows.map(([account]) => account)).size < rows.length) return null;
      return rows.flatMap(([account, vendor]) => (vendors.includes(vendor) ? [account] : []));
    },
  };
}

/** Runs in the transaction that inserts a ticket, so that the table is complete for every snapshot. */
export function addKnownAccount(writer: Statements, account: AccountId, vendor: VendorCode): void {
  writer.run('INSERT OR IGNORE INTO known_accounts (account, vendor) VALUES (?, ?)', account, vendor);
}
