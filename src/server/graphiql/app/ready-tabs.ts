// The tabs a first visitor finds ready to run; plain data, so that a test can hold every document against the schema.

/** What GraphiQL opens a tab with: a document and its variables, both as text. The operation's name is the tab's title. */
export interface ReadyTab {
  query: string;
  variables: string;
}

/** Real values for the variables; a null ticket means that the API named none, and the placeholder stands in. */
export interface ReadyTabValues {
  ticketId: string | null;
  /** A ticket that takes a reply now; null falls back to `ticketId`. */
  replyTicketId: string | null;
  /** One per visit: the same key never sends twice. */
  idempotencyKey: string;
}

/** Stands in a tab's variables until the API has a ticket to put there. */
export const TICKET_ID_PLACEHOLDER = 'PASTE_A_TICKET_ID';

const TICKETS_OF_ALL_VENDORS = `# Tickets of all vendors: one list, newest change first.
#
# "freshness" tells where each ticket came from, how old.
# "sources" tells what each account gave, or why nothing.
query TicketsOfAllVendors($first: Int!) {
  tickets(first: $first) {
    nodes {
      id
      vendor
      number
      subject
      status
      channel {
        name
        type
      }
      assignee {
        displayName
      }
      tags {
        name
        kind
      }
      lastActivityAt
      freshness {
        source
        ageSeconds
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
    sources {
      vendor
      account {
        name
      }
      state
      fetchedAt
      returned
      error {
        code
        message
      }
    }
  }
}
`;

const ONE_TICKET_WITH_MESSAGES = `# One ticket with its messages, and what can be done now.
#
# The id below comes from the list; put in any other.
query OneTicketWithMessages($id: ID!) {
  ticket(id: $id) {
    vendor
    number
    subject
    status
    nativeStatus {
      code
      label
    }
    contact {
      displayName
      identities {
        kind
        value
      }
    }
    assignee {
      displayName
    }
    messages(last: 20) {
      nodes {
        createdAt
        direction
        author {
          displayName
          kind
        }
        text
        contentKind
        attachments {
          name
          mimeType
        }
        deliveryStatus
      }
    }
    capabilities {
      reply {
        allowed
        reasons
      }
      close {
        allowed
        reasons
      }
    }
    freshness {
      source
      ageSeconds
    }
    url
  }
}
`;

const LIVE_EVENTS = `# Live events: run it and leave it open.
#
# Each event replaces the one shown before. The Events
# icon on the left opens the running list of them all.
# To start behind an event, put its "cursor" into "after".
subscription LiveEvents($after: EventCursor) {
  events(after: $after) {
    __typename
    id
    cursor
    type
    vendor
    occurredAt
    ticketId
    ... on MessageAddedEvent {
      message {
        text
        direction
        author {
          displayName
        }
      }
    }
    ... on MessageDeliveryChangedEvent {
      messageId
      deliveryStatus
    }
    ... on TicketStatusChangedEvent {
      from
      to
    }
    ... on TicketAssignedEvent {
      assignee: to {
        displayName
      }
    }
    ... on TicketTagsChangedEvent {
      added {
        name
      }
      removed {
        name
      }
    }
    ... on StreamGapEvent {
      oldestAvailable
      resumeAfter
    }
  }
}
`;

const REPLY = `# Reply: sends a real message to the ticket's customer.
#
# The same idempotencyKey never sends twice: change it
# for another text. What the vendor refuses comes back
# in "userErrors", not as a failed request.
mutation Reply(
  $ticketId: ID!
  $text: String!
  $idempotencyKey: String!
) {
  ticketReply(
    input: {
      ticketId: $ticketId
      content: { text: { text: $text } }
      idempotencyKey: $idempotencyKey
    }
  ) {
    message {
      id
      text
      deliveryStatus
      createdAt
    }
    userErrors {
      code
      message
      field
      retryable
    }
    replayedFromIdempotencyKey
    eventCursor
  }
}
`;

/** The ready tabs in their order, with real values in the variables; see each document's first line for what it shows. */
export function toReadyTabs(values: ReadyTabValues): ReadyTab[] {
  const ticketId = values.ticketId ?? TICKET_ID_PLACEHOLDER;
  return [
    { query: TICKETS_OF_ALL_VENDORS, variables: toJson({ first: 20 }) },
    toTicketTab(ticketId),
    { query: LIVE_EVENTS, variables: toJson({ after: null }) },
    {
      query: REPLY,
      variables: toJson({
        ticketId: values.replyTicketId ?? ticketId,
        text: 'Thank you for writing. We are looking into it.',
        idempotencyKey: values.idempotencyKey,
      }),
    },
  ];
}

/** The tab that shows one ticket, with this one's id in the variables. */
export function toTicketTab(ticketId: string): ReadyTab {
  return { query: ONE_TICKET_WITH_MESSAGES, variables: toJson({ id: ticketId }) };
}

function toJson(variables: Record<string, unknown>): string {
  return JSON.stringify(variables, null, 2);
}
