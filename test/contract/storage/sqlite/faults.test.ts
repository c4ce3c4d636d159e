// The embedded store when its process is killed, its disk is full, its file is damaged or a unit stalls.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, open as openFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  StoreUnavailableError,
  type Store,
  type StoreTransaction,
} from '../../../../src/domain/ports/storage/store.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { openConnections } from '../../../../src/storage/sqlite/database/connections.ts';
import { openSqliteStore, type SqliteStoreOptions } from '../../../../src/storage/sqlite/open-sqlite-store.ts';
import { StoreOpenError } from '../../../../src/storage/store-open-error.ts';
import { eventually } from '../../../kit/eventually.ts';
import { newDelivery, newEvent, ticketRecord } from '../../../kit/domain/records.ts';

let directory = '';
let path = '';
let opened: Store[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'deskgraph-faults-'));
  path = join(directory, 'data', 'store.db');
});
afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  opened = [];
  await rm(directory, { recursive: true, force: true });
});

async function openStore(given: Partial<SqliteStoreOptions> = {}): Promise<Store> {
  const store = await openSqliteStore({ path, clock: systemClock, ...given });
  opened.push(store);
  return store;
}

const everything = { op: 'and', of: [] } as const;

describe('a killed process', () => {
  const kill = async (round: number, acknowledgements: number): Promise<string[]> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'committing-process.ts'), path, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      printed += chunk;
      if (printed.length > acknowledgements * 6) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    // A torn last line is not an acknowledgement.
    return printed.slice(0, printed.lastIndexOf('\n')).split('\n');
  };

  it('loses nothing that it acknowledged and stores nothing twice or in part', async () => {
    const acknowledged: string[] = [];
    for (const round of [1, 2, 3]) {
      acknowledged.push(...(await kill(round, 400 * round)));
      const store = await openStore();
      const { accounts, events } = await contents(store);
      expect(new Set(events).size).toBe(events.length);
      expect(acknowledged.filter((key) => !events.includes(key))).toEqual([]);
      expect(await store.state.countTickets(everything)).toBe(events.length);
      expect((await store.inbox.counts(accounts)).accepted).toBe(events.length);
      expect((await store.state.messages(accounts, events)).size).toBe(events.length);
      // Tickets that were not indexed when the process died are indexed now.
      const found = () => store.state.countTickets({ op: 'search', text: acknowledged[0]! });
      await eventually(async () => expect(await found()).toBe(1));
      await store.close();
    }
    expect(acknowledged.length).toBeGreaterThan(1_000);
  });

  async function contents(store: Store): Promise<{ accounts: string; events: string[] }> {
    const { events } = await store.log.read({ after: 0n, limit: 100_000, selection: null });
    expect(events.map((event) => event.position)).toEqual(events.map((_, index) => BigInt(index + 1)));
    return { accounts: 'desk-one', events: events.map((event) => event.key) };
  }
});

