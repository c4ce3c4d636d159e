// Reports the vendor calls of one request and the remaining rate budget of each account.

import { toGlobalId } from '../../domain/ids.ts';
import type { GraphContext } from '../../graph/context.ts';

/** One entry of `extensions.vendors`. `remaining` and `limit` are calls, null when the vendor documents no limit. */
export interface VendorCost {
  readonly account: string;
  readonly vendor: string;
  readonly calls: number;
  readonly operations: Readonly<Record<string, number>>;
  readonly remaining: number | null;
  readonly limit: number | null;
  readonly resetAt: string | null;
}

/** The accounts that were called, in the order of their first call. */
export function vendorCosts({ trace, services }: GraphContext): VendorCost[] {
  if (trace.calls.length === 0) return [];
  const accounts = [...new Set(trace.calls.map(({ account }) => account))];
  return accounts.map((id) => {
    const calls = trace.calls.filter(({ account }) => account === id);
    const operations: Record<string, number> = {};
    for (const { operation } of calls) operations[operation] = (operations[operation] ?? 0) + 1;
    const account = services.accounts.find(id);
    const rate = account?.rate() ?? null;
    const resetAt = rate?.resetAt == null ? null : new Date(rate.resetAt).toISOString();
    return {
      account: toGlobalId('account', id),
      vendor: account?.vendor ?? '',
      calls: calls.length,
      operations,
      remaining: rate?.remaining ?? null,
      limit: rate?.limit ?? null,
      resetAt,
    };
  });
}
