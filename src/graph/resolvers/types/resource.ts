// The fields of the interface VendorResource.

import type { Freshness } from '../../../domain/freshness.ts';
import { toGlobalId, type ObjectKind } from '../../../domain/ids.ts';
import type { FreshnessResolvers, Vendor } from '../../../generated/schema.ts';
import type { Cached } from '../../../reads/cached.ts';

interface Identified {
  readonly vendor: string;
  readonly account: string;
  readonly key: string;
  readonly nativeId: string;
}

/** The store's cache shares records between requests, so each id is encoded once. */
const ids = new WeakMap<object, string>();

function idOf(kind: ObjectKind, record: Identified): string {
  const cached = ids.get(record);
  if (cached !== undefined) return cached;
  const id = toGlobalId(kind, record.account, record.key);
  ids.set(record, id);
  return id;
}

/** Resolvers of id, vendor, nativeId and freshness. */
export function resourceFields<T extends Identified>(kind: ObjectKind) {
  return {
    id: ({ record }: Cached<T>): string => idOf(kind, record),
    vendor: ({ record }: Cached<T>): Vendor => record.vendor as Vendor,
    nativeId: ({ record }: Cached<T>): string => record.nativeId,
    freshness: ({ freshness }: Cached<T>): Freshness => freshness,
  };
}

export const FreshnessFields: FreshnessResolvers = {
  ageSeconds: ({ fetchedAt }, _args, { services }) => Math.max(0, Math.floor((services.now() - fetchedAt) / 1000)),
  stale: ({ staleReason }) => staleReason !== null,
};
