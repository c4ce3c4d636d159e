// Finds the account of a stored object. The store may hold objects of accounts that are no longer configured.

import { RequestError } from '../../domain/errors/error-codes.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';

/** The configured account. Throws NOT_FOUND when the configuration no longer contains it. */
export function accountOf(accounts: AccountDirectory, id: AccountId): OpenAccount {
  const account = accounts.find(id);
  if (account === null)
    throw new RequestError(
      'NOT_FOUND',
      'The account of this object is no longer configured. Add it to the configuration to read the object.',
      { kind: 'account' },
    );
  return account;
}
