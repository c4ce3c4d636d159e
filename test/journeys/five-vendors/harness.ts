// A gateway over all five vendors with ten thousand tickets each, all ingested through its own routes.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { RunningGateway } from '../../../src/main/open-gateway.ts';
import type { AccountConfig } from '../../../src/platform/config/config.ts';
import { vendors } from '../../../src/vendors/index.ts';
import { startHarness, testAccount, untilSynced, type GatewayHarness } from '../../kit/gateway/harness.ts';

export interface EmulatedVendor {
  readonly slug: string;
  /** Base of its control routes. */
  readonly origin: string;
  readonly settings: Settings;
}
export interface FiveVendors {
  readonly gateway: RunningGateway;
  query: GatewayHarness['query'];
  /** A customer of an emulated vendor writes; resolves to the vendor's answer. */
  customerWrites(slug: string, write: object): Promise<{ readonly ticketId: string | null }>;
  setFault(slug: string, fault: object): Promise<void>;
  clearFaults(slug: string): Promise<void>;
  stop(): Promise<void>;
}

/** A word that only some tickets contain. */
export const PLANTED = 'quokka';
export const TICKETS_PER_VENDOR = 10_000;
const PLANTED_EVERY = 50;
const POSTS_PER_REQUEST = 20;
const REQUESTS_AT_ONCE = 16;
const POST_EVERY_MS = 2_500_000;
const FIRST_POST_AT = Date.now() - TICKETS_PER_VENDOR * POST_EVERY_MS;
const SYNCED_WITHIN_MS = 120_000;
const accountOf = (slug: string): string => `${slug}-five`;

/** Starts everything and resolves when all tickets are known. */
export async function startFiveVendors(): Promise<FiveVendors> {
  const child = fork(join(import.meta.dirname, 'vendors.ts'), [String(TICKETS_PER_VENDOR)]);
  const [emulated] = (await once(child, 'message')) as [readonly EmulatedVendor[]];
  const harness = await startHarness({ accounts: () => emulated.map(toAccount), synced: false });
  const { gateway, webhookUrl, query } = harness;
  child.send(Object.fromEntries(emulated.map(({ slug }) => [slug, webhookUrl(accountOf(slug))])));
  await Promise.all([untilSynced(gateway, SYNCED_WITHIN_MS), postEverything(query)]);
  return {
    gateway,
    query,
    customerWrites: (slug, write) => control(emulated, slug, 'POST', 'customer-writes', write),
    setFault: (slug, fault) => control(emulated, slug, 'POST', 'faults', fault),
    clearFaults: (slug) => control(emulated, slug, 'DELETE', 'faults'),
    async stop() {
      await harness.stop();
      await end(child);
    },
  };
}

function toAccount({ slug, settings }: EmulatedVendor): AccountConfig {
  const module = vendors.find((vendor) => vendor.slug === slug);
  if (module === undefined) throw new Error(`${slug} is not in the register`);
  return testAccount(module, { ...settings, callsPerMinute: 1_000_000 }, { id: accountOf(slug), name: module.title });
}

/** Creates the posts of the custom channel through mutations, as its integration would: spread over a year. */
async function postEverything(query: FiveVendors['query']): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < TICKETS_PER_VENDOR) {
      const from = next;
      next += POSTS_PER_REQUEST;
      await postSome(query, from);
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work));
}

async function postSome(query: FiveVendors['query'], from: number): Promise<void> {
  const numbers = Array.from({ length: POSTS_PER_REQUEST }, (_, index) => from + index);
  const inputs = numbers.map((number) => ({
    accountId: toGlobalId('account', accountOf('socialhub')),
    externalId: `post-${String(number).padStart(6, '0')}`,
    text: number % PLANTED_EVERY === 0 ? `Have you seen the ${PLANTED} of number ${number}?` : `Post number ${number}`,
    contact: { externalUserId: `fan-${number % 500}`, name: `Fan ${number % 500}` },
    createdAt: new Date(FIRST_POST_AT + number * POST_EVERY_MS).toISOString(),
    idempotencyKey: `post-${number}`,
  }));
  const declared = numbers.map((number) => `$i${number}: TicketCreateInput!`).join(', ');
  const fields = numbers.map(
    (number) => `t${number}: ticketCreate(input: $i${number}) { userErrors { code message } }`,
  );
  const variables = Object.fromEntries(numbers.map((number, index) => [`i${number}`, inputs[index]]));
  const { data, errors } = await query(`mutation (${declared}) { ${fields.join(' ')} }`, variables);
  expect(errors).toBeUndefined();
  for (const payload of Object.values(data)) expect(payload.userErrors).toEqual([]);
}

async function control<T>(
  emulated: readonly EmulatedVendor[],
  slug: string,
  method: string,
  route: string,
  fields?: object,
): Promise<T> {
  const origin = emulated.find((vendor) => vendor.slug === slug)?.origin ?? '';
  const response = await fetch(`${origin}/__sandbox/${route}`, {
    method,
    ...(fields === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) }),
  });
  expect(response.ok).toBe(true);
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  child.kill('SIGTERM');
  await ended;
}
