// Asks the API once for real tickets, so that the ready tabs run as they are.

/** Ids for the ready tabs; null where the API named none. */
export interface ExampleTickets {
  ticketId: string | null;
  replyTicketId: string | null;
}

const EXAMPLES_QUERY =
  'query ExampleTickets { tickets(first: 20) { nodes { id capabilities { reply { allowed } } } } }';

/** What there is to show when the API was not asked or named none. */
export const NO_EXAMPLES: ExampleTickets = { ticketId: null, replyTicketId: null };

/**
 * The first ticket of the list and the first one that takes a reply now. The page must open whatever the API does, so
 * a refusal (a token may be wanted), an error or no answer within `timeoutMs` is not a failure but two nulls.
 */
export async function findExampleTickets(endpoint: string, timeoutMs: number): Promise<ExampleTickets> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: EXAMPLES_QUERY }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return toExampleTickets((await response.json()) as ExamplesAnswer);
  } catch {
    return NO_EXAMPLES;
  }
}

interface ExamplesAnswer {
  data?: { tickets?: { nodes?: { id: string; capabilities?: { reply?: { allowed?: boolean } } }[] } | null } | null;
}

function toExampleTickets(answer: ExamplesAnswer): ExampleTickets {
  const tickets = answer.data?.tickets?.nodes ?? [];
  const answerable = tickets.find((ticket) => ticket.capabilities?.reply?.allowed === true);
  return { ticketId: tickets[0]?.id ?? null, replyTicketId: answerable?.id ?? null };
}
