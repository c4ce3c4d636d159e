// Lists the tickets of all accounts in one exact order from the store, and reports what each account contributed.

import { vendorFailure, VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import { disabledState, type SourceState } from '../domain/health.ts';
import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { PositionedTicket, TicketPosition } from '../domain/ports/storage/projection.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Sync } from '../domain/ports/sync.ts';
import type { TicketPredicate, TicketSort } from '../domain/ticket-query.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import type { Clock } from '../platform/clock.ts';
import { staleReasonOf, type Cached } from './cached.ts';
import { storedSourceOf } from './freshness-policy.ts';
import { edgeAt, type Edge, type PageCursors, type PagePosition } from './page-cursor.ts';

/** An account that the viewer may see. `skipped`: the filter excludes it, so its vendor is not called. */
export interface ListAccount {
  readonly account: OpenAccount;
  readonly skipped: boolean;
}

export interface TicketListRequest {
  /** The client's filter. The list adds the condition on `accounts` to it. */
  readonly predicate: TicketPredicate;
  readonly sort: TicketSort;
  /** Page size, from 1 to the page limit; the caller checks it. */
  readonly first: number;
  readonly after: string | null;
  /** Milliseconds. null: as fresh as the sync keeps it; 0: call the vendors now. */
  readonly maxAgeMs: number | null;
  /** Tickets of all other accounts are never listed or counted. */
  readonly accounts: readonly ListAccount[];
}
export interface TicketList {
  readonly edges: readonly Edge<Cached<TicketRecord>>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** What each account contributed; computed on demand. */
  sources(): Promise<readonly Source[]>;
  countAll(): Promise<number>;
}
/** What one account contributed to a list; times are epoch milliseconds. */
export interface Source {
  readonly account: OpenAccount;
  readonly state: SourceState;
  readonly fetchedAt: number | null;
  readonly returned: number;
  readonly truncated: boolean;
  readonly failure: VendorFailure | null;
  readonly nextRetryAt: number | null;
}

export interface TicketListsOptions {
  readonly store: Store;
  readonly sync: Sync;
  readonly cursors: PageCursors;
  /** How long a list waits for the vendors when the client sets a maximum age, in milliseconds. */
  readonly refreshWithinMs: number;
  readonly clock: Clock;
}
export interface TicketLists {
  list(request: TicketListRequest): Promise<TicketList>;
}

type FailuresByAccount = ReadonlyMap<AccountId, VendorFailure>;

/** Creates the ticket lists. */
export function createTicketLists({ store, sync, cursors, refreshWithinMs, clock }: TicketListsOptions): TicketLists {
  /** Refreshes the accounts of the list. Returns the failures by account. */
  async function refresh(request: TicketListRequest): Promise<FailuresByAccount> {
    const { maxAgeMs } = request;
    if (maxAgeMs === null) return new Map();
    const readable = request.accounts.filter(({ account, skipped }) => !skipped && account.adapter.feed !== null);
    const outcomes = await Promise.all(
      readable.map(async ({ account }) => [account.id, await refreshAccount(account, maxAgeMs, request)] as const),
    );
    return new Map(outcomes.flatMap(([id, failure]) => (failure === null ? [] : [[id, failure] as const])));
  }

  async function refreshAccount(
    account: OpenAccount,
    maxAgeMs: number,
    { predicate, sort, first }: TicketListRequest,
  ): Promise<VendorFailure | null> {
    const refreshed = sync.refresh(account.id, maxAgeMs, { predicate, sort, first });
    try {
      return (await finishesWithin(clock, refreshWithinMs, refreshed)) ? null : STILL_READING;
    } catch (failure) {
      if (failure instanceof VendorCallError) return failure.failure;
      throw failure;
    }
  }

  async function sourceOf(
    { account, skipped }: ListAccount,
    returned: number,
    refreshFailure: VendorFailure | null,
  ): Promise<Source> {
    const progress = sync.progress(account.id);
    const isDisabled = (await store.state.disabledAt(account.id)) !== null;
    const failure = refreshFailure ?? progress.lastFailure ?? (isDisabled ? disabledState() : null);
    const isBackfilling = progress.phase === 'BACKFILL';
    const hasData = progress.lastReadAt !== null || returned > 0;
    return {
      account,
      state: skipped ? 'SKIPPED' : stateOf(failure, isBackfilling, hasData),
      fetchedAt: progress.lastReadAt ?? (await lastWebhookAt(account)),
      returned,
      truncated: isBackfilling,
      failure: skipped ? null : failure,
      nextRetryAt: failure === null ? null : progress.nextReadAt,
    };
  }

  /** An account without a read API is as old as its last webhook. */
  async function lastWebhookAt(account: OpenAccount): Promise<number | null> {
    return account.adapter.feed === null ? (await store.inbox.counts(account.id)).lastReceivedAt : null;
  }

  function toEdges(
    rows: readonly PositionedTicket[],
    request: TicketListRequest,
    failures: FailuresByAccount,
  ): Edge<Cached<TicketRecord>>[] {
    const name = listName(request);
    const accounts = new Map(request.accounts.map(({ account }) => [account.id, account]));
    const oldestAllowedAt = request.maxAgeMs === null ? null : clock.now() - request.maxAgeMs;
    return rows.map(({ ticket, position }) => {
      const account = accounts.get(ticket.account);
      if (account === undefined) throw new Error(`the store listed a ticket of another account: ${ticket.account}`);
      const node = toCachedTicket(ticket, account, failures.get(account.id) ?? null, oldestAllowedAt);
      return edgeAt(cursors, name, [position.value, position.id], node);
    });
  }

  return {
    async list(request) {
      const after = request.after === null ? null : toPosition(cursors.read(listName(request), request.after));
      const predicate = withAccounts(request);
      const failures = await refresh(request);
      const limit = request.first + 1;
      const rows = await store.state.listTickets({ predicate, sort: request.sort, after, limit });
      const edges = toEdges(rows.slice(0, request.first), request, failures);
      return {
        edges,
        hasNextPage: rows.length > request.first,
        hasPreviousPage: request.after !== null,
        sources: () => {
          const returned = countBy(edges.map(({ node }) => node.record.account));
          return Promise.all(
            request.accounts.map((listed) => {
              const { id } = listed.account;
              return sourceOf(listed, returned.get(id) ?? 0, failures.get(id) ?? null);
            }),
          );
        },
        countAll: () => store.state.countTickets(predicate),
      };
    },
  };
}

const STILL_READING = vendorFailure('TIMEOUT', {
  message: 'The vendor is still being read. Request the list again to see more.',
});

/** The filter, limited to the accounts of the request. The store may hold tickets of accounts that are not configured. */
function withAccounts({ predicate, accounts }: TicketListRequest): TicketPredicate {
  const values = accounts.map(({ account }) => account.id);
  return { op: 'and', of: [{ op: 'in', field: 'account', values }, predicate] };
}

/** Everything that the client chose and that decides which rows come in which order. */
function listName({ predicate, sort }: TicketListRequest): string {
  return `tickets\n${sort.field} ${sort.direction}\n${JSON.stringify(predicate)}`;
}

function toPosition([value, id]: PagePosition): TicketPosition {
  return { value: Number(value), id: Number(id) };
}

/** `oldestAllowedAt` (epoch ms): a ticket that was observed earlier and cannot be read again gets NO_READ_API. */
function toCachedTicket(
  record: TicketRecord,
  account: OpenAccount,
  failure: VendorFailure | null,
  oldestAllowedAt: number | null,
): Cached<TicketRecord> {
  const source = storedSourceOf(account, record.key);
  const isTooOld = oldestAllowedAt !== null && source === 'EVENT_STORE' && record.observedAt < oldestAllowedAt;
  const staleReason = failure === null ? (isTooOld ? 'NO_READ_API' : null) : staleReasonOf(failure);
  return { record, freshness: { source, fetchedAt: record.observedAt, staleReason } };
}

function stateOf(failure: VendorFailure | null, isBackfilling: boolean, hasData: boolean): SourceState {
  if (failure !== null) return hasData ? 'STALE' : 'FAILED';
  return isBackfilling ? 'PARTIAL' : 'OK';
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** True when the work ends in time. Late work continues, and its result goes into the store. */
async function finishesWithin(clock: Clock, ms: number, work: Promise<void>): Promise<boolean> {
  const finished = new AbortController();
  const timedOut = clock.sleep(ms, finished.signal).then(
    () => false,
    () => true,
  );
  try {
    return await Promise.race([work.then(() => true), timedOut]);
  } finally {
    finished.abort();
  }
}
