// The messages of one ticket.

import type { Observation } from '../../../domain/observation.ts';
import type { Reading } from '../../../domain/ports/vendor/reads.ts';
import type { ZaiaClient } from '../client/index.ts';
import { keyOf, toTicketObservations, type MapContext } from '../map/index.ts';
import { toThread } from '../map/messages.ts';
import type { WireMessage, WireTicketDetails } from '../wire/index.ts';
import { failedBy } from './outcome.ts';

type ThreadObservations = ReturnType<typeof toThread>;

/** The ticket with its whole thread. */
export async function readThread(client: ZaiaClient, ticket: WireTicketDetails, context: MapContext): Promise<Reading> {
  try {
    const messages = await threadOf(client, ticket, context);
    const observations: readonly Observation[] = [
      ...toTicketObservations(ticket, context),
      ...messages,
      { type: 'thread-complete', ticketKey: keyOf(ticket) },
    ];
    return { state: 'found', observations };
  } catch (error) {
    return failedBy(error);
  }
}

/**
 * A ticket's messages, oldest first: one call. Where a chat is longer than the vendor gives at once, a second call asks
 * for those of the ticket alone. Throws VendorCallError.
 */
export async function threadOf(
  client: ZaiaClient,
  ticket: WireTicketDetails,
  context: MapContext,
): Promise<ThreadObservations> {
  const { messages, isFull } = await client.listMessages(ticket.chatId, null);
  if (!isFull) return toThread(ticket, messages, context);
  const own = await client.listMessages(ticket.chatId, ticket.id);
  if (own.isFull) context.log.warn('a ticket has more messages than the vendor gives', { ticket: ticket.id });
  const byId = new Map<string, WireMessage>([...messages, ...own.messages].map((one) => [one.id, one]));
  return toThread(ticket, [...byId.values()], context);
}
