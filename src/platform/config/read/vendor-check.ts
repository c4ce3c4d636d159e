// Lets each vendor judge the settings of its accounts by opening them once on trial, without a way to call out.

import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import { vendorFailure, VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { AccountConfig } from '../config.ts';
import type { Problems } from '../problems.ts';

const SILENT: AdapterLog = { unknownValue: () => {}, warn: () => {} };

function refuseCall(): Promise<never> {
  return Promise.reject(new VendorCallError(vendorFailure('UNAVAILABLE')));
}

/** Adds what `open` and `rate` refuse as problems. Both hold nothing and call nobody until they are used. */
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
