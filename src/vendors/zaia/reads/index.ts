// What the gateway reads of Zaia: tickets by the hundred through their chats, threads, and the workspace's short lists.

import type { AdapterReads, BatchReader, CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import type { Observation } from '../../../domain/observation.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import type { ZaiaClient } from '../client/index.ts';
import { isUuidV4 } from '../keys.ts';
import { keyOf, toTicketObservations, type MapContext } from '../map/index.ts';
import { asCollection, toChannel, toTag, toTeam } from '../map/catalog.ts';
import { toListedBot } from '../map/people.ts';
import { toReading } from './outcome.ts';
import { readThread } from './threads.ts';
import { BULK_SIZE, createTicketLookup, type TicketLookup } from './ticket-lookup.ts';

/** The reads of one account; the vendor has no history of a ticket's changes. */
export function createReads(client: ZaiaClient, context: MapContext): AdapterReads {
  const lookup = createTicketLookup(client, context.settings);
  return {
    tickets: ticketReader(lookup, context),
    threads: threadReader(client, lookup, context),
    timelines: null,
    collections: collections(client, context),
    async findTicket(nativeId) {
      const ticketId = nativeId.toLowerCase();
      if (!isUuidV4(ticketId)) return { state: 'missing' };
      const found = await lookup.one(ticketId);
      if (found.state !== 'found') return found;
      const { details } = found;
      return { state: 'found', key: keyOf(details), observations: toTicketObservations(details, context) };
    },
  };
}

function ticketReader(lookup: TicketLookup, context: MapContext): BatchReader {
  return {
    batch: 'NATIVE_BULK',
    maxBatchSize: BULK_SIZE,
    async read(keys) {
      const found = await lookup.byKeys(keys);
      return new Map(
        [...found].map(([key, looked]) => [key, toReading(looked, (one) => toTicketObservations(one, context))]),
      );
    },
  };
}

/** Whose messages they are and when the ticket ended stands in the ticket, so heads come first: few calls for all of them. */
function threadReader(client: ZaiaClient, lookup: TicketLookup, context: MapContext): BatchReader {
  return {
    batch: 'BOUNDED_FAN_OUT',
    maxBatchSize: 20,
    async read(keys) {
      const heads = await lookup.byKeys(keys);
      const threads = createFanOutReader(async (key) => {
        const head = heads.get(key) ?? { state: 'missing' };
        return head.state === 'found' ? readThread(client, head.details, context) : head;
      });
      return threads.read(keys);
    },
  };
}

function collections(client: ZaiaClient, { log }: MapContext): AdapterReads['collections'] {
  const reader = (read: () => Promise<readonly Observation[]>): CollectionReader => ({ batch: 'LIST_AND_INDEX', read });
  return {
    channel: reader(async () =>
      asCollection(
        'channel',
        (await client.listChannels()).map((channel) => toChannel(channel, log)),
      ),
    ),
    team: reader(async () =>
      asCollection('team', (await client.listTeams()).filter(({ isRemoved }) => isRemoved !== true).map(toTeam)),
    ),
    tag: reader(async () => asCollection('tag', (await client.listTags()).map(toTag))),
    bot: reader(async () =>
      asCollection(
        'bot',
        (await client.listResponders()).map((responder) => toListedBot(responder, log)),
      ),
    ),
  };
}
