// Tells customers that their WhatsApp messages were read.

import type { MessagesMarkReadCommand } from '../../../domain/commands/message-commands.ts';
import { type UserError, UserErrors, VendorCallError, type VendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MessageRecord } from '../../../domain/message.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { toUserError } from '../../../domain/errors/vendor-user-error.ts';
import type { Desk360Client } from '../client/index.ts';
import { isKnownProduct, parseTicketKey, whatsappMessageIdOf } from '../keys.ts';
import { eachOf, NO_PRODUCT_MESSAGE, refuse, type Refusals } from './checks.ts';

interface Readable {
  readonly product: string;
  readonly id: string;
}

/** What the vendor knows the message by; null for what no read receipt exists for. */
function readableOf({ direction, key, ticketKey }: MessageRecord): Readable | null {
  const target = ticketKey === null ? null : parseTicketKey(ticketKey);
  const id = whatsappMessageIdOf(key);
  if (direction !== 'INBOUND' || target?.kind !== 'whatsapp' || id === null) return null;
  return { product: target.product, id };
}

function checkMessage(message: MessageRecord, at: readonly string[]): Refusals {
  const readable = readableOf(message);
  if (readable === null) return refuse('INVALID', 'Only received WhatsApp messages can be marked as read.', at);
  return isKnownProduct(readable.product) ? [] : refuse('NOT_ALLOWED_IN_STATE', NO_PRODUCT_MESSAGE, at);
}

interface Placed extends Readable {
  readonly key: string;
  /** Its place in the command. */
  readonly place: number;
}

/** One call for the messages of one product; what it was refused with, null when it was done. */
async function markOne(client: Desk360Client, product: string, list: readonly Placed[]): Promise<VendorFailure | null> {
  try {
    await client.whatsapp.markRead(product, [...new Set(list.map(({ id }) => id))]);
    return null;
  } catch (error) {
    if (error instanceof VendorCallError) return error.failure;
    throw error;
  }
}

const toObservation = (messageKey: string, at: number): Observation => ({
  type: 'delivery',
  messageKey,
  status: 'READ',
  error: null,
  at,
});

/**
 * One call a product. What one of them refuses is told for each of its messages and hinders no other; where all refuse,
 * nothing was done. Marking twice does no harm.
 */
export function createMarkRead(client: Desk360Client): Action<MessagesMarkReadCommand> {
  return {
    check({ messages }) {
      if (messages.length === 0) return refuse('REQUIRED', 'Name the messages to mark.', ['messageIds']);
      return eachOf(messages, ['messageIds'], checkMessage);
    },
    async perform({ messages, now }) {
      const placed = messages.flatMap((message, place): Placed[] => {
        const readable = readableOf(message);
        return readable === null ? [] : [{ ...readable, key: message.key, place }];
      });
      const done = new Set<string>();
      const errors: UserError[] = [];
      for (const [product, list] of Map.groupBy(placed, (message) => message.product)) {
        // oxlint-disable-next-line no-await-in-loop -- product after product spares the budget
        const failure = await markOne(client, product, list);
        for (const { key, place } of list) {
          if (failure === null) done.add(key);
          else errors.push({ ...toUserError(failure, 'DESK360'), field: ['messageIds', String(place)] });
        }
      }
      if (done.size === 0) throw new UserErrors(errors);
      const messageKeys = [...done];
      const observations = messageKeys.map((key) => toObservation(key, now));
      return { observations, messageKey: null, messageKeys, errors };
    },
  };
}
