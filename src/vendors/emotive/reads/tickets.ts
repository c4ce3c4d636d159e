// Reads single tickets with all their events.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { BatchReader, Reading } from '../../../domain/ports/vendor/reads.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import type { EmotiveClient } from '../client/index.ts';
import type { EmotiveContext } from '../context.ts';
import { externalIdsTask } from '../map/external-ids.ts';
import { toReadObservations } from '../map/index.ts';
import { isActive } from '../map/ticket.ts';
import { asText, ticketIdOf, type TicketResponse } from '../wire/index.ts';

/** Reads heads and threads alike: one call returns both. */
export function createTicketReader(client: EmotiveClient, context: EmotiveContext): BatchReader {
  return createFanOutReader((key) => readTicket(client, key, context));
}

/** Reads one ticket. A call that fails is part of the result. */
export async function readTicket(client: EmotiveClient, ticketKey: string, context: EmotiveContext): Promise<Reading> {
  // Without an id the path would be that of the list.
  if (ticketKey === '') return { state: 'missing' };
  try {
    const response = await readSameTicket(client, ticketKey);
    const observations = toReadObservations(ticketKey, response, context);
    // An active ticket without an external id cannot be closed. Its webhook was missed, or it is older than this account.
    const registered = asText(response.ticket.external_ticket_id) !== null || !observations.some(isActive);
    const task = externalIdsTask(ticketKey, registered, context.settings);
    return { state: 'found', observations: [...observations, ...task] };
  } catch (error) {
    if (!(error instanceof VendorCallError)) throw error;
    if (error.failure.code === 'NOT_FOUND') return { state: 'missing' };
    return { state: 'failed', failure: error.failure };
  }
}

/** Reads a ticket with its events. Throws VendorCallError, also if the response is about another ticket. */
export async function readSameTicket(client: EmotiveClient, ticketKey: string): Promise<TicketResponse> {
  const response = await client.readTicket(ticketKey);
  const ids = [ticketIdOf(response.ticket), ...(response.events ?? []).map((event) => event.ticket_id ?? null)];
  if (ids.every((id) => id === null || String(id) === ticketKey)) return response;
  throw new VendorCallError(vendorFailure('BAD_RESPONSE', { message: 'The vendor returned another ticket.' }));
}
