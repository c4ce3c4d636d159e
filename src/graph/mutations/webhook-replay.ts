// Lets an operator have a kept webhook delivery read again, after a reader was mended.

import { userError } from '../../domain/errors/error-codes.ts';
import type { WebhookReplayInput } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { WebhookReplayPayloadNode } from '../nodes/node-types.ts';
import { refuseWrite } from './write.ts';

/** Reads the delivery again; one that was refused at the door stays refused. */
export async function replayDelivery(
  context: GraphContext,
  input: WebhookReplayInput,
): Promise<WebhookReplayPayloadNode> {
  const { ref, account } = readId(context, input.deliveryId, 'delivery');
  const { inbox, log } = context.services.store;
  const kept = (await inbox.byKeys([ref.key])).get(ref.key);
  const field = ['input', 'deliveryId'];
  if (account === null || kept === undefined || kept.account !== account.id) {
    return { ...refuseWrite(input.clientMutationId, [userError('NOT_FOUND', { field })]), delivery: null };
  }
  if (kept.state === 'REJECTED' || kept.state === 'DISCARDED') {
    return {
      ...refuseWrite(input.clientMutationId, [
        userError('NOT_ALLOWED_IN_STATE', { field, message: 'What was refused at the door cannot be replayed.' }),
      ]),
      delivery: kept,
    };
  }
  const delivery = await context.services.replayDelivery(ref.key);
  return { ...refuseWrite(input.clientMutationId, []), account: account.id, position: await log.head(), delivery };
}
