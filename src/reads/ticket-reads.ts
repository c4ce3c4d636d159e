// Reads tickets with their messages and timelines: from the store while fresh, otherwise by one batched vendor call.

import { VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import type { AccountId } from '../domain/ids.ts';
import type { MessageRecord } from '../domain/message.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { ThreadPage, ThreadQuery, TimelineRange } from '../domain/ports/storage/projection.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Sync } from '../domain/ports/sync.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import type { TimelineChange } from '../domain/timeline.ts';
import { findAttachment, type FoundAttachment } from './attachments.ts';
import { staleReasonOf, type Cached, type CachedByKey } from './cached.ts';
import {
  isHeadFresh,
  isThreadFresh,
  isTimelineFresh,
  storedSourceOf,
  type FreshnessCheck,
  type FreshnessLimits,
} from './freshness-policy.ts';
import type { Aspect, LiveOutcome, LiveReads } from './live-reads.ts';

/** Changes of one ticket's timeline, oldest first. */
export interface TimelineQuery {
  readonly ticketKey: string;
  readonly range: TimelineRange;
}

export interface TicketReads {
  /** `maxAgeMs` null: the default limit; 0: call the vendor now. */
  tickets(account: OpenAccount, keys: readonly string[], maxAgeMs: number | null): Promise<CachedByKey<TicketRecord>>;
  /** The ticket with the vendor's own id in one of these accounts, as stored; null: none is. */
  findByNativeId(accounts: readonly OpenAccount[], nativeId: string): Promise<TicketRecord | null>;
  /** Stored tickets of the account with this external reference, newest first. */
  listByExternalReference(account: OpenAccount, value: string, limit: number): Promise<readonly TicketRecord[]>;
  messages(account: OpenAccount, keys: readonly string[]): Promise<CachedByKey<MessageRecord>>;
  /** The newest stored message of each ticket, by ticket key; tickets without messages are left out. */
  lastMessages(
    account: OpenAccount,
    ticketKeys: readonly string[],
  ): Promise<ReadonlyMap<string, Cached<MessageRecord>>>;
  /** Refreshes stale threads. Returns the failures by ticket key. */
  ensureThreads(account: OpenAccount, ticketKeys: readonly string[]): Promise<ReadonlyMap<string, VendorFailure>>;
  /** One page per query, by ticket key; a ticket may appear in one query only. */
  threads(account: OpenAccount, queries: readonly ThreadQuery[]): Promise<ReadonlyMap<string, ThreadPage>>;
  /** Refreshes stale timelines, then reads one range per query, in the order of the queries. */
  timelines(
    account: OpenAccount,
    queries: readonly TimelineQuery[],
  ): Promise<readonly (readonly TimelineChange[] | VendorCallError)[]>;
  timelineChange(account: OpenAccount, key: string): Promise<TimelineChange | null>;
  /** The attachment with its message; null when the key belongs to none. */
  findAttachment(account: AccountId, key: string): Promise<FoundAttachment | null>;
  /** The vendor's own object as last seen; null when none is stored. */
  raw(account: AccountId, kind: 'ticket' | 'message', key: string): Promise<unknown>;
}

export interface TicketReadsOptions {
  readonly store: Store;
  readonly live: LiveReads;
  readonly sync: Sync;
  readonly limits: FreshnessLimits;
  /** Epoch milliseconds. */
  now(): number;
}

