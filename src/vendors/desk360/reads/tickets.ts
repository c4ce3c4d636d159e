// Reads of single tickets: details and timeline by key, and the search by number.

import { vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, Reading } from '../../../domain/ports/vendor/reads.ts';
import { toFailure } from '../../../platform/adapter/wire-failure.ts';
import type { Desk360Client } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { parseTicketKey, ticketKey } from '../keys.ts';
import { toTicketDetail, toTimeline } from '../map/index.ts';

export const MISSING: Reading = { state: 'missing' };
/** With this code the path is wrong, which says nothing about the ticket. */
const WRONG_PATH = 'not_found_exception';

/** Reads one object; failures become a reading. */
export async function toReading(operation: string, read: () => Promise<readonly Observation[]>): Promise<Reading> {
  try {
    return { state: 'found', observations: await read() };
  } catch (error) {
    const failure = toFailure(error, operation);
    const isMissing = failure.code === 'NOT_FOUND' && failure.vendorCode !== WRONG_PATH;
    return isMissing ? MISSING : { state: 'failed', failure };
  }
}

export interface TicketReads {
  /** Head and thread by ticket key. UNSUPPORTED for a WhatsApp conversation, for which Desk360 has no call. */
  readTicket(key: string): Promise<Reading>;
  /** Status changes by ticket key. */
  readTimeline(key: string): Promise<Reading>;
  /** Asks one product after another, because a number does not contain its product. */
  findTicket: NonNullable<AdapterReads['findTicket']>;
}

export function createTicketReads(client: Desk360Client, context: Desk360Context): TicketReads {
  const { products } = context;

  const readOf = (product: string, ticket: string): Promise<Reading> =>
    toReading('tickets.get', async () => toTicketDetail(product, await client.getTicket(product, ticket), context));

  const readLogsOf = (product: string, ticket: string): Promise<Reading> =>
    toReading('tickets.logs', async () =>
      toTimeline(ticketKey(product, ticket), ticket, await client.listLogs(product, ticket), context),
    );

  async function byKey(key: string, read: (product: string, ticket: string) => Promise<Reading>): Promise<Reading> {
    const target = parseTicketKey(key);
    if (target?.kind === 'whatsapp') return { state: 'failed', failure: vendorFailure('UNSUPPORTED') };
    return target === null || !products.isServed(target.product) ? MISSING : read(target.product, target.ticket);
  }

  return {
    readTicket: (key) => byKey(key, readOf),
    readTimeline: (key) => byKey(key, readLogsOf),
    async findTicket(nativeId) {
      if (!/^\d{1,19}$/.test(nativeId)) return MISSING;
      const ids = await products.ids().catch((error: unknown) => toFailure(error, 'products.list'));
      if ('code' in ids) return { state: 'failed', failure: ids };
      let failed: Reading | null = null;
      for (const product of ids) {
        // oxlint-disable-next-line no-await-in-loop -- the next product is asked only if this one lacks the ticket
        const reading = await readOf(product, nativeId);
        if (reading.state === 'found') return { ...reading, key: ticketKey(product, nativeId) };
        if (reading.state === 'failed') failed = reading;
      }
      return failed ?? MISSING;
    },
  };
}
