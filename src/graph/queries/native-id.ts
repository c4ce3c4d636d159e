// Finds a ticket by the id that the vendor shows in its own interface.

import { RequestError, VendorCallError } from '../../domain/errors/error-codes.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { QueryTicketByNativeIdArgs } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { TicketNode } from '../nodes/node-types.ts';

const MAX_NATIVE_ID_LENGTH = 256;

/** Searches the store first, then calls the vendor for each account. Throws a vendor failure only if no account has the ticket. */
export async function findByNativeId(
  context: GraphContext,
  args: QueryTicketByNativeIdArgs,
): Promise<TicketNode | null> {
  if (args.nativeId.length > MAX_NATIVE_ID_LENGTH)
    throw new RequestError('BAD_USER_INPUT', `\`nativeId\` may have at most ${MAX_NATIVE_ID_LENGTH} characters.`, {
      argument: 'nativeId',
    });
  const accounts = accountsFor(context, args);
  const nativeId = args.nativeId.toWellFormed();
  const stored = await context.services.tickets.findByNativeId(accounts, nativeId);
  if (stored !== null) return context.loaders.ticket(stored.account, stored.key);
  const failures: VendorCallError[] = [];
  for (const account of accounts) {
    const key = await findAtVendor(context, account, nativeId, failures);
    if (key !== null) return context.loaders.ticket(account.id, key);
  }
  if (failures[0] !== undefined) throw failures[0];
  return null;
}

async function findAtVendor(
  context: GraphContext,
  account: OpenAccount,
  nativeId: string,
  failures: VendorCallError[],
): Promise<string | null> {
  try {
    return await context.services.live.findTicket(account, nativeId);
  } catch (failure) {
    if (!(failure instanceof VendorCallError)) throw failure;
    if (failure.failure.code !== 'NOT_FOUND') failures.push(failure);
    return null;
  }
}

function accountsFor(context: GraphContext, { vendor, account }: QueryTicketByNativeIdArgs): readonly OpenAccount[] {
  const only = account == null ? null : readId(context, account, 'account').account;
  const candidates = account == null ? context.viewer.accounts : only === null ? [] : [only];
  return candidates.filter((candidate) => candidate.vendor === vendor);
}
