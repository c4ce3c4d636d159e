// Finds a ticket by the identifier that the vendor's own support uses.

import { RequestError, VendorCallError } from '../../domain/errors/error-codes.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { QueryTicketByNativeIdArgs } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { TicketNode } from '../nodes/node-types.ts';

const MAX_NATIVE_ID_LENGTH = 256;

/** Looks into the projection first, then asks the vendor's accounts; null when nobody knows it. */
export async function findByNativeId(
  context: GraphContext,
  args: QueryTicketByNativeIdArgs,
): Promise<TicketNode | null> {
  if (args.nativeId.length > MAX_NATIVE_ID_LENGTH)
    throw new RequestError('BAD_USER_INPUT', '`nativeId` is longer than any vendor’s identifier.', {
      argument: 'nativeId',
    });
  const accounts = accountsFor(context, args);
  const known = await context.services.store.state.ticketByNativeId(
    accounts.map(({ id }) => id),
    args.nativeId,
  );
  if (known !== null) return context.loaders.ticket(known.account, known.key);
  const failures: VendorCallError[] = [];
  for (const account of accounts) {
    const key = await ask(context, account, args.nativeId, failures);
    if (key !== null) return context.loaders.ticket(account.id, key);
  }
  if (failures[0] !== undefined) throw failures[0];
  return null;
}

async function ask(
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
