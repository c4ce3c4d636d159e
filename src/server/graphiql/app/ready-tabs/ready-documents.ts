// The documents of the ready tabs; each says in its first lines what it shows and what to put in.

export const TICKETS_OF_ALL_VENDORS = `# Tickets of all vendors: one list, newest change first.
#
# "freshness" shows where each ticket came from and its age.
# "sources" shows the result or error of each account.
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

export const ONE_TICKET_WITH_MESSAGES = `# One ticket with its messages, and what can be done now.
#
# The id below comes from the list; put in any other.
# The "url" of a file works for five minutes, in any
# browser and without a token.
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
        content {
          __typename
          ... on LocationContent {
            latitude
            longitude
            name
            address
          }
        }
        attachments {
          name
          mimeType
          byteSize
          url
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

export const LIVE_EVENTS = `# Live events: run it and leave it open.
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

export const REPLY = `# Reply: sends a real message to the ticket's customer.
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

export const WHATSAPP_TEMPLATES = `# WhatsApp templates: what may be sent first, or late.
#
# Each belongs to a channel of one product ("brand").
# "parameters" are the places that must be filled in.
query WhatsappTemplates($first: Int!, $after: String) {
  templates(
    channelType: [WHATSAPP]
    first: $first
    after: $after
  ) {
    nodes {
      id
      name
      channel {
        id
        name
        brand {
          name
        }
      }
      translations {
        languageCode
        languageName
        headerType
        headerText
        body
        parameters {
          key
          required
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    sources {
      vendor
      state
      error {
        code
        message
      }
    }
  }
}
`;

export const SEND_TEMPLATE = `# Send a template: a real first message to a number.
#
# Both ids, languages and keys of values stand in the
# answer of WhatsappTemplates. The number has a + and its
# country code. The Events icon on the left opens a list
# that shows when it was delivered and read.
mutation SendTemplate(
  $idempotencyKey: String!
  $to: String!
  $channelId: ID!
  $template: TemplateContentInput!
) {
  templateSend(
    input: {
      channelId: $channelId
      to: $to
      template: $template
      idempotencyKey: $idempotencyKey
    }
  ) {
    message {
      id
      text
      deliveryStatus
      createdAt
    }
    ticket {
      id
    }
    userErrors {
      code
      message
      field
      retryable
    }
    replayedFromIdempotencyKey
  }
}
`;
