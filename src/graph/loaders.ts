// One DataLoader per account and kind: keys that are requested in the same tick become one batch.

import DataLoader from 'dataloader';
import type { CatalogKind, CatalogRecord } from '../domain/catalog.ts';
import type { VendorCallError, VendorFailure } from '../domain/errors/error-codes.ts';
import type { AccountId } from '../domain/ids.ts';
import type { MessageRecord } from '../domain/message.ts';
import type { AccountDirectory, OpenAccount } from '../domain/ports/account.ts';
import type { ThreadPage, ThreadQuery } from '../domain/ports/storage/projection.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import type { TimelineChange } from '../domain/timeline.ts';
import type { Cached } from '../reads/cached.ts';
import type { TicketReads, TimelineQuery } from '../reads/ticket-reads.ts';
import type { AppServices } from './app-services.ts';
import { accountOf } from './nodes/accounts.ts';

/** A page of a thread, and why the thread may be incomplete. */
export interface LoadedThread {
  readonly page: ThreadPage;
  readonly failure: VendorFailure | null;
}

export interface Loaders {
  ticket(account: AccountId, key: string): Promise<Cached<TicketRecord> | null>;
  message(account: AccountId, key: string): Promise<Cached<MessageRecord> | null>;
  lastMessage(account: AccountId, ticketKey: string): Promise<Cached<MessageRecord> | null>;
  thread(account: AccountId, query: ThreadQuery): Promise<LoadedThread>;
  timeline(account: AccountId, query: TimelineQuery): Promise<readonly TimelineChange[]>;
  catalog<K extends CatalogKind>(account: AccountId, kind: K, key: string): Promise<Cached<CatalogRecord<K>> | null>;
  /** Adds the tickets of a list, so that nested fields do not load them again. */
  prime(tickets: readonly { readonly node: Cached<TicketRecord> }[]): void;
  /** Forgets all loaded objects, because a write may have changed them. */
  forget(): void;
}

/** The loaders of one kind: one per account, created on first use. */
interface LoaderFamily<K, V> {
  of(account: AccountId): DataLoader<K, V, string>;
  forget(): void;
}

type LoadBatch<K, V> = (account: OpenAccount, keys: readonly K[]) => Promise<readonly (V | Error)[]>;

function createFamily<K, V>(
  accounts: AccountDirectory,
  loadBatch: LoadBatch<K, V>,
  cacheKeyOf: (key: K) => string,
): LoaderFamily<K, V> {
  const byAccount = new Map<AccountId, DataLoader<K, V, string>>();
  return {
    of(id) {
      const known = byAccount.get(id);
      if (known !== undefined) return known;
      const loader = new DataLoader<K, V, string>(async (keys) => loadBatch(accountOf(accounts, id), keys), {
        cacheKeyFn: cacheKeyOf,
      });
      byAccount.set(id, loader);
      return loader;
    },
    forget: () => byAccount.clear(),
  };
}

type CatalogFamilies = { readonly [K in CatalogKind]: LoaderFamily<string, Cached<CatalogRecord<K>> | null> };

/** Creates empty loaders. Every request and every event needs new ones, because loaders never refresh. */
export function createLoaders({ accounts, tickets: reads, catalogs }: AppServices): Loaders {
  const family = <K, V>(loadBatch: LoadBatch<K, V>, cacheKeyOf: (key: K) => string = String): LoaderFamily<K, V> =>
    createFamily(accounts, loadBatch, cacheKeyOf);
  const catalogFamily = <K extends CatalogKind>(kind: K) =>
    family<string, Cached<CatalogRecord<K>> | null>(async (account, keys) =>
      inOrder(keys, await catalogs.entries(account, kind, keys)),
    );

  /** Most lists never load their tickets again, so they are added on the first load. */
  const primed: (readonly { readonly node: Cached<TicketRecord> }[])[] = [];
  const tickets = family<string, Cached<TicketRecord> | null>(async (account, keys) =>
    inOrder(keys, await reads.tickets(account, keys, null)),
  );
  const messages = family<string, Cached<MessageRecord> | null>(async (account, keys) =>
    inOrder(keys, await reads.messages(account, keys)),
  );
  const lastMessages = family<string, Cached<MessageRecord> | null>(async (account, ticketKeys) =>
    inOrder(ticketKeys, await reads.lastMessages(account, ticketKeys)),
  );
  const threads = family<ThreadQuery, LoadedThread>((account, queries) => loadThreads(reads, account, queries), toKey);
  const timelines = family<TimelineQuery, readonly TimelineChange[]>(
    (account, queries) => reads.timelines(account, queries),
    toKey,
  );
  const catalog: CatalogFamilies = {
    agent: catalogFamily('agent'),
    bot: catalogFamily('bot'),
    team: catalogFamily('team'),
    contact: catalogFamily('contact'),
    tag: catalogFamily('tag'),
    channel: catalogFamily('channel'),
    brand: catalogFamily('brand'),
    template: catalogFamily('template'),
  };

  return {
    ticket(account, key) {
      for (const { node } of primed.splice(0).flat()) tickets.of(node.record.account).prime(node.record.key, node);
      return tickets.of(account).load(key);
    },
    message: (account, key) => messages.of(account).load(key),
    lastMessage: (account, ticketKey) => lastMessages.of(account).load(ticketKey),
    thread: (account, query) => threads.of(account).load(query),
    timeline: (account, query) => timelines.of(account).load(query),
    catalog: (account, kind, key) => catalog[kind].of(account).load(key),
    prime: (listed) => void primed.push(listed),
    forget() {
      primed.length = 0;
      for (const { forget } of [tickets, messages, lastMessages, threads, timelines, ...Object.values(catalog)])
        forget();
    },
  };
}

const toKey = (query: object): string => JSON.stringify(query);

const EMPTY_THREAD: ThreadPage = { messages: [], hasBefore: false, hasAfter: false, totalCount: 0 };

async function loadThreads(
  reads: TicketReads,
  account: OpenAccount,
  queries: readonly ThreadQuery[],
): Promise<LoadedThread[]> {
  const failures = await reads.ensureThreads(account, [...new Set(queries.map(({ ticketKey }) => ticketKey))]);
  const groups = groupByTicket(queries);
  const pages = await Promise.all(groups.map((group) => reads.threads(account, group)));
  const pageOf = new Map(
    groups.flatMap((group, index) => group.map((query) => [query, pages[index]?.get(query.ticketKey)] as const)),
  );
  return queries.map((query) => ({
    page: pageOf.get(query) ?? EMPTY_THREAD,
    failure: failures.get(query.ticketKey) ?? null,
  }));
}

function inOrder<V>(
  keys: readonly string[],
  byKey: ReadonlyMap<string, V | VendorCallError | null>,
): (V | VendorCallError | null)[] {
  return keys.map((key) => byKey.get(key) ?? null);
}

/** The store returns one page per ticket and call, so two pages of one ticket go into two groups. */
function groupByTicket(queries: readonly ThreadQuery[]): ThreadQuery[][] {
  const groups: ThreadQuery[][] = [];
  for (const query of queries) {
    const group = groups.find((members) => members.every(({ ticketKey }) => ticketKey !== query.ticketKey));
    if (group === undefined) groups.push([query]);
    else group.push(query);
  }
  return groups;
}