describe('the disk', () => {
  it('must confirm every commit: write-ahead log, synchronous FULL', () => {
    const { writer, close } = openConnections({ path, maxFileBytes: null });
    expect(writer.get('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
    expect(writer.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(writer.get('PRAGMA busy_timeout')).toMatchObject({ timeout: 5_000 });
    close();
  });

  it('fails commits while it is full, serves reads, and accepts commits again when there is space', async () => {
    const store = await openStore({ maxFileBytes: 400 * 4_096 });
    const add = (key: string, body = new Uint8Array(20_000)) =>
      store.commit((tx) => tx.inbox.add(newDelivery({ key, body })));
    const stored: string[] = [];
    let refusal: unknown = null;
    for (let round = 0; refusal === null; round++) {
      const keys = [`${round}-a`, `${round}-b`];
      const results = await Promise.allSettled(keys.map((key) => add(key)));
      results.forEach((result, index) => {
        if (result.status === 'fulfilled') stored.push(keys[index]!);
        else refusal = result.reason;
      });
    }
    expect(refusal).toBeInstanceOf(StoreUnavailableError);
    await expect(add('refused', new Uint8Array(300_000))).rejects.toBeInstanceOf(StoreUnavailableError);
    expect((await store.inbox.byKeys(stored)).size).toBe(stored.length);
    expect((await store.inbox.byKeys(['refused'])).size).toBe(0);
    expect(await store.commit((tx) => tx.inbox.prune(2_000))).toBe(stored.length);
    await add('again');
    await store.close();
    const bigger = await openStore();
    expect((await bigger.inbox.byKeys(['again'])).size).toBe(1);
  });

  it('rejects the whole batch when one unit hits the full disk, and stores none of it', async () => {
    const store = await openStore({ maxFileBytes: 400 * 4_096 });
    const huge = newEvent({ data: { type: 'UNMAPPED', nativeType: 'x', raw: 'x'.repeat(3_000_000) } });
    const results = await Promise.allSettled([
      store.commit((tx) => tx.state.putTicket(ticketRecord(), undefined)),
      store.commit((tx) => tx.log.append([huge])),
      store.commit((tx) => tx.log.append([newEvent()]).catch(() => [])),
    ]);
    for (const result of results) {
      expect(result.status === 'rejected' && result.reason).toBeInstanceOf(StoreUnavailableError);
    }
    expect([await store.state.countTickets(everything), await store.log.head()]).toEqual([0, 0n]);
    await store.commit((tx) => tx.log.append([newEvent()]));
    expect(await store.log.head()).toBe(1n);
  });
});

describe('a unit', () => {
  it('that waits for something other than its transaction is rolled back, and the units beside it are stored', async () => {
    const store = await openStore();
    const put = (key: string) => (tx: StoreTransaction) => tx.state.putTicket(ticketRecord({ key }), undefined);
    let late: Promise<unknown> = Promise.resolve();
    const waiting = store.commit(async (tx) => {
      await put('slow')(tx);
      late = wait(20).then(() => put('late')(tx));
      await late;
    });
    const beside = store.commit(put('a'));
    const never = store.commit(() => new Promise(() => undefined));
    await expect(waiting).rejects.toThrow(/waited for something other/);
    await expect(never).rejects.toThrow(/waited for something other/);
    await beside;
    await expect(late).rejects.toThrow(/has ended/);
    expect([...(await store.state.tickets('desk-one', ['slow', 'late', 'a'])).keys()]).toEqual(['a']);
  });
});

describe('opening', () => {
  it('refuses a second opening of the same file, and allows it after the first is closed', async () => {
    const store = await openStore();
    await expect(openStore()).rejects.toThrow(/already open in another process/);
    await store.close();
    await openStore();
  });

  it('refuses a file that another process has open', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'committing-process.ts'), path, '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.stdout.resume();
    await expect(openStore()).rejects.toBeInstanceOf(StoreOpenError);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await (await openStore()).log.head()).toBeGreaterThan(0n);
  });

  it('reports a directory that cannot be created or is a file', async () => {
    await writeFile(join(directory, 'data'), 'a file');
    await expect(openStore()).rejects.toThrow(/directory .* cannot be created, read or written/);
  });

  // Permissions do not restrict the superuser.
  it.skipIf(process.getuid?.() === 0)('reports a directory that is not writable', async () => {
    await mkdir(join(directory, 'data'));
    await chmod(join(directory, 'data'), 0o500);
    await expect(openStore()).rejects.toBeInstanceOf(StoreOpenError);
    await chmod(join(directory, 'data'), 0o700);
  });

  it('refuses a damaged file with a message that says how to restore', async () => {
    const store = await openStore();
    await store.commit((tx) => tx.log.append(Array.from({ length: 500 }, () => newEvent())));
    await store.close();
    const { size } = await stat(path);
    const file = await openFile(path, 'r+');
    for (let at = 8192; at < size; at += 4096) await file.write(Buffer.alloc(64, 0xa5), 0, 64, at);
    await file.close();
    await expect(openStore()).rejects.toThrow(/is damaged .* last backup/);
  });

  it('refuses a file that is no database, of another program or of a newer release, and leaves it unchanged', async () => {
    await mkdir(join(directory, 'data'));
    await writeFile(path, 'not a database, but long enough to be read '.repeat(100));
    await expect(openStore()).rejects.toBeInstanceOf(StoreOpenError);
    expect((await readFile(path, 'utf8')).startsWith('not a database')).toBe(true);
    await rm(path);
    const foreign = new DatabaseSync(path);
    foreign.exec('CREATE TABLE theirs (a)');
    await expect(openStore()).rejects.toThrow(/of another program/);
    foreign.exec('DROP TABLE theirs');
    foreign.close();
    await (await openStore()).close();
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    await expect(openStore()).rejects.toThrow(/newer release/);
  });
});
