// The gateway is killed repeatedly while it receives deliveries: no acknowledged delivery is lost.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import type { DeliveryRecord } from '../../../src/domain/ports/storage/delivery-inbox.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { ACCOUNT, SECRET_PATH } from './killed-account.ts';

const ROUNDS = 20;
const SENDERS = 16;
/** How long the gateway runs in each round, milliseconds: from just started to busy. */
const livesFor = (round: number): number => 50 + (round % 5) * 100;

const children = new Set<ChildProcess>();
const directory = await mkdtemp(join(tmpdir(), 'deskgraph-kill-'));
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

interface Running {
  readonly url: string;
  stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}
/** Loads a gateway that opens on demand, so that most of its start overlaps with the run before. */
function prepare(): () => Promise<Running> {
  const program = join(import.meta.dirname, 'gateway-program.ts');
  const child = spawn(process.execPath, [program, join(directory, 'data')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(directory, 'compiled') },
  });
  children.add(child);
  const firstLine = once(createInterface({ input: child.stdout }), 'line');
  return async () => {
    child.stdin.write('open\n');
    const [url] = (await firstLine) as [string];
    return {
      url,
      async stop(signal) {
        const exit = once(child, 'exit');
        child.kill(signal);
        await exit;
        children.delete(child);
      },
    };
  };
}

/** Sends different deliveries until it is stopped; repeats each until the gateway acknowledges it. */
function startSenders() {
  const acknowledged = new Set<number>();
  const tries = { all: 0, repeatedYes: 0 };
  let url: string | null = null;
  let next = 0;
  let over = false;
  async function post(number: number): Promise<boolean> {
    const from = `9055512${String(number % 50).padStart(5, '0')}`;
    const messages = {
      id: `k${number}`,
      text: `number ${number}`,
      from,
      timestamp: '1700000000',
      name: 'A',
      type: 'text',
    };
    tries.all += 1;
    try {
      const response = await fetch(`${url}/webhooks/desk360/${ACCOUNT}/${SECRET_PATH}`, {
        method: 'POST',
        body: JSON.stringify({ messages }),
      });
      if (response.status !== 200) return false;
      const { duplicate } = (await response.json()) as { duplicate: boolean };
      if (duplicate) tries.repeatedYes += 1;
      return true;
    } catch {
      return false;
    }
  }
  async function send(): Promise<void> {
    while (!over) {
      const number = next++;
      while (url === null || !(await post(number))) await new Promise((resolve) => setTimeout(resolve, 5));
      acknowledged.add(number);
    }
  }
  const all = Array.from({ length: SENDERS }, send);
  return {
    acknowledged,
    tries,
    to: (address: string | null) => void (url = address),
    async stop() {
      over = true;
      await Promise.all(all);
    },
  };
}

async function everyDelivery(store: Store): Promise<DeliveryRecord[]> {
  const all: DeliveryRecord[] = [];
  for (;;) {
    const last = all.at(-1) ?? null;
    const page = await store.inbox.list({
      accounts: [ACCOUNT],
      vendors: null,
      states: null,
      receivedFrom: null,
      receivedBefore: null,
      after: last === null ? null : { receivedAt: last.receivedAt, key: last.key },
      limit: 1000,
    });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

test('over twenty kills, no acknowledged delivery is lost, and none is stored or delivered twice', async () => {
  const senders = startSenders();
  // A gateway that ends normally leaves a compile cache for the ones that are killed.
  await (await prepare()()).stop('SIGTERM');
  let open = prepare();
  for (let round = 0; round < ROUNDS; round += 1) {
    const gateway = await open();
    open = prepare();
    senders.to(gateway.url);
    await new Promise((resolve) => setTimeout(resolve, livesFor(round)));
    await gateway.stop('SIGKILL');
    senders.to(null);
  }
  const last = await open();
  senders.to(last.url);
  await senders.stop();
  await last.stop('SIGTERM');

  const store = await openSqliteStore({ path: join(directory, 'data', 'deskgraph.sqlite'), clock: systemClock });
  try {
    const deliveries = await everyDelivery(store);
    // The key of a message ends with a hash of its content.
    const keys = deliveries.map(({ dedupeKey }) => dedupeKey?.replace(/:[\w-]{22}$/, ''));
    expect(deliveries.filter(({ state }) => state !== 'ACCEPTED')).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...senders.acknowledged].filter((number) => !new Set(keys).has(`messages:k${number}`))).toEqual([]);
    expect(deliveries).toHaveLength(senders.acknowledged.size);
    const added: string[] = [];
    let after = 0n;
    for (;;) {
      const { events } = await store.log.read({ after, limit: 1000, selection: null });
      if (events.length === 0) break;
      for (const { position, data } of events) {
        expect(position).toBeGreaterThan(after);
        after = position;
        if (data.type === 'MESSAGE_ADDED') added.push(data.messageKey);
      }
    }
    expect(new Set(added).size).toBe(added.length);
    expect(added).toHaveLength(senders.acknowledged.size);
    expect(senders.acknowledged.size).toBeGreaterThan(ROUNDS);
  } finally {
    await store.close();
  }
});
