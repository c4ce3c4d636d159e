// Reads the messages of one ticket.

import type { Observation } from '../../../domain/observation.ts';
import type { Reading } from '../../../domain/ports/vendor/reads.ts';
import type { ZaiaClient } from '../client/index.ts';
import type { ZaiaContext } from '../context.ts';
import { keyOf } from '../keys.ts';
import { toTicketObservations } from '../map/index.ts';
import { toThread } from '../map/messages.ts';
import type { WireMessage, WireTicketDetails } from '../wire/index.ts';
import { failedBy } from './lookup-result.ts';

type ThreadObservations = ReturnType<typeof toThread>;

/** The ticket with its whole thread. */
export async function readThread(
  client: ZaiaClient,
  ticket: WireTicketDetails,
  context: ZaiaContext,
): Promise<Reading> {
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
 * A ticket's messages, oldest first, in one call. If the chat is longer than one response, a second call reads the messages
 * of the ticket alone. Throws VendorCallError.
 */
export async function threadOf(
  client: ZaiaClient,
  ticket: WireTicketDetails,
  context: ZaiaContext,
): Promise<ThreadObservations> {
  const { messages, isFull } = await client.listMessages(ticket.chatId, null);
  if (!isFull) return toThread(ticket, messages, context);
  const own = await client.listMessages(ticket.chatId, ticket.id);
  if (own.isFull) context.log.warn('a ticket has more messages than the vendor returns', { ticket: ticket.id });
  const byId = new Map<string, WireMessage>([...messages, ...own.messages].map((message) => [message.id, message]));
  return toThread(ticket, [...byId.values()], context);
}
