// Lets each vendor check the settings of its accounts: opens each account once with a caller that refuses every call.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import { vendorFailure, VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { AccountConfig } from '../config.ts';
import type { Problems } from '../problems.ts';

const SILENT: AdapterLog = { unknownValue: () => {}, warn: () => {} };

function refuseCall(): Promise<never> {
  return Promise.reject(new VendorCallError(vendorFailure('UNAVAILABLE')));
}

/** Adds the errors of `open` and `rate` as problems. Neither allocates resources nor makes a call. */
export function checkByVendor(accounts: readonly AccountConfig[], problems: Problems): void {
  for (const { id, name, module, settings } of accounts) {
    try {
      module.rate(settings);
      module.open({
        account: { id, name },
        settings,
        log: SILENT,
        now: () => 0,
        createCaller: () => ({ call: refuseCall, download: refuseCall }),
      });
    } catch (error) {
      problems.add(`account ${id}`, error instanceof Error ? error.message : 'the vendor does not accept its settings');
    }
  }
}
