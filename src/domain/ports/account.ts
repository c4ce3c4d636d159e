// One configured vendor login as the rest of the house sees it: adapter, health and rate budget behind one name.

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
  find(id: AccountId): OpenAccount | null;
}

/** Indexes the open accounts once. */
export function createAccountDirectory(accounts: readonly OpenAccount[]): AccountDirectory {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return { all: accounts, find: (id) => byId.get(id) ?? null };
}
