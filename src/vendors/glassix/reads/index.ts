// What can be read of a Glassix account: tickets with their threads and timelines, and the short lists.

import type { CatalogEntry } from '../../../domain/catalog.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, CollectionReader, Reading } from '../../../domain/ports/vendor/reads.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { GlassixClient } from '../client/index.ts';
import { isTicketId } from '../keys.ts';
import { toTicketDetail, toTicketHead, toTicketTimeline } from '../map/index.ts';
import type { MapContext } from '../map/context.ts';
import { toTag, toTeam, toTemplate, toUser } from '../map/catalog.ts';
import type { Bots } from './bots.ts';
import type { WireTicket } from '../wire/index.ts';

const MISSING: Reading = { state: 'missing' };
/** A ticket that went from department to department may point on a few times; never without end. */
const MAX_MOVES = 5;

const reader = (read: () => Promise<Observation[]>): CollectionReader => ({ batch: 'LIST_AND_INDEX', read });
const catalog = (entries: readonly CatalogEntry[]): Observation[] =>
  entries.map((entry) => ({ type: 'catalog', entry }) as const);

/** The reads of an account. One call brings head, thread and timeline. */
export function createReads(client: GlassixClient, context: MapContext, bots: Bots): AdapterReads {
  /** The ticket as it goes on now; the ones that it was before only say where it went. */
  async function follow(id: string): Promise<{ readonly ticket: WireTicket; readonly moves: readonly Observation[] }> {
    const moves: Observation[] = [];
    let ticket = await client.getTicket(id);
    while (ticket.movedToTicketId !== null && moves.length < MAX_MOVES) {
      moves.push(...toTicketHead(ticket, context));
      // oxlint-disable-next-line no-await-in-loop -- where it went stands in the one before
      ticket = await client.getTicket(ticket.movedToTicketId);
    }
    return { ticket, moves };
  }

  async function reading(
    key: string,
    toObservations: (ticket: WireTicket, context: MapContext) => readonly Observation[],
  ): Promise<Reading & { readonly key?: string }> {
    if (!isTicketId(key)) return MISSING;
    try {
      const [{ ticket, moves }] = await Promise.all([follow(key), bots.ready()]);
      return { state: 'found', key: ticket.id, observations: [...moves, ...toObservations(ticket, context)] };
    } catch (error) {
      const failure = toFailure(error, 'tickets.get');
      return failure.code === 'NOT_FOUND' ? MISSING : { state: 'failed', failure };
    }
  }

  const tickets = createFanOutReader((key) => reading(key, toTicketDetail));
  return {
    tickets,
    threads: tickets,
    timelines: createFanOutReader((key) => reading(key, toTicketTimeline)),
    collections: {
      agent: reader(async () => {
        const users = await client.listUsers();
        bots.learn(users);
        return [
          ...catalog(users.flatMap((user) => toUser(user, context.log) ?? [])),
          { type: 'collection-complete', kind: 'agent', scope: null },
        ];
      }),
      tag: reader(async () => [
        ...catalog((await client.listTags()).filter(({ name }) => name !== '').map(toTag)),
        { type: 'collection-complete', kind: 'tag', scope: null },
      ]),
      template: reader(async () => [
        ...catalog((await client.listCannedReplies()).map(toTemplate)),
        { type: 'collection-complete', kind: 'template', scope: null },
      ]),
      // No call lists departments: the settings name some, tickets tell of others. No key begins like this scope, so none
      // of those that tickets told of goes.
      team: reader(() => Promise.resolve(teamsOf(context))),
    },
    findTicket: (nativeId) => reading(nativeId, toTicketDetail),
  };
}

function teamsOf({ settings }: MapContext): Observation[] {
  const own = settings.apiKey.toLowerCase();
  const ids = new Set([...settings.departments.keys(), own]);
  return [
    ...catalog([...ids].map((id) => toTeam(id, settings))),
    { type: 'collection-complete', kind: 'team', scope: 'listed by nobody' },
  ];
}
