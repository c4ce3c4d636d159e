// Lists whole collections (agents, tags, channels …) of the accounts a viewer may see, with what each account contributed.

import type { CatalogKind, CatalogRecord } from '../../domain/catalog.ts';
import { VendorCallError, type VendorFailure } from '../../domain/errors/error-codes.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import { listAll } from '../../reads/list-all.ts';
import { staleReasonOf, type Cached } from '../../reads/cached.ts';
import { edgeAt } from '../../reads/page-cursor.ts';
import type { Source } from '../../reads/ticket-list.ts';
import type { GraphContext } from '../context.ts';
import type { ConnectionNode } from '../nodes/node-types.ts';
import { pageInfoOf, pageOf, pageSize } from './paging.ts';

export interface EntryList<K extends CatalogKind> {
  readonly entries: readonly Cached<CatalogRecord<K>>[];
  readonly sources: readonly Source[];
  /** The first failure when no account could give anything; null otherwise. */
  readonly failure: VendorCallError | null;
}

/** All entries of a kind in these accounts (null: all visible ones), in order of account and key. */
export async function listEntries<K extends CatalogKind>(
  context: GraphContext,
  kind: K,
  only: readonly AccountId[] | null,
): Promise<EntryList<K>> {
  const accounts = context.viewer.accounts.filter(({ id }) => only === null || only.includes(id));
  const parts = await Promise.all(accounts.map((account) => listOne(context, account, kind)));
  const failures = parts.flatMap(({ failure, held }) => (failure !== null && held.length === 0 ? [failure] : []));
  const nobody = accounts.length > 0 && failures.length === accounts.length;
  return {
    entries: parts.flatMap(({ held }) => held),
    sources: parts.map(toSource),
    failure: nobody && failures[0] !== undefined ? new VendorCallError(failures[0]) : null,
  };
}

interface Part<K extends CatalogKind> {
  readonly account: OpenAccount;
  readonly held: readonly Cached<CatalogRecord<K>>[];
  readonly failure: VendorFailure | null;
  readonly observedAt: number | null;
}

async function listOne<K extends CatalogKind>(context: GraphContext, account: OpenAccount, kind: K): Promise<Part<K>> {
  const { services } = context;
  const failure = await services.objects.ensureCollection(account, kind);
  const observedAt = await services.store.state.collectionObservedAt(account.id, kind);
  const records = await listAll(services.store, account.id, kind);
  const source = account.adapter.reads.collections[kind] === undefined ? 'EVENT_STORE' : 'CACHE';
  const staleReason = failure === null ? null : staleReasonOf(failure);
  return {
    account,
    failure,
    observedAt,
    held: records.map((record) => ({ record, freshness: { source, fetchedAt: record.observedAt, staleReason } })),
  };
}

function toSource<K extends CatalogKind>({ account, held, failure, observedAt }: Part<K>): Source {
  const state = failure === null ? 'OK' : held.length > 0 ? 'STALE' : 'FAILED';
  return { account, state, fetchedAt: observedAt, returned: held.length, truncated: false, failure, nextRetryAt: null };
}

/** One page of a collection as a connection; `select` narrows it before the page is cut. */
export async function listEntryPage<K extends CatalogKind>(
  context: GraphContext,
  kind: K,
  args: {
    readonly vendor?: readonly string[] | null | undefined;
    readonly first?: number | null | undefined;
    readonly after?: string | null | undefined;
  },
  select: (entry: Cached<CatalogRecord<K>>) => boolean = () => true,
): Promise<ConnectionNode<Cached<CatalogRecord<K>>>> {
  const first = pageSize(args.first);
  const list = `${kind}\n${JSON.stringify(args.vendor ?? null)}`;
  const after = args.after == null ? null : String(context.services.cursors.read(list, args.after)[0]);
  const all = await listEntries(context, kind, accountsOf(context, args.vendor));
  const nameOf = ({ record }: Cached<CatalogRecord<K>>): string => `${record.account}\n${record.key}`;
  const page = pageOf(all.entries.filter(select), nameOf, first, after);
  const edges = page.items.map((node) => edgeAt(context.services.cursors, list, [nameOf(node)], node));
  return { edges, pageInfo: pageInfoOf(edges, page.hasNext, after !== null), totalCount: null, sources: all.sources };
}

/** The visible accounts of these vendors; null vendors: no limit. */
export function accountsOf(
  context: GraphContext,
  vendors: readonly string[] | null | undefined,
): readonly AccountId[] | null {
  if (vendors == null) return null;
  return context.viewer.accounts.filter(({ vendor }) => vendors.includes(vendor)).map(({ id }) => id);
}
