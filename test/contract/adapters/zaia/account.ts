// The adapter and the emulated Zaia, for the tests of this folder.

import { afterEach } from 'vitest';
import type { Settings } from '../../../../src/domain/ports/vendor/settings.ts';
import { BLANK_TICKET_FIELDS, type TicketRecord } from '../../../../src/domain/ticket.ts';
import type { Observation } from '../../../../src/domain/observation.ts';
import { createSandboxClock, startSandboxVendor } from '../../../../src/sandbox/index.ts';
import { zaia } from '../../../../src/vendors/zaia/index.ts';
import { type ZaiaSandboxSettings, zaiaSandbox } from '../../../../src/vendors/zaia/sandbox/index.ts';
import { ofType, openVendorAccount } from '../../../kit/vendor-account.ts';

export const NOW = Date.parse('2026-03-02T10:00:00Z');
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';
export const LIST = '/tickets/details';
export const DETAILS = '/tickets/:id/details';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Starts an emulated vendor with a stopped clock, and opens an account of it; both end with the test. */
export async function startZaia(
  vendor: Partial<ZaiaSandboxSettings> = {},
  settings: Settings = {},
  { ticketCount = 60, seed = 1 } = {},
) {
  const clock = createSandboxClock(NOW);
  const sandbox = await startSandboxVendor(zaiaSandbox, { clock, ticketCount, seed, settings: vendor });
  closers.push(() => sandbox.stop());
  const open = () => {
    const given = { baseUrl: sandbox.url, apiKey: sandbox.settings.apiKey, ...settings };
    const account = openVendorAccount(zaia, given, () => clock.now());
    closers.push(() => account.close());
    return account;
  };
  return { ...open(), sandbox, clock, state: sandbox.state, journal: sandbox.journal, open };
}
export type ZaiaAccount = Awaited<ReturnType<typeof startZaia>>;

type SandboxTicket = ZaiaAccount['state']['tickets'] extends Map<string, infer T> ? T : never;
export const keyOf = ({ id, chat }: SandboxTicket): string => `${chat.id}/${id}`;

/** The emulated vendor's tickets in a stage, oldest first. */
export function ticketsIn({ state }: ZaiaAccount, stage: 'waiting' | 'ongoing' | 'completed'): SandboxTicket[] {
  return [...state.tickets.values()].filter(({ ongoingAt, completedAt }) =>
    completedAt === null ? stage === (ongoingAt === null ? 'waiting' : 'ongoing') : stage === 'completed',
  );
}

/** The last ticket of the observations, as the projection would store it. */
export function recordOf(observations: readonly Observation[]): TicketRecord {
  const ticket = ofType(observations, 'ticket').at(-1)!;
  return {
    ...BLANK_TICKET_FIELDS,
    ...ticket.fields,
    vendor: 'ZAIA',
    account: 'zaia-main',
    key: ticket.key,
    nativeId: ticket.nativeId,
    version: 1,
    observedAt: NOW,
    threadObservedAt: null,
    threadBehind: false,
    timelineObservedAt: null,
  };
}

/** A ticket of the emulated vendor, read through the adapter. */
export async function readRecord({ adapter }: ZaiaAccount, ticket: SandboxTicket): Promise<TicketRecord> {
  const reading = (await adapter.reads.tickets!.read([keyOf(ticket)])).get(keyOf(ticket))!;
  if (reading.state !== 'found') throw new Error(`the ticket is ${reading.state}`);
  return recordOf(reading.observations);
}
