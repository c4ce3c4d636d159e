// Which accounts and vendors have tickets, so that a filter on all of them costs nothing.

import type { AccountId, VendorCode } from '../../../../domain/ids.ts';
import type { Statements } from '../../database/statements.ts';

export interface KnownAccounts {
  add(writer: Statements, account: AccountId, vendor: VendorCode): void;
  /** True when every ticket is of one of these accounts. */
  coversAccounts(accounts: readonly string[]): boolean;
  coversVendors(vendors: readonly string[]): boolean;
  /** The accounts whose tickets are those of these vendors; null when an account has tickets of several vendors. */
  accountsOf(vendors: readonly string[]): AccountId[] | null;
}

/** What is held in memory is never less than what is committed: an account of a rolled back unit does no harm. */
export function readKnownAccounts(reader: Statements): KnownAccounts {
  const pairs = reader.all<{ account: string; vendor: string }>('SELECT account, vendor FROM known_accounts');
  const vendorsByAccount = new Map<string, Set<string>>();
  const remember = (account: string, vendor: string): void => {
    const vendors = vendorsByAccount.get(account) ?? new Set<string>();
    vendorsByAccount.set(account, vendors.add(vendor));
  };
  const inDatabase = new Set(pairs.map(({ account, vendor }) => `${account}\n${vendor}`));
  for (const { account, vendor } of pairs) remember(account, vendor);

  return {
    add: (writer, account, vendor) => {
      remember(account, vendor);
      if (inDatabase.has(`${account}\n${vendor}`)) return;
      writer.run('INSERT OR IGNORE INTO known_accounts (account, vendor) VALUES (?, ?)', account, vendor);
    },
    coversAccounts: (accounts) => [...vendorsByAccount.keys()].every((account) => accounts.includes(account)),
    coversVendors: (vendors) =>
      [...vendorsByAccount.values()].every((known) => [...known].every((vendor) => vendors.includes(vendor))),
    accountsOf: (vendors) => {
      if ([...vendorsByAccount.values()].some((known) => known.size > 1)) return null;
      return [...vendorsByAccount].flatMap(([account, known]) =>
        vendors.some((vendor) => known.has(vendor)) ? [account] : [],
      );
    },
  };
}
