// What the gateway reads of Emotive: tickets with their events where the read API is switched on, and the one channel.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, CollectionReader, Reading } from '../../../domain/ports/vendor/reads.ts';
import { isDone } from '../../../domain/ticket.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import type { EmotiveClient } from '../client/index.ts';
import { externalIdsTask } from '../map/external-ids.ts';
import { CHANNEL_KEY, toObservations, type MapContext } from '../map/index.ts';
import type { EmotiveSettings } from '../settings.ts';
import { asText, ticketIdOf, type TicketAnswer } from '../wire/index.ts';

/** The reads of one account. Without the read API only the channel, which needs no call. */
export function createReads(client: EmotiveClient, context: MapContext, settings: EmotiveSettings): AdapterReads {
  const collections = { channel: channelReader };
  if (!settings.readApi) return { tickets: null, threads: null, timelines: null, collections, findTicket: null };
  const read = (key: string) => readTicket(client, key, context, settings);
  // One call brings the head and the thread, so both readers are the same.
  const reader = createFanOutReader(read);
  const findTicket = async (nativeId: string) => {
    if (!/^\d{1,15}$/.test(nativeId)) return { state: 'missing' } as const;
    const reading = await read(nativeId);
    return reading.state === 'found' ? { ...reading, key: nativeId } : reading;
  };
  return { tickets: reader, threads: reader, timelines: null, collections, findTicket };
}

const channelReader: CollectionReader = {
  batch: 'LIST_AND_INDEX',
  async read() {
    return [
      {
        type: 'catalog',
        entry: {
          kind: 'channel',
          key: CHANNEL_KEY,
          nativeId: CHANNEL_KEY,
          channelType: 'SMS',
          nativeType: null,
          name: 'SMS',
          brandKey: null,
          inbound: true,
          outbound: true,
          supportedContent: ['TEXT'],
        },
      },
      { type: 'collection-complete', kind: 'channel', scope: null },
    ];
  },
};

async function readTicket(
  client: EmotiveClient,
  ticketKey: string,
  context: MapContext,
  settings: EmotiveSettings,
): Promise<Reading> {
  // Without an id the path would be that of the list.
  if (ticketKey === '') return { state: 'missing' };
  try {
    const answer = await readSameTicket(client, ticketKey);
    const told = toReadObservations(ticketKey, answer, context);
    // Its webhook was missed, or it is older than this account: an active ticket without an id could not be closed.
    const registered = asText(answer.ticket.external_ticket_id) !== null || !told.some(isActive);
    return { state: 'found', observations: [...told, ...externalIdsTask(ticketKey, registered, settings)] };
  } catch (error) {
    if (!(error instanceof VendorCallError)) throw error;
    if (error.failure.code === 'NOT_FOUND') return { state: 'missing' };
    return { state: 'failed', failure: error.failure };
  }
}

/** True for what is told of a ticket that is not done. */
export function isActive(observation: Observation): boolean {
  const status = observation.type === 'ticket' ? observation.fields.status : undefined;
  return status !== undefined && !isDone({ status });
}

/** The observations of an answer `{ticket, events?}` that is the vendor's present state. */
export function toReadObservations(
  ticketKey: string,
  answer: TicketAnswer,
  context: MapContext,
): readonly Observation[] {
  const { ticket, events } = answer;
  return toObservations(
    {
      ticketKey,
      ticket,
      events: events ?? [],
      contactKey: null,
      wholeThread: Array.isArray(events),
      saysReferences: true,
      receivedAt: null,
    },
    context,
  );
}

/** Reads a ticket with its events. Throws VendorCallError, also when the answer is about another ticket. */
export async function readSameTicket(client: EmotiveClient, ticketKey: string): Promise<TicketAnswer> {
  const answer = await client.readTicket(ticketKey);
  const ids = [ticketIdOf(answer.ticket), ...(answer.events ?? []).map((event) => event.ticket_id ?? null)];
  if (ids.every((id) => id === null || String(id) === ticketKey)) return answer;
  throw new VendorCallError(vendorFailure('BAD_RESPONSE', { message: 'The vendor answered with another ticket.' }));
}
