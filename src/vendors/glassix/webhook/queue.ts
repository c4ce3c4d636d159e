// Glassix's queue of events: the other way in, for a gateway that the vendor cannot reach.

import type { DeliveryQueue, QueuedDelivery } from '../../../domain/ports/vendor/deliveries.ts';
import type { GlassixClient } from '../client/index.ts';
import { queued } from '../wire/events.ts';

/** An event that names no receipt cannot be taken off; whoever reads it again knows it. */
const NO_RECEIPT = '';

function toDelivery(event: unknown): QueuedDelivery {
  const read = queued.safeParse(event);
  if (!read.success) return { receipt: NO_RECEIPT, body: bytesOf(event) };
  const { queueReceiptHandle, queueMessageId, ...said } = read.data;
  return { receipt: JSON.stringify({ queueReceiptHandle, queueMessageId }), body: bytesOf(said) };
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** The queue of an account. A receipt carries both names that the vendor deletes an event by. */
export function createQueue(client: GlassixClient, everyMs: number): DeliveryQueue {
  return {
    everyMs,
    receive: async () => (await client.getEvents()).map(toDelivery),
    async acknowledge(receipts) {
      const named = receipts.filter((receipt) => receipt !== NO_RECEIPT);
      if (named.length === 0) return;
      await client.deleteEvents(named.map((receipt) => JSON.parse(receipt) as Readonly<Record<string, string>>));
    },
  };
}
