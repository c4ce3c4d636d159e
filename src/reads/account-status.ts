// Reads what the store knows about an account as a whole.

import type { AccountId } from '../domain/ids.ts';
import type { DeliveryCounts } from '../domain/ports/storage/delivery-inbox.ts';
import type { Store } from '../domain/ports/storage/store.ts';

export interface AccountStatus {
  /** True when the vendor disabled the account. */
  isDisabled(account: AccountId): Promise<boolean>;
  webhookCounts(account: AccountId): Promise<DeliveryCounts>;
}

export function createAccountStatus({ state, inbox }: Pick<Store, 'state' | 'inbox'>): AccountStatus {
  return {
    isDisabled: async (account) => (await state.disabledAt(account)) !== null,
    webhookCounts: (account) => inbox.counts(account),
  };
}
