// The fields that every vendor object shares.

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

/** Records are kept and shared over requests: their ids are written once. */
const ids = new WeakMap<object, string>();

function idOf(kind: ObjectKind, record: Identified): string {
  const known = ids.get(record);
  if (known !== undefined) return known;
  const id = toGlobalId(kind, record.account, record.key);
  ids.set(record, id);
  return id;
}

/** Resolvers of id, vendor, nativeId and freshness for a kind of object. */
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
