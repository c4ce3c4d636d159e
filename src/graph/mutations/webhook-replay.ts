// Processes a stored webhook delivery again, for example after a fix of the gateway.

import { userError } from '../../domain/errors/error-codes.ts';
import type { WebhookReplayInput } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { WebhookReplayPayloadNode } from '../nodes/node-types.ts';
import { refuseWrite } from './write.ts';

/** Replays the delivery. A delivery that was rejected or discarded cannot be replayed. */
export async function replayDelivery(
  context: GraphContext,
  input: WebhookReplayInput,
): Promise<WebhookReplayPayloadNode> {
  const { ref, account } = readId(context, input.deliveryId, 'delivery');
  const { deliveries, eventLog, replayDelivery: replay } = context.services;
  const stored = account === null ? null : await deliveries.find(account.id, ref.key);
  const field = ['input', 'deliveryId'];
  if (account === null || stored === null) {
    return { ...refuseWrite(input.clientMutationId, [userError('NOT_FOUND', { field })]), delivery: null };
  }
  if (stored.state === 'REJECTED' || stored.state === 'DISCARDED') {
    return {
      ...refuseWrite(input.clientMutationId, [
        userError('NOT_ALLOWED_IN_STATE', {
          field,
          message: 'This delivery was rejected or discarded, so it cannot be replayed.',
        }),
      ]),
      delivery: stored,
    };
  }
  const delivery = await replay(ref.key);
  return {
    ...refuseWrite(input.clientMutationId, []),
    account: account.id,
    position: await eventLog.newest(),
    delivery,
  };
}
