// The text that is printed when the gateway is running: the URLs and the state of each account.

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

/** The banner, ending in a newline. */
export function bannerOf({ url, accounts, sync, emulated, eventsPerSecond, startedInMs }: BannerOptions): string {
  const socket = url.replace(/^http/, 'ws');
  const lines = [
    `deskgraph started in ${(startedInMs / 1000).toFixed(1)} s`,
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
  if (phase === 'EVENTS_ONLY') return 'events from webhooks only';
  const of = ticketsExpected === null ? '' : ` of ${ticketsExpected}`;
  return phase === 'BACKFILL' ? `backfill: ${ticketsSeen}${of} tickets` : `${ticketsSeen} tickets`;
}

function sandboxLines(emulated: readonly EmulatedVendor[], eventsPerSecond: number): string[] {
  const traffic = eventsPerSecond === 0 ? 'no traffic' : `about ${eventsPerSecond} customer messages per second`;
  return [
    `  Sandbox: emulated vendors, no account needed; ${traffic}.`,
    ...emulated.map(({ slug, url }) => `    ${slug.padEnd(14)} ${url}`),
  ];
}
