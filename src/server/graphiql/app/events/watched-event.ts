// What the Events pane asks the gateway for, and what of the answer it relies on; the rest is shown as it came.

/** One event as the pane knows it; the other fields of the document are there too, for the JSON. */
export interface WatchedEvent {
  readonly __typename: string;
  readonly id: string;
  readonly cursor: string;
  readonly type: string;
  /** Null for events of the gateway itself. */
  readonly vendor: string | null;
  readonly occurredAt: string;
  /** Null when the event is not about one ticket. */
  readonly ticketId: string | null;
  readonly ticket?: { readonly subject: string | null; readonly preview: string | null } | null;
  readonly message?: WatchedMessage | null;
  /** The states of a TicketStatusChangedEvent; `from` is null when it is not known. */
  readonly from?: string | null;
  readonly to?: string;
  /** Of a MessageDeliveryChangedEvent. */
  readonly deliveryStatus?: string;
}

interface WatchedMessage {
  readonly text: string | null;
  readonly contentKind?: string;
  readonly attachments?: readonly { readonly mimeType: string | null }[];
}

/** One answer of the subscription; `events` is missing when the event could not be read. */
export interface WatchedAnswer {
  readonly data?: { readonly events?: WatchedEvent | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Where the log ends now; following from there loses nothing, even when the socket breaks before the first event. */
export const END_OF_LOG = 'query EndOfLog { eventCursor }';

/** Everything that happens, each event with what it says. */
export const WATCH_EVENTS = `subscription WatchEvents($after: EventCursor) {
  events(after: $after) {
    __typename
    id
    cursor
    type
    vendor
    occurredAt
    receivedAt
    replayed
    ticketId
    ticket { number subject status preview }
    cause { clientMutationId webhookDeliveryId }
    ... on TicketUpdatedEvent { changes { at field before after } }
    ... on TicketStatusChangedEvent { from to }
    ... on TicketAssignedEvent { assignee: to { displayName } }
    ... on TicketTagsChangedEvent { added { name } removed { name } }
    ... on MessageAddedEvent {
      message { text direction contentKind author { displayName kind } attachments { name mimeType } }
    }
    ... on MessageUpdatedEvent { message { text direction contentKind author { displayName kind } } }
    ... on MessageDeliveryChangedEvent { messageId deliveryStatus }
    ... on ActionRequestedEvent { kind actionId }
    ... on ActionFailedEvent { actionId reason }
    ... on AgentPresenceChangedEvent { agent { displayName } presence }
    ... on ContactOptedOutEvent { contact { displayName } }
    ... on VendorHealthChangedEvent { account { name } health { state } }
    ... on UnmappedVendorEvent { nativeType }
    ... on StreamGapEvent { oldestAvailable resumeAfter }
  }
}`;

/** What an event is about in a few words: what changed, then the message or the ticket; null where there is neither. */
export function toHeadline(event: WatchedEvent): string | null {
  const { message, ticket } = event;
  const said = message === undefined || message === null ? null : toSaid(message);
  const words = [toChange(event), said ?? ticket?.subject ?? ticket?.preview ?? null];
  return words.filter((part) => part !== null).join(' · ') || null;
}

/** The words of a message; of one without any what it is, such as "Media · image/png". Null for a text without words. */
function toSaid({ text, contentKind, attachments = [] }: WatchedMessage): string | null {
  if (text !== null && text !== '') return text;
  const types = attachments.flatMap(({ mimeType }) => (mimeType === null ? [] : [mimeType]));
  const kind = contentKind === undefined || contentKind === 'TEXT' ? [] : [toWords(contentKind)];
  return [...kind, ...types].join(' · ') || null;
}

function toChange({ from, to, deliveryStatus }: WatchedEvent): string | null {
  if (deliveryStatus !== undefined) return toWords(deliveryStatus);
  if (to === undefined) return null;
  return `${from == null ? '' : `${toWords(from)} `}→ ${toWords(to)}`;
}

/** `MESSAGE_ADDED` as people read it: "Message added". */
export function toWords(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
