// What the gateway reads of Emotive: tickets with their events where the read API is switched on, and the one channel.

import { VendorCallError, vendorFailure } from '../../domain/errors.ts';
import type { Observation } from '../../domain/observation.ts';
import type {
  AdapterLog,
  AdapterReads,
  CollectionReader,
  FeedPage,
  Reading,
  TicketFeed,
} from '../../domain/ports/vendor.ts';
import { createFanOutReader } from '../../platform/fan-out.ts';
import { isDone } from '../../domain/ticket.ts';
import type { EmotiveClient } from './client.ts';
import { externalIdsTask } from './external-ids.ts';
import { CHANNEL_KEY, toObservations, type MapContext } from './map.ts';
import type { EmotiveSettings } from './settings.ts';
import {
  asText,
  parseTicket,
  ticketIdOf,
  WireSurprise,
  type TicketAnswer,
  type TicketPage,
  type TicketWire,
} from './wire.ts';

export const PAGE_SIZE = 50;

/** The reads of one account. Without the read API only the channel, which needs no call. */
export function createEmotiveReads(
  client: EmotiveClient,
  context: MapContext,
  settings: EmotiveSettings,
): AdapterReads {
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

/** Reads all tickets in the order of their ids; the vendor has no order by change and no filter by time. */
export function createEmotiveFeed(client: EmotiveClient, context: MapContext): TicketFeed {
  return {
    newestFirst: false,
    async readPage(cursor) {
      const after = cursor ?? '0';
      return toFeedPage(await client.listTickets(after, PAGE_SIZE), after, context);
    },
  };
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

function isActive(observation: Observation): boolean {
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

function toFeedPage(page: TicketPage, after: string, context: MapContext): FeedPage {
  const observations: Observation[] = [];
  const ids: string[] = [];
  for (const [index, item] of page.items.entries()) {
    const ticket = readItem(item, index, context.log);
    const id = ticket === null ? null : ticketIdOf(ticket);
    if (ticket === null || id === null) continue;
    ids.push(id);
    observations.push(...toReadObservations(id, { ticket }, context));
  }
  return {
    observations,
    cursor: nextCursor(page, after, ids, context.log),
    oldestUpdatedAt: null,
    expectedTotal: null,
  };
}

function readItem(item: unknown, index: number, log: AdapterLog): TicketWire | null {
  try {
    const ticket = parseTicket(item, `items.${index}`);
    if (ticketIdOf(ticket) === null) throw new WireSurprise(`items.${index}.id`, 'missing');
    return ticket;
  } catch (error) {
    if (!(error instanceof WireSurprise)) throw error;
    log.warn('a ticket of a list was left out', { operation: 'tickets.list', problem: error.message });
    return null;
  }
}

/** The id to go on after; null at the end, and when the vendor would lead us in a circle. */
function nextCursor(page: TicketPage, after: string, ids: readonly string[], log: AdapterLog): string | null {
  const told = String(page.next ?? '').trim();
  if (told === '' || page.items.length === 0) return null;
  const next = toTicketId(told) ?? ids.findLast((id) => /^\d{1,15}$/.test(id)) ?? null;
  if (next !== null && Number(next) > Number(after)) return next;
  log.warn('the list of tickets does not go forward', { operation: 'tickets.list', field: 'next' });
  return null;
}

/** `next` is an id or a URL; of a URL only the parameter is taken, it is never followed. */
function toTicketId(next: string): string | null {
  const id = /^\d+$/.test(next) ? next : (new URLSearchParams(next.split('?')[1] ?? '').get('after_ticket_id') ?? '');
  return /^\d{1,15}$/.test(id) ? id : null;
}
