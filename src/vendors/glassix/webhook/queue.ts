// Glassix's event queue, for a gateway that the vendor cannot reach with webhooks.

import type { DeliveryQueue, QueuedDelivery } from '../../../domain/ports/vendor/deliveries.ts';
import type { GlassixClient } from '../client/index.ts';
import { queued } from '../wire/events.ts';

/** An event without a receipt cannot be deleted. It is received again and recognised as a duplicate. */
const NO_RECEIPT = '';

function toDelivery(value: unknown): QueuedDelivery {
  const parsed = queued.safeParse(value);
  if (!parsed.success) return { receipt: NO_RECEIPT, body: bytesOf(value) };
  const { queueReceiptHandle, queueMessageId, ...event } = parsed.data;
  return { receipt: JSON.stringify({ queueReceiptHandle, queueMessageId }), body: bytesOf(event) };
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** A receipt contains both ids that the vendor's delete call requires. */
export function createQueue(client: GlassixClient, everyMs: number): DeliveryQueue {
  return {
    everyMs,
    receive: async () => (await client.getEvents()).map(toDelivery),
    async acknowledge(receipts) {
      const deletable = receipts.filter((receipt) => receipt !== NO_RECEIPT);
      if (deletable.length === 0) return;
      await client.deleteEvents(deletable.map((receipt) => JSON.parse(receipt) as Readonly<Record<string, string>>));
    },
  };
}
