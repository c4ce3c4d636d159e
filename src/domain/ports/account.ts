// One configured vendor account as the other modules see it: adapter, health and rate budget.

import type { CallOutcomeHealth, RateSnapshot } from '../health.ts';
import type { AccountId, VendorCode } from '../ids.ts';
import type { VendorAdapter, VendorModule } from './vendor/module.ts';

export interface OpenAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly vendor: VendorCode;
  readonly module: VendorModule;
  readonly adapter: VendorAdapter;
  health(): CallOutcomeHealth;
  rate(): RateSnapshot;
}

export interface AccountDirectory {
  readonly all: readonly OpenAccount[];
  /** Null when no account with this id is configured. */
  find(id: AccountId): OpenAccount | null;
}

/** Creates a directory of the accounts, in the given order. */
export function createAccountDirectory(accounts: readonly OpenAccount[]): AccountDirectory {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return { all: accounts, find: (id) => byId.get(id) ?? null };
}
