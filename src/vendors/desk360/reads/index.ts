// The reads of a Desk360 account.

import type { AdapterReads, Reading } from '../../../domain/ports/vendor/reads.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { labelOf, parseTicketKey } from '../keys.ts';
import { toTag } from '../map/catalog.ts';
import { createCollections } from './collections.ts';
import { createTicketReads, MISSING, toReading } from './tickets.ts';

async function readTag(key: string, client: Desk360Client): Promise<Reading> {
  const label = labelOf(key);
  if (label === null) return MISSING;
  const { kind, id } = label;
  return toReading(`${kind}.get`, async () => [
    { type: 'catalog', entry: toTag(kind, await client.getLabel(kind, id)) },
  ]);
}

export function createReads(client: Desk360Client, context: Desk360Context): AdapterReads {
  const { readTicket, readTimeline, findTicket } = createTicketReads(client, context);
  const tickets = createFanOutReader(readTicket);
  return {
    isReadable: (key) => parseTicketKey(key)?.kind !== 'whatsapp',
    tickets,
    threads: tickets,
    timelines: createFanOutReader(readTimeline),
    collections: createCollections(client, context),
    entries: { tag: createFanOutReader((key) => readTag(key, client)) },
    findTicket,
  };
}
