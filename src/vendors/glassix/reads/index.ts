// The reads of a Glassix account.

import type { AdapterReads } from '../../../domain/ports/vendor/reads.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import type { GlassixClient } from '../client/index.ts';
import type { GlassixContext } from '../context.ts';
import { createCollections } from './collections.ts';
import { createTicketReads } from './tickets.ts';

export function createReads(client: GlassixClient, context: GlassixContext): AdapterReads {
  const { readTicket, readTimeline } = createTicketReads(client, context);
  const tickets = createFanOutReader(readTicket);
  return {
    tickets,
    threads: tickets,
    timelines: createFanOutReader(readTimeline),
    collections: createCollections(client, context),
    findTicket: readTicket,
  };
}
