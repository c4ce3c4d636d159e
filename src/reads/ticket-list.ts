// Lists tickets of all accounts in one exact order from the projection, and tells what every account contributed.

import { vendorFailure, VendorCallError, type VendorFailure } from '../domain/errors/error-codes.ts';
import { disabledState, type SourceState } from '../domain/health.ts';
import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { TicketPosition } from '../domain/ports/storage/projection.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Sync } from '../domain/ports/sync.ts';
import type { TicketPredicate, TicketSort } from '../domain/ticket-query.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import { staleReasonOf, type Cached } from './cached.ts';
import { sourceOf } from './object-reads.ts';
import { edgeAt, type Edge, type PageCursors } from './page-cursor.ts';

export interface TicketListRequest {
  readonly predicate: TicketPredicate;
  readonly sort: TicketSort;
  /** 1 to the page limit; checked at the edge. */
  readonly first: number;
  readonly after: string | null;
  /** null: whatever age the sync keeps; 0: ask the vendors now. */
  readonly maxAgeMs: number | null;
  /** The accounts the viewer may see, and whether the filter lets each of them answer at all. */
  readonly accounts: readonly { readonly account: OpenAccount; readonly skipped: boolean }[];
}
export interface TicketList {
  readonly edges: readonly Edge<Cached<TicketRecord>>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** What every account contributed; worked out when somebody asks. */
  sources(): Promise<readonly Source[]>;
  countAll(): Promise<number>;
}
/** What one account contributed to a list; instants are epoch milliseconds. */
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
  /** How long a list waits for vendors that were asked for a younger picture, milliseconds. */
  readonly refreshWithinMs: number;
  /** Epoch milliseconds. */
  now(): number;
}
export interface TicketLists {
  list(request: TicketListRequest): Promise<TicketList>;
}

/** Opens the lists over the projection. */
export function createTicketLists({ store, sync, cursors, refreshWithinMs, now }: TicketListsOptions): TicketLists {
  async function refresh(request: TicketListRequest): Promise<ReadonlyMap<AccountId, VendorFailure>> {
    const { maxAgeMs } = request;
    if (maxAgeMs === null) return new Map();
    const asked = request.accounts.filter(({ account, skipped }) => !skipped && account.adapter.feed !== null);
    const outcomes = await Promise.all(
      asked.map(async ({ account }) => [account.id, await refreshOne(account, maxAgeMs, request)] as const),
    );
    return new Map(outcomes.flatMap(([id, failure]) => (failure === null ? [] : [[id, failure] as const])));
  }

  async function refreshOne(
    account: OpenAccount,
    maxAgeMs: number,
    { predicate, sort, first }: TicketListRequest,
  ): Promise<VendorFailure | null> {
    try {
      const inTime = await within(refreshWithinMs, sync.refresh(account.id, maxAgeMs, { predicate, sort, first }));
      return inTime
        ? null
        : vendorFailure('TIMEOUT', { message: 'The vendor is still being read; the next request will see more.' });
    } catch (failure) {
      if (failure instanceof VendorCallError) return failure.failure;
      throw failure;
    }
  }

  async function sourceOfList(
    account: OpenAccount,
    skipped: boolean,
    returned: number,
    failure: VendorFailure | null,
  ): Promise<Source> {
    const progress = sync.progress(account.id);
    const isOff = (await store.state.disabledAt(account.id)) !== null;
    const trouble = failure ?? progress.lastFailure ?? (isOff ? disabledState() : null);
    return {
      account,
      state: stateOf(skipped, progress.phase === 'BACKFILL', trouble, progress.lastReadAt !== null || returned > 0),
      fetchedAt: progress.lastReadAt ?? (await lastHeardOf(account)),
      returned,
      truncated: progress.phase === 'BACKFILL',
      failure: skipped ? null : trouble,
      nextRetryAt: trouble === null ? null : progress.nextReadAt,
    };
  }

  /** An account that cannot be read is as old as the last word of its webhooks. */
  async function lastHeardOf(account: OpenAccount): Promise<number | null> {
    return account.adapter.feed === null ? (await store.inbox.counts(account.id)).lastReceivedAt : null;
  }

  return {
    async list(request) {
      const name = listName(request);
      const after = request.after === null ? null : toPosition(cursors.read(name, request.after));
      const failures = await refresh(request);
      const rows = await store.state.listTickets({
        predicate: request.predicate,
        sort: request.sort,
        after,
        limit: request.first + 1,
      });
      const page = rows.slice(0, request.first);
      const accounts = new Map(request.accounts.map(({ account }) => [account.id, account]));
      const oldestAt = request.maxAgeMs === null ? null : now() - request.maxAgeMs;
      const edges = page.map(({ ticket, position }) =>
        edgeAt(
          cursors,
          name,
          [position.value, position.id],
          hold(ticket, accounts.get(ticket.account) ?? null, failures.get(ticket.account) ?? null, oldestAt),
        ),
      );
      return {
        edges,
        hasNextPage: rows.length > request.first,
        hasPreviousPage: request.after !== null,
        sources: () => {
          const returned = countBy(page.map(({ ticket }) => ticket.account));
          return Promise.all(
            request.accounts.map(({ account, skipped }) =>
              sourceOfList(account, skipped, returned.get(account.id) ?? 0, failures.get(account.id) ?? null),
            ),
          );
        },
        countAll: () => store.state.countTickets(request.predicate),
      };
    },
  };
}

/** Everything that decides which rows come in which order; a cursor of another list is refused by it. */
function listName({ predicate, sort }: TicketListRequest): string {
  return `tickets\n${sort.field} ${sort.direction}\n${JSON.stringify(predicate)}`;
}

function toPosition(place: readonly (number | string)[]): TicketPosition {
  return { value: Number(place[0]), id: Number(place[1]) };
}

/** `oldestAt`: how old it may be for this client (epoch ms). What nobody can read anew then says why it is older. */
function hold(
  ticket: TicketRecord,
  account: OpenAccount | null,
  failure: VendorFailure | null,
  oldestAt: number | null,
): Cached<TicketRecord> {
  const source = account === null ? 'CACHE' : sourceOf(account, ticket.key, undefined);
  const isTooOld = oldestAt !== null && source === 'EVENT_STORE' && ticket.observedAt < oldestAt;
  const staleReason = failure === null ? (isTooOld ? 'NO_READ_API' : null) : staleReasonOf(failure);
  return { record: ticket, freshness: { source, fetchedAt: ticket.observedAt, staleReason } };
}

function stateOf(
  skipped: boolean,
  readingHistory: boolean,
  failure: VendorFailure | null,
  hasPicture: boolean,
): SourceState {
  if (skipped) return 'SKIPPED';
  if (failure !== null) return hasPicture ? 'STALE' : 'FAILED';
  return readingHistory ? 'PARTIAL' : 'OK';
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Waits no longer than this and tells whether it was enough; what goes on behind it lands in the projection. */
async function within(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  try {
    return await Promise.race([work.then(() => true), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
