// Reads a ticket from the vendor now, whatever the age of the stored one.

import { userError } from '../../domain/errors/error-codes.ts';
import type { TicketRefreshInput } from '../../generated/schema.ts';
import { toUserError } from '../../domain/errors/vendor-user-error.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { PayloadNode } from '../nodes/node-types.ts';
import { refuseWrite } from './write.ts';

/** Reads the ticket live. A vendor without a read API and a failed read are user errors. */
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
        message: 'This vendor has no API to read a ticket. Webhooks keep the ticket up to date.',
      }),
    ]);
  }
  const outcome = (await context.services.live.objects(account, 'tickets', [ref.key])).get(ref.key);
  if (outcome === undefined || outcome.state === 'missing') return notFound();
  if (outcome.state === 'failed')
    return refuseWrite(input.clientMutationId, [toUserError(outcome.failure, account.vendor)]);
  context.loaders.forget();
  const position = await context.services.eventLog.newest();
  return { ...refuseWrite(input.clientMutationId, []), account: account.id, ticketKey: ref.key, position };
}
