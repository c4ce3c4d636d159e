// Asks the vendor for a ticket now, whatever the age of what is held.

import { userError } from '../../domain/errors/error-codes.ts';
import type { TicketRefreshInput } from '../../generated/schema.ts';
import { toUserError } from '../../domain/errors/vendor-user-error.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { PayloadNode } from '../nodes/node-types.ts';
import { refuseWrite } from './write.ts';

/** Reads the ticket live; a vendor that cannot be read or does not answer is a user error. */
export async function refreshTicket(context: GraphContext, input: TicketRefreshInput): Promise<PayloadNode> {
  const { ref, account } = readId(context, input.ticketId, 'ticket');
  const notFound = () =>
    refuseWrite(input.clientMutationId, [userError('NOT_FOUND', { field: ['input', 'ticketId'] })]);
  if (account === null) return notFound();
  const { reads } = account.adapter;
  if (reads.tickets === null || reads.isReadable?.(ref.key) === false) {
    return refuseWrite(input.clientMutationId, [
      userError('NOT_SUPPORTED_BY_VENDOR', {
        vendor: account.vendor,
        message: 'This vendor has no call that reads a ticket; it is kept true by webhooks.',
      }),
    ]);
  }
  const outcome = (await context.services.live.objects(account, 'tickets', [ref.key])).get(ref.key);
  if (outcome === undefined || outcome.state === 'missing') return notFound();
  if (outcome.state === 'failed')
    return refuseWrite(input.clientMutationId, [toUserError(outcome.failure, account.vendor)]);
  context.loaders.forget();
  const position = await context.services.store.log.head();
  return { ...refuseWrite(input.clientMutationId, []), account: account.id, ticketKey: ref.key, position };
}
