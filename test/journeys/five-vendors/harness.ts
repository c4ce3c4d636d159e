// A gateway over all five vendors with ten thousand tickets each, all brought in through its own doors.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import { openGateway, type RunningGateway } from '../../../src/main/open-gateway.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { vendors } from '../../../src/vendors/index.ts';
import { settingsOf, TEST_GATEWAY } from '../../kit/gateway/gateway-defaults.ts';
import { postGraphql, untilSynced, type TestGateway } from '../../kit/gateway/gateway.ts';

export interface EmulatedVendor {
  readonly slug: string;
  /** Its control door is below it. */
  readonly origin: string;
  readonly settings: Settings;
}
export interface FiveVendors {
  readonly gateway: RunningGateway;
  query: TestGateway['query'];
  /** One customer of an emulated vendor writes; answers with what came of it. */
  customerWrites(slug: string, write: object): Promise<{ readonly ticketId: string | null }>;
  setFault(slug: string, fault: object): Promise<void>;
  clearFaults(slug: string): Promise<void>;
  stop(): Promise<void>;
}

/** The word that the texts of some tickets hold and no other text does. */
export const PLANTED = 'quokka';
export const TICKETS_PER_VENDOR = 10_000;
const PLANTED_EVERY = 50;
const POSTS_PER_REQUEST = 20;
const REQUESTS_AT_ONCE = 16;
const POST_EVERY_MS = 2_500_000;
const FIRST_POST_AT = Date.now() - TICKETS_PER_VENDOR * POST_EVERY_MS;
const SYNCED_WITHIN_MS = 120_000;
const SECRET_PATH = 'secret-path-of-five-vendors-0123456789';
const accountOf = (slug: string): string => `${slug}-five`;

/** Starts everything and resolves when all tickets are known. */
export async function startFiveVendors(): Promise<FiveVendors> {
  const child = fork(join(import.meta.dirname, 'vendors.ts'), [String(TICKETS_PER_VENDOR)]);
  const [emulated] = (await once(child, 'message')) as [readonly EmulatedVendor[]];
  const dataDir = await mkdtemp(join(tmpdir(), 'deskgraph-five-'));
  const gateway = await open(dataDir, emulated);
  const door = (slug: string): string => `${gateway.url}/webhooks/${slug}/${accountOf(slug)}/${SECRET_PATH}`;
  child.send(Object.fromEntries(emulated.map(({ slug }) => [slug, door(slug)])));
  const query: FiveVendors['query'] = (text, variables) => postGraphql(gateway.url, text, variables);
  await Promise.all([untilSynced(gateway, SYNCED_WITHIN_MS), postEverything(query)]);
  return {
    gateway,
    query,
    customerWrites: (slug, write) => control(emulated, slug, 'POST', 'customer-writes', write),
    setFault: (slug, fault) => control(emulated, slug, 'POST', 'faults', fault),
    clearFaults: (slug) => control(emulated, slug, 'DELETE', 'faults'),
    async stop() {
      await gateway.close();
      await end(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function open(dataDir: string, emulated: readonly EmulatedVendor[]): Promise<RunningGateway> {
  const accounts = emulated.map(({ slug, settings }) => {
    const module = vendors.find((vendor) => vendor.slug === slug);
    if (module === undefined) throw new Error(`${slug} is not in the register`);
    return {
      id: accountOf(slug),
      name: module.title,
      vendor: slug,
      module,
      webhookPath: SECRET_PATH,
      settings: settingsOf(module, { ...settings, callsPerMinute: 1_000_000 }),
    };
  });
  return openGateway({
    ...TEST_GATEWAY,
    dataDir,
    accounts,
    logger: createLogger({ level: 'error', destination: { write: (line) => void process.stderr.write(line) } }),
  });
}

/** A custom channel has the posts that its integration brings: over a year, one after the other. */
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
  door: string,
  fields?: object,
): Promise<T> {
  const origin = emulated.find((vendor) => vendor.slug === slug)?.origin ?? '';
  const response = await fetch(`${origin}/__sandbox/${door}`, {
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