/** Creates the reads of tickets and of everything that belongs to one ticket. */
export function createTicketReads({ store, live, sync, limits, now }: TicketReadsOptions): TicketReads {
  const { state } = store;

  /** A reconciling read of the account counts for every ticket; a backfill page covers its own tickets only. */
  function freshnessCheck(account: OpenAccount, maxAgeMs: number): FreshnessCheck {
    const { phase, lastReadAt } = sync.progress(account.id);
    const readsAllChanges = account.adapter.feed?.newestFirst === true && phase !== 'BACKFILL';
    return { now: now(), reconciledAt: readsAllChanges ? lastReadAt : null, maxAgeMs };
  }

  /** Calls the vendor for the keys that it can read. */
  async function refresh(
    account: OpenAccount,
    aspect: Aspect,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, LiveOutcome>> {
    const { isReadable = () => true } = account.adapter.reads;
    const readable = account.adapter.reads[aspect] === null ? [] : keys.filter(isReadable);
    return readable.length === 0 ? new Map() : live.objects(account, aspect, readable);
  }

  async function tickets(
    account: OpenAccount,
    keys: readonly string[],
    maxAgeMs: number | null,
  ): Promise<CachedByKey<TicketRecord>> {
    const stored = await state.tickets(account.id, keys);
    const check = freshnessCheck(account, maxAgeMs ?? limits.ticketMs);
    // A caller with a maximum age means this very ticket, not a list that was read some time ago.
    const exactCheck = maxAgeMs === null ? check : { ...check, reconciledAt: null };
    const staleKeys = keys.filter((key) => {
      const ticket = stored.get(key);
      return ticket === undefined || !isHeadFresh(ticket, exactCheck);
    });
    // A ticket that moved is read under its current key.
    const currentKey = (key: string): string => stored.get(key)?.key ?? key;
    const outcomes = await refresh(account, 'tickets', [...new Set(staleKeys.map(currentKey))]);
    const refreshed = outcomes.size === 0 ? stored : await state.tickets(account.id, keys);
    return new Map(
      keys.map((key) => {
        const isTooOld = maxAgeMs !== null && staleKeys.includes(key);
        return [key, toCachedTicket(account, refreshed.get(key) ?? null, outcomes.get(currentKey(key)), isTooOld)];
      }),
    );
  }

  function listByExternalReference(account: OpenAccount, value: string, limit: number) {
    const query = {
      predicate: {
        op: 'and',
        of: [
          { op: 'in', field: 'account', values: [account.id] },
          { op: 'text', field: 'externalReference', is: 'eq', value },
        ],
      },
      sort: { field: 'CREATED_AT', direction: 'DESC' },
      after: null,
      limit,
    } as const;
    return state.listTickets(query).then((rows) => rows.map(({ ticket }) => ticket));
  }

  async function ensureThreads(
    account: OpenAccount,
    ticketKeys: readonly string[],
  ): Promise<ReadonlyMap<string, VendorFailure>> {
    const stored = await state.tickets(account.id, ticketKeys);
    const check = freshnessCheck(account, limits.ticketMs);
    const staleKeys = ticketKeys.filter((key) => {
      const ticket = stored.get(key);
      return ticket === undefined || !isThreadFresh(ticket, check);
    });
    return failuresOf(await refresh(account, 'threads', staleKeys));
  }

  async function timelines(
    account: OpenAccount,
    queries: readonly TimelineQuery[],
  ): Promise<readonly (readonly TimelineChange[] | VendorCallError)[]> {
    const ticketKeys = [...new Set(queries.map(({ ticketKey }) => ticketKey))];
    const stored = await state.tickets(account.id, ticketKeys);
    const check = { now: now(), reconciledAt: null, maxAgeMs: limits.timelineMs };
    const staleKeys = ticketKeys.filter((key) => {
      const ticket = stored.get(key);
      return ticket !== undefined && !isTimelineFresh(ticket, check);
    });
    const failures = failuresOf(await refresh(account, 'timelines', staleKeys));
    return Promise.all(
      queries.map(async ({ ticketKey, range }) => {
        const changes = (await state.timelines(account.id, [ticketKey], range)).get(ticketKey) ?? [];
        const failure = failures.get(ticketKey);
        // A failure shows only while nothing of the timeline is known.
        const isUnknown =
          changes.length === 0 && range.from === null && (stored.get(ticketKey)?.timelineObservedAt ?? null) === null;
        return failure !== undefined && isUnknown ? new VendorCallError(failure) : changes;
      }),
    );
  }

  async function lastMessages(account: OpenAccount, ticketKeys: readonly string[]) {
    const messages = await state.lastMessages(account.id, ticketKeys);
    return new Map([...messages].map(([ticketKey, message]) => [ticketKey, toCachedMessage(account, message)]));
  }

  return {
    tickets,
    findByNativeId: (accounts, nativeId) =>
      state.ticketByNativeId(
        accounts.map(({ id }) => id),
        nativeId,
      ),
    listByExternalReference,
    async messages(account, keys) {
      const stored = await state.messages(account.id, keys);
      return new Map(
        keys.map((key) => {
          const message = stored.get(key);
          return [key, message === undefined ? null : toCachedMessage(account, message)];
        }),
      );
    },
    lastMessages,
    ensureThreads,
    threads: (account, queries) => state.threads(account.id, queries),
    timelines,
    timelineChange: async (account, key) => (await state.timelineChange(account.id, key))?.change ?? null,
    findAttachment: (account, key) => findAttachment(store, account, key),
    raw: (account, kind, key) => state.raw(account, kind, key),
  };
}

/** The stored message with its freshness. */
export function toCachedMessage(account: OpenAccount, record: MessageRecord): Cached<MessageRecord> {
  const source = storedSourceOf(account, record.ticketKey);
  return { record, freshness: { source, fetchedAt: record.observedAt, staleReason: null } };
}

/** `isTooOld`: the ticket is older than the client allows. Without a vendor call the reason is NO_READ_API. */
function toCachedTicket(
  account: OpenAccount,
  record: TicketRecord | null,
  outcome: LiveOutcome | undefined,
  isTooOld: boolean,
): Cached<TicketRecord> | VendorCallError | null {
  const failure = outcome?.state === 'failed' ? outcome.failure : null;
  if (record === null) return failure === null || failure.code === 'UNSUPPORTED' ? null : new VendorCallError(failure);
  const source = outcome?.state === 'found' ? 'LIVE' : storedSourceOf(account, record.key);
  const hasNoReadApi = isTooOld && outcome === undefined;
  const staleReason = hasNoReadApi ? 'NO_READ_API' : failure === null ? null : staleReasonOf(failure);
  return { record, freshness: { source, fetchedAt: record.observedAt, staleReason } };
}

function failuresOf(outcomes: ReadonlyMap<string, LiveOutcome>): Map<string, VendorFailure> {
  const failures = new Map<string, VendorFailure>();
  for (const [key, outcome] of outcomes) if (outcome.state === 'failed') failures.set(key, outcome.failure);
  return failures;
}
