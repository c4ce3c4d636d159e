// The fields of events that the journeys select, and the cursor to subscribe from.

import type { TestGateway } from '../../kit/gateway/gateway.ts';

/** All fields of the events in these journeys. */
const EVENT_FACTS = `__typename id cursor type vendor occurredAt receivedAt replayed ticketId
  cause { clientMutationId webhookDeliveryId actor { kind displayName } }
  ticket { id nativeId status preview version channel { type } contact { displayName } }
  ... on MessageAddedEvent { message { id nativeId direction visibility automated text html contentKind deliveryStatus createdAt
    author { kind displayName } attachments { name mimeType sha256 scanState }
    content { __typename
      ... on LocationContent { latitude longitude name address }
      ... on ContactCardContent { cards { displayName organization phones { value } emails { value } } }
      ... on MediaContent { kind caption attachments { name } }
      ... on InteractiveReplyContent { title }
    } } }
  ... on MessageDeliveryChangedEvent { messageId deliveryStatus }
  ... on TicketStatusChangedEvent { from to }
  ... on TicketUpdatedEvent { changes { field before after } }
  ... on UnmappedVendorEvent { nativeType raw }
  ... on StreamGapEvent { oldestAvailable resumeAfter }`;

export const EVENTS = `subscription ($after: EventCursor, $filter: EventFilter) {
  events(after: $after, filter: $filter) { ${EVENT_FACTS} } }`;

/** The cursor of the newest event: later events come after it. */
export async function headCursor(gateway: TestGateway): Promise<string> {
  return (await gateway.query('{ eventCursor }')).data['eventCursor'] as string;
}
