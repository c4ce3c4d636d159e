// Vendor accounts with health and rate limit, and what each contributed to a list.

import { VENDOR_ERRORS } from '../../../domain/errors/error-codes.ts';
import { disabledState } from '../../../domain/health.ts';
import { toGlobalId } from '../../../domain/ids.ts';
import type {
  SourceStatusResolvers,
  Vendor,
  VendorAccountResolvers,
  VendorErrorResolvers,
  VendorHealthResolvers,
} from '../../../generated/schema.ts';

export const VendorAccount: VendorAccountResolvers = {
  id: ({ id }) => toGlobalId('account', id),
  vendor: ({ vendor }) => vendor as Vendor,
  name: ({ name }) => name,
  health: (account) => account,
  rateLimit: (account) => account.rate(),
  webhooks: ({ id }, _args, { services }) => services.accountStatus.webhookCounts(id),
  operations: ({ module }) => module.operations,
  sync: ({ id }, _args, { services }) => services.sync.progress(id),
};

export const VendorHealth: VendorHealthResolvers = {
  state: async (account, _args, { services }) => {
    if (await services.accountStatus.isDisabled(account.id)) return 'FAILED';
    const { circuit, lastFailureAt, lastSuccessAt } = account.health();
    if (circuit === 'OPEN') return 'FAILED';
    if ((lastFailureAt ?? 0) > (lastSuccessAt ?? 0)) return 'STALE';
    return services.sync.progress(account.id).phase === 'BACKFILL' ? 'PARTIAL' : 'OK';
  },
  circuit: (account) => account.health().circuit,
  latencyP95Ms: (account) => account.health().latencyP95Ms,
  lastSuccessAt: (account) => account.health().lastSuccessAt,
  lastError: async (account, _args, { services }) =>
    (await services.accountStatus.isDisabled(account.id)) ? disabledState() : account.health().lastFailure,
};

export const SourceStatus: SourceStatusResolvers = {
  vendor: ({ account }) => account.vendor as Vendor,
  account: ({ account }) => account,
  state: ({ state }) => state,
  fetchedAt: ({ fetchedAt }) => fetchedAt,
  returned: ({ returned }) => returned,
  truncated: ({ truncated }) => truncated,
  error: ({ failure }) => failure,
  nextRetryAt: ({ nextRetryAt }) => nextRetryAt,
};

export const VendorError: VendorErrorResolvers = {
  retryable: ({ code }) => VENDOR_ERRORS[code].retryable,
};
