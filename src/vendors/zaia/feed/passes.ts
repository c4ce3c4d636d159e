// A pass compares the vendor with what was known: active tickets, those that left their lists, completed ones, messages.

import type { ZaiaClient } from '../client.ts';
import { keyOf, toTicketObservations, type MapContext } from '../map.ts';
import { BULK_SIZE, createTicketLookup } from '../reads/ticket-lookup.ts';
import type { WireTicketDetails } from '../wire.ts';
import { createCompletedRound } from './completed-round.ts';
import { readListPage } from './lists.ts';
import type { Page, Pass, SeenTickets } from './pass.ts';
import { createSpoken } from './spoken.ts';

export interface Passes {
  /** Begins a pass; what happened at or after this instant (epoch ms) may be unknown. Its steps throw VendorCallError. */
  begin(since: number): Pass;
}

/** The passes of one account, one at a time. What they remember of each other only saves calls: a restart loses nothing. */
export function createPasses(client: ZaiaClient, context: MapContext): Passes {
  const lookup = createTicketLookup(client, context.settings);
  const round = createCompletedRound(client, context.settings);
  const spoken = createSpoken(client, context);
  /** The active tickets of the last whole pass. */
  let active: ReadonlySet<string> = new Set();

  const note = (seen: SeenTickets, rows: readonly WireTicketDetails[]): Page => {
    for (const details of rows) seen.set(keyOf(details), details);
    return rows.flatMap((details) => toTicketObservations(details, context));
  };

  async function* activeTickets(seen: SeenTickets): Pass {
    for (const [word, stage] of context.settings.statuses) {
      if (stage === 'CLOSED') continue;
      for (let page = 1; ; page += 1) {
        const before = seen.size;
        const { rows, isLast } = await readListPage(client, word, page);
        yield note(seen, rows);
        // A list that brings nothing new is at its end, or does not page at all.
        if (isLast || seen.size === before) break;
      }
    }
  }

  /** What was active and is in no list of active tickets any more: completed, removed, or moved between two pages. */
  async function* goneTickets(seen: SeenTickets): Pass {
    const gone = [...active].filter((key) => !seen.has(key));
    for (let start = 0; start < gone.length; start += BULK_SIZE) {
      const looked = await lookup.byKeys(gone.slice(start, start + BULK_SIZE));
      const found = [...looked.values()].flatMap((one) => (one.state === 'found' ? [one.details] : []));
      const removed = [...looked].filter(([, { state }]) => state === 'missing');
      yield [...note(seen, found), ...removed.map(([key]) => ({ type: 'ticket-removed', key }) as const)];
    }
  }

  async function* begin(since: number): Pass {
    const seen: SeenTickets = new Map();
    yield* activeTickets(seen);
    yield* goneTickets(seen);
    for await (const rows of round.turn()) yield note(seen, rows);
    yield* spoken.since(since, seen);
    active = new Set([...seen].filter(([, { completedAt }]) => completedAt === null).map(([key]) => key));
  }

  return { begin };
}
