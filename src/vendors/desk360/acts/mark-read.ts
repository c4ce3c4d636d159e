// Tells customers that their WhatsApp messages were read.

import type { MessagesMarkReadCommand } from '../../../domain/command.ts';
import type { MessageRecord } from '../../../domain/message.ts';
import type { Act } from '../../../domain/ports/vendor.ts';
import type { Desk360Client } from '../client.ts';
import { isKnownProduct, parseTicketKey, whatsappMessageIdOf } from '../keys.ts';
import { eachOf, NO_PRODUCT_MESSAGE, refuse, type Refusals } from './refusals.ts';

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

/** One call for the messages of one product. Marking twice does no harm. */
export function createMarkRead(client: Desk360Client): Act<MessagesMarkReadCommand> {
  return {
    check({ messages }) {
      if (messages.length === 0) return refuse('REQUIRED', 'Name the messages to mark.', ['messageIds']);
      return eachOf(messages, ['messageIds'], checkMessage);
    },
    async perform({ messages, now }) {
      const readable = messages.map(readableOf).filter((message) => message !== null);
      for (const [product, list] of Map.groupBy(readable, (message) => message.product)) {
        // oxlint-disable-next-line no-await-in-loop -- product after product spares the budget
        await client.whatsapp.markRead(product, [...new Set(list.map(({ id }) => id))]);
      }
      return {
        observations: messages.map(({ key }) => ({
          type: 'delivery',
          messageKey: key,
          status: 'READ',
          error: null,
          at: now,
        })),
        messageKey: null,
      };
    },
  };
}
