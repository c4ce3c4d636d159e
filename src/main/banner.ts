// What a person reads when the gateway is up: where everything is and what to try first.

import type { AccountDirectory } from '../domain/ports/account.ts';
import type { Sync } from '../domain/ports/sync.ts';
import type { EmulatedVendor } from './sandbox-child.ts';

export interface BannerOptions {
  readonly url: string;
  readonly accounts: AccountDirectory;
  readonly sync: Sync;
  readonly emulated: readonly EmulatedVendor[];
  readonly eventsPerSecond: number;
  readonly startedInMs: number;
}

/** The lines of the banner. */
export function bannerOf({ url, accounts, sync, emulated, eventsPerSecond, startedInMs }: BannerOptions): string {
  const socket = url.replace(/^http/, 'ws');
  const lines = [
    `deskgraph is up after ${(startedInMs / 1000).toFixed(1)} s`,
    '',
    `  GraphiQL         ${url}/graphiql`,
    `  GraphQL          ${url}/graphql`,
    `  Subscriptions    ${socket}/graphql`,
    `  Health           ${url}/health/live  ${url}/health/ready`,
    `  Metrics          ${url}/metrics`,
    '',
    ...accounts.all.map((account) => `  ${account.name.padEnd(20)} ${progressOf(sync, account.id)}`),
    ...(emulated.length === 0 ? [] : ['', ...sandboxLines(emulated, eventsPerSecond)]),
  ];
  return `${lines.join('\n')}\n`;
}

function progressOf(sync: Sync, account: string): string {
  const { phase, ticketsSeen, ticketsExpected } = sync.progress(account);
  if (phase === 'EVENTS_ONLY') return 'filled by webhooks only';
  const of = ticketsExpected === null ? '' : ` of ${ticketsExpected}`;
  return phase === 'BACKFILL'
    ? `reading its history: ${ticketsSeen}${of} tickets so far`
    : `${ticketsSeen} tickets read`;
}

function sandboxLines(emulated: readonly EmulatedVendor[], eventsPerSecond: number): string[] {
  const life = eventsPerSecond === 0 ? 'nobody writes' : `customers write about ${eventsPerSecond} times a second`;
  return [
    `  Sandbox: emulated vendors, no account needed; ${life}.`,
    ...emulated.map(({ slug, url }) => `    ${slug.padEnd(14)} ${url}`),
  ];
}
