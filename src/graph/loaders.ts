// One DataLoader per account and kind: everything that one tick asks of a vendor goes out as one batch.

import DataLoader from 'dataloader';
import type { CatalogKind, CatalogRecord } from '../domain/catalog.ts';
import { vendorFailure, VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import type { AccountId } from '../domain/ids.ts';
import type { MessageRecord } from '../domain/message.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { ThreadPage, ThreadQuery } from '../domain/ports/storage/projection.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import type { TimelineChange } from '../domain/timeline.ts';
import type { Cached } from '../reads/cached.ts';
import type { AppServices } from './app-services.ts';

/** A thread's page with what kept it from being complete. */
export interface LoadedThread {
  readonly page: ThreadPage;
  readonly failure: VendorFailure | null;
}

export interface Loaders {
  ticket(account: AccountId, key: string): Promise<Cached<TicketRecord> | null>;
  message(account: AccountId, key: string): Promise<Cached<MessageRecord> | null>;
  lastMessage(account: AccountId, ticketKey: string): Promise<Cached<MessageRecord> | null>;
  thread(account: AccountId, query: ThreadQuery): Promise<LoadedThread>;
  timeline(account: AccountId, ticketKey: string): Promise<readonly TimelineChange[]>;
  catalog<K extends CatalogKind>(account: AccountId, kind: K, key: string): Promise<Cached<CatalogRecord<K>> | null>;
  /** Hands over the tickets that a list brought, so that nothing below asks for them again. */
  prime(tickets: readonly { readonly node: Cached<TicketRecord> }[]): void;
  /** Forgets everything: what was loaded before a write is not what is true after it. */
  forget(): void;
}

/** Opens empty loaders; make new ones for every request and every event, or they serve what was true before. */
export function createLoaders({ accounts, objects, store }: AppServices): Loaders {
  /** Most lists are never asked for their tickets again: they go into the loaders when the first one is. */
  const primed: (readonly { readonly node: Cached<TicketRecord> }[])[] = [];
  const opened = new Map<string, DataLoader<never, never, string>>();

  function loader<K, V>(
    kind: string,
    account: AccountId,
    batch: (account: OpenAccount, keys: readonly K[]) => Promise<readonly (V | Error)[]>,
    keyOf: (key: K) => string = String,
  ): DataLoader<K, V, string> {
    const name = `${kind}\n${account}`;
    const known = opened.get(name) as DataLoader<K, V, string> | undefined;
    if (known !== undefined) return known;
    const open = accounts.find(account);
    const load = new DataLoader<K, V, string>(
      (keys) => (open === null ? Promise.resolve(keys.map(() => UNKNOWN_ACCOUNT)) : batch(open, keys)),
      { cacheKeyFn: keyOf },
    );
    opened.set(name, load as DataLoader<never, never, string>);
    return load;
  }

  const tickets = (account: AccountId) =>
    loader<string, Cached<TicketRecord> | null>('ticket', account, async (open, keys) =>
      inOrder(keys, await objects.tickets(open, keys, null)),
    );

  async function loadThreads(open: OpenAccount, queries: readonly ThreadQuery[]): Promise<LoadedThread[]> {
    const failures = await objects.ensureThreads(open, [...new Set(queries.map(({ ticketKey }) => ticketKey))]);
    const groups = groupByShape(queries);
    const pages = await Promise.all(groups.map((group) => objects.threads(open, group)));
    const pageOf = new Map(
      groups.flatMap((group, index) => group.map((query) => [query, pages[index]?.get(query.ticketKey)] as const)),
    );
    return queries.map((query) => ({
      page: pageOf.get(query) ?? EMPTY_THREAD,
      failure: failures.get(query.ticketKey) ?? null,
    }));
  }

  async function loadLastMessages(
    open: OpenAccount,
    ticketKeys: readonly string[],
  ): Promise<(Cached<MessageRecord> | null)[]> {
    const last = await store.state.lastMessages(open.id, ticketKeys);
    const held = await objects.messages(
      open,
      [...last.values()].map(({ key }) => key),
    );
    return ticketKeys.map((ticketKey) => settled(held.get(last.get(ticketKey)?.key ?? '')));
  }

  return {
    ticket: (account, key) => {
      for (const { node } of primed.splice(0).flat()) tickets(node.record.account).prime(node.record.key, node);
      return tickets(account).load(key);
    },
    message: (account, key) =>
      loader<string, Cached<MessageRecord> | null>('message', account, async (open, keys) =>
        inOrder(keys, await objects.messages(open, keys)),
      ).load(key),
    lastMessage: (account, key) => loader('last-message', account, loadLastMessages).load(key),
    thread: (account, query) =>
      loader('thread', account, loadThreads, (key: ThreadQuery) => JSON.stringify(key)).load(query),
    timeline: (account, key) =>
      loader<string, readonly TimelineChange[]>('timeline', account, async (open, keys) => {
        const timelines = await objects.timelines(open, keys);
        return keys.map((ticketKey) => timelines.get(ticketKey) ?? []);
      }).load(key),
    catalog: <K extends CatalogKind>(account: AccountId, kind: K, key: string) =>
      loader<string, Cached<CatalogRecord<K>> | null>(kind, account, async (open, keys) =>
        inOrder(keys, await objects.catalog(open, kind, keys)),
      ).load(key),
    prime: (listed) => void primed.push(listed),
    forget() {
      primed.length = 0;
      opened.clear();
    },
  };
}

const UNKNOWN_ACCOUNT = new VendorCallError(
  vendorFailure('UNSUPPORTED', { message: 'This account is not configured any more.' }),
);
const EMPTY_THREAD: ThreadPage = { messages: [], hasBefore: false, hasAfter: false, totalCount: 0 };

function inOrder<V>(
  keys: readonly string[],
  byKey: ReadonlyMap<string, V | VendorCallError | null>,
): (V | null | VendorCallError)[] {
  return keys.map((key) => byKey.get(key) ?? null);
}

function settled<V>(value: V | VendorCallError | null | undefined): V | null {
  return value === undefined || value instanceof VendorCallError ? null : value;
}

/** The store answers one page per ticket and call: the same ticket asked for in two shapes goes into two calls. */
function groupByShape(queries: readonly ThreadQuery[]): ThreadQuery[][] {
  const groups: ThreadQuery[][] = [];
  for (const query of queries) {
    const group = groups.find((members) => members.every(({ ticketKey }) => ticketKey !== query.ticketKey));
    if (group === undefined) groups.push([query]);
    else group.push(query);
  }
  return groups;
}
