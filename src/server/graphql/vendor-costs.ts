// Tells what an answer cost at the vendors, and what is left of each account's budget.

import { toGlobalId } from '../../domain/ids.ts';
import type { GraphContext } from '../../graph/context.ts';

/** One account's part in `extensions.vendors`; numbers of calls, null where the vendor documents no limit. */
export interface VendorCost {
  readonly account: string;
  readonly vendor: string;
  readonly calls: number;
  readonly operations: Readonly<Record<string, number>>;
  readonly remaining: number | null;
  readonly limit: number | null;
  readonly resetAt: string | null;
}

/** The accounts that this request called, in order of their first call. */
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
