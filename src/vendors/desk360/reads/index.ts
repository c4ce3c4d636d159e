// What can be read of a Desk360 account: tickets with their threads, timelines, the short lists.

import { vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, Reading } from '../../../domain/ports/vendor/reads.ts';
import type { Desk360Client } from '../client/index.ts';
import type { TicketTarget } from '../keys.ts';
import { labelOf, parseTicketKey, ticketKey } from '../keys.ts';
import type { MapContext } from '../map/index.ts';
import { toTicketDetail, toTimeline } from '../map/index.ts';
import { toTag } from '../map/catalog.ts';
import { createCollections } from './collections.ts';
import { createFanOutReader } from '../../../platform/adapter/fan-out.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { Products } from './products.ts';

const MISSING: Reading = { state: 'missing' };
/** This code says that the path itself is wrong, so it tells nothing about the ticket. */
const WRONG_PATH = 'not_found_exception';

async function reading(operation: string, read: () => Promise<readonly Observation[]>): Promise<Reading> {
  try {
    return { state: 'found', observations: await read() };
  } catch (error) {
    const failure = toFailure(error, operation);
    const isGone = failure.code === 'NOT_FOUND' && failure.vendorCode !== WRONG_PATH;
    return isGone ? MISSING : { state: 'failed', failure };
  }
}

/** The reads of an account. A WhatsApp conversation known by its number cannot be read: Desk360 has no call for it. */
export function createReads(client: Desk360Client, products: Products, context: MapContext): AdapterReads {
  const readTicket = (product: string, ticket: string): Promise<Reading> =>
    reading('tickets.get', async () => toTicketDetail(product, await client.getTicket(product, ticket), context));

  const readTimeline = (product: string, ticket: string): Promise<Reading> =>
    reading('tickets.logs', async () =>
      toTimeline(ticketKey(product, ticket), ticket, await client.listLogs(product, ticket), context),
    );

  const byTarget =
    (read: (product: string, ticket: string) => Promise<Reading>) =>
    async (key: string): Promise<Reading> => {
      const target: TicketTarget | null = parseTicketKey(key);
      if (target?.kind === 'whatsapp') return { state: 'failed', failure: vendorFailure('UNSUPPORTED') };
      return target === null || !products.isServed(target.product) ? MISSING : read(target.product, target.ticket);
    };

  async function findTicket(nativeId: string): Promise<Reading & { readonly key?: string }> {
    if (!/^\d{1,19}$/.test(nativeId)) return MISSING;
    let failed: Reading | null = null;
    const ids = await products.ids().catch((error: unknown) => toFailure(error, 'products.list'));
    if ('code' in ids) return { state: 'failed', failure: ids };
    for (const product of ids) {
      // oxlint-disable-next-line no-await-in-loop -- the ticket may be found before the last product is asked
      const read = await readTicket(product, nativeId);
      if (read.state === 'found') return { ...read, key: ticketKey(product, nativeId) };
      if (read.state === 'failed') failed = read;
    }
    return failed ?? MISSING;
  }

  async function readTag(key: string): Promise<Reading> {
    const label = labelOf(key);
    if (label === null) return MISSING;
    const { kind, id } = label;
    return reading(`${kind}.get`, async () => [
      { type: 'catalog', entry: toTag(kind, await client.getLabel(kind, id)) },
    ]);
  }

  const tickets = createFanOutReader(byTarget(readTicket));
  return {
    isReadable: (key) => parseTicketKey(key)?.kind !== 'whatsapp',
    tickets,
    threads: tickets,
    timelines: createFanOutReader(byTarget(readTimeline)),
    collections: createCollections(client, products, context),
    entries: { tag: createFanOutReader(readTag) },
    findTicket,
  };
}
