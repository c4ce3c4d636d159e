// The result of a reply or a note: the message that the vendor created, and the ticket's new activity.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { mapResponse } from '../../../platform/adapter/wire-failure.ts';
import { toMessage, type MapContext } from '../map/index.ts';
import { toPreview } from '../map/preview.ts';
import type { WireMessage } from '../wire/index.ts';

/** A response without an agent is still our message, not the customer's. */
const OWN_MESSAGE = {
  direction: 'OUTBOUND',
  author: { kind: 'AGENT', key: null, displayName: null },
  deliveryStatus: 'SENT',
} as const;

/** Maps the response of `operation`. Throws VendorCallError if it cannot be read. */
export function toMessageResult(
  ticket: TicketRecord,
  wire: WireMessage,
  operation: string,
  context: MapContext,
): ActionResult {
  const customer = { key: ticket.contactKey, name: ticket.contactName };
  const mapped = mapResponse(operation, () => toMessage(ticket.key, wire, customer, context));
  const isOwn = mapped.fields.direction !== 'INBOUND';
  const message = isOwn ? mapped : { ...mapped, fields: { ...mapped.fields, ...OWN_MESSAGE } };
  const { createdAt, text, visibility } = message.fields;
  const preview = visibility === 'PUBLIC' && text !== '' ? { preview: toPreview(text) } : {};
  const lastActivityAt = Math.max(createdAt, ticket.lastActivityAt ?? 0);
  return {
    observations: [
      { type: 'ticket', key: ticket.key, nativeId: ticket.nativeId, fields: { lastActivityAt, ...preview } },
      message,
    ],
    messageKey: message.key,
  };
}
