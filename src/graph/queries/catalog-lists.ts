// Lists collections (agents, tags, channels …) of the accounts that a viewer may see, and what each account contributed.

import type { CatalogKind, CatalogRecord } from '../../domain/catalog.ts';
import { VendorCallError } from '../../domain/errors/error-codes.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Cached } from '../../reads/cached.ts';
import type { Collection } from '../../reads/catalog-reads.ts';
import { edgeAt } from '../../reads/page-cursor.ts';
import type { Source } from '../../reads/ticket-list.ts';
import type { GraphContext } from '../context.ts';
import type { ConnectionNode } from '../nodes/node-types.ts';
import { pageInfoOf, pageOf, pageSize } from './paging.ts';

export interface EntryList<K extends CatalogKind> {
  readonly entries: readonly Cached<CatalogRecord<K>>[];
  readonly sources: readonly Source[];
  /** The first failure when every account failed without stored entries; otherwise null. */
  readonly failure: VendorCallError | null;
}

/** All entries of a kind in order of account and key. `only` null: all visible accounts. */
export async function listEntries<K extends CatalogKind>(
  { viewer, services }: GraphContext,
  kind: K,
  only: readonly AccountId[] | null,
): Promise<EntryList<K>> {
  const accounts = viewer.accounts.filter(({ id }) => only === null || only.includes(id));
  const collections = await Promise.all(accounts.map((account) => services.catalogs.collection(account, kind)));
  const failures = collections.flatMap(({ failure, entries }) =>
    failure !== null && entries.length === 0 ? [failure] : [],
  );
  const [firstFailure] = failures;
  const everyAccountFailed = failures.length === accounts.length;
  return {
    entries: collections.flatMap(({ entries }) => entries),
    sources: collections.flatMap((collection, index) => {
      const account = accounts[index];
      return account === undefined ? [] : [toSource(account, collection)];
    }),
    failure: everyAccountFailed && firstFailure !== undefined ? new VendorCallError(firstFailure) : null,
  };
}

function toSource<K extends CatalogKind>(
  account: OpenAccount,
  { entries, failure, observedAt }: Collection<K>,
): Source {
  const state = failure === null ? 'OK' : entries.length > 0 ? 'STALE' : 'FAILED';
  const returned = entries.length;
  return { account, state, fetchedAt: observedAt, returned, truncated: false, failure, nextRetryAt: null };
}

/** One page of a collection. `select` filters the entries before paging. */
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
  const { cursors } = context.services;
  const first = pageSize(args.first);
  const list = `${kind}\n${JSON.stringify(args.vendor ?? null)}`;
  const after = args.after == null ? null : String(cursors.read(list, args.after)[0]);
  const { entries, sources } = await listEntries(context, kind, accountsOf(context, args.vendor));
  const nameOf = ({ record }: Cached<CatalogRecord<K>>): string => `${record.account}\n${record.key}`;
  const page = pageOf(entries.filter(select), nameOf, first, after);
  const edges = page.items.map((node) => edgeAt(cursors, list, [nameOf(node)], node));
  return { edges, pageInfo: pageInfoOf(edges, page.hasNext, after !== null), totalCount: null, sources };
}

/** The visible accounts of these vendors; null vendors: null, which means all visible accounts. */
export function accountsOf(
  context: GraphContext,
  vendors: readonly string[] | null | undefined,
): readonly AccountId[] | null {
  if (vendors == null) return null;
  return context.viewer.accounts.filter(({ vendor }) => vendors.includes(vendor)).map(({ id }) => id);
}
