// Read receipts for customers' WhatsApp messages.

import type { MessagesMarkReadCommand } from '../../../../domain/commands/message-commands.ts';
import {
  type UserError,
  UserErrors,
  VendorCallError,
  type VendorFailure,
} from '../../../../domain/errors/error-codes.ts';
import { toUserError } from '../../../../domain/errors/vendor-user-error.ts';
import type { MessageRecord } from '../../../../domain/message.ts';
import type { Observation } from '../../../../domain/observation.ts';
import type { Action } from '../../../../domain/ports/vendor/actions.ts';
import { eachOf, type FieldPath, type Refusals } from '../../../../platform/adapter/action-checks.ts';
import type { Desk360Client } from '../../client/index.ts';
import { isKnownProduct, parseTicketKey, whatsappMessageIdOf } from '../../keys.ts';
import { NO_PRODUCT_MESSAGE, refuse } from '../checks.ts';

interface Receipt {
  readonly product: string;
  /** The vendor's id of the message. */
  readonly id: string;
}

/** The receipt of a message; null for a message that cannot be marked as read. */
function receiptOf({ direction, key, ticketKey }: MessageRecord): Receipt | null {
  const target = ticketKey === null ? null : parseTicketKey(ticketKey);
  const id = whatsappMessageIdOf(key);
  if (direction !== 'INBOUND' || target?.kind !== 'whatsapp' || id === null) return null;
  return { product: target.product, id };
}

function checkMessage(message: MessageRecord, at: FieldPath): Refusals {
  const receipt = receiptOf(message);
  if (receipt === null) return refuse('INVALID', 'Only received WhatsApp messages can be marked as read.', at);
  return isKnownProduct(receipt.product) ? [] : refuse('NOT_ALLOWED_IN_STATE', NO_PRODUCT_MESSAGE, at);
}

interface IndexedReceipt extends Receipt {
  readonly key: string;
  /** Index of the message in the command. */
  readonly index: number;
}

/** One call for the messages of one product. Returns the failure; null on success. */
async function markProduct(
  client: Desk360Client,
  product: string,
  receipts: readonly IndexedReceipt[],
): Promise<VendorFailure | null> {
  try {
    await client.whatsapp.markRead(product, [...new Set(receipts.map(({ id }) => id))]);
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
 * One call per product. A failed call is reported for each of its messages and does not stop the others. Throws UserErrors
 * if every call failed. Marking a message twice is harmless.
 */
export function createMarkRead(client: Desk360Client): Action<MessagesMarkReadCommand> {
  return {
    check({ messages }) {
      if (messages.length === 0) return refuse('REQUIRED', 'Name the messages to mark as read.', ['messageIds']);
      return eachOf(messages, ['messageIds'], checkMessage);
    },
    async perform({ messages, now }) {
      const receipts = messages.flatMap((message, index): IndexedReceipt[] => {
        const receipt = receiptOf(message);
        return receipt === null ? [] : [{ ...receipt, key: message.key, index }];
      });
      const done = new Set<string>();
      const errors: UserError[] = [];
      for (const [product, ofProduct] of Map.groupBy(receipts, (receipt) => receipt.product)) {
        // oxlint-disable-next-line no-await-in-loop -- one call at a time saves the rate budget
        const failure = await markProduct(client, product, ofProduct);
        for (const { key, index } of ofProduct) {
          if (failure === null) done.add(key);
          else errors.push({ ...toUserError(failure, 'DESK360'), field: ['messageIds', String(index)] });
        }
      }
      if (done.size === 0) throw new UserErrors(errors);
      const messageKeys = [...done];
      const observations = messageKeys.map((key) => toObservation(key, now));
      return { observations, messageKey: null, messageKeys, errors };
    },
  };
}
