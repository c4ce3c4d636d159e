// The reads of one Zaia account: tickets in bulk through their chats, threads, and the workspace's short lists.

import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, BatchReader, CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import type { ZaiaClient } from '../client/index.ts';
import type { ZaiaContext } from '../context.ts';
import { isUuidV4, keyOf } from '../keys.ts';
import { toCollection, toChannel, toTag, toTeam } from '../map/catalog.ts';
import { toTicketObservations } from '../map/index.ts';
import { toListedBot } from '../map/people.ts';
import { toReading } from './lookup-result.ts';
import { readThread } from './threads.ts';
import { BULK_SIZE, createTicketLookup, type TicketLookup } from './ticket-lookup.ts';

/** The vendor has no timeline of a ticket. */
export function createReads(client: ZaiaClient, context: ZaiaContext): AdapterReads {
  const lookup = createTicketLookup(client, context);
  return {
    tickets: createTicketReader(lookup, context),
    threads: createThreadReader(client, lookup, context),
    timelines: null,
    collections: createCollections(client, context),
    async findTicket(nativeId) {
      const ticketId = nativeId.toLowerCase();
      if (!isUuidV4(ticketId)) return { state: 'missing' };
      const result = await lookup.one(ticketId);
      if (result.state !== 'found') return result;
      const { details } = result;
      return { state: 'found', key: keyOf(details), observations: toTicketObservations(details, context) };
    },
  };
}

function createTicketReader(lookup: TicketLookup, context: ZaiaContext): BatchReader {
  return {
    batch: 'NATIVE_BULK',
    maxBatchSize: BULK_SIZE,
    async read(keys) {
      const results = [...(await lookup.byKeys(keys))];
      return new Map(
        results.map(([key, result]) => [key, toReading(result, (details) => toTicketObservations(details, context))]),
      );
    },
  };
}

/** Reads the heads first, in bulk: a thread needs the ticket's owner and its time of completion. */
function createThreadReader(client: ZaiaClient, lookup: TicketLookup, context: ZaiaContext): BatchReader {
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

function createCollections(client: ZaiaClient, { log }: ZaiaContext): AdapterReads['collections'] {
  const reader = (read: () => Promise<readonly Observation[]>): CollectionReader => ({ batch: 'LIST_AND_INDEX', read });
  return {
    channel: reader(async () => {
      const channels = await client.listChannels();
      return toCollection(
        'channel',
        channels.map((channel) => toChannel(channel, log)),
      );
    }),
    team: reader(async () => {
      const teams = await client.listTeams();
      return toCollection('team', teams.filter(({ isRemoved }) => isRemoved !== true).map(toTeam));
    }),
    tag: reader(async () => toCollection('tag', (await client.listTags()).map(toTag))),
    bot: reader(async () => {
      const responders = await client.listResponders();
      return toCollection(
        'bot',
        responders.map((responder) => toListedBot(responder, log)),
      );
    }),
  };
}
