// What every adapter owes the house, whatever its vendor: the suite that runs over all of them.

import { afterEach, beforeEach, describe } from 'vitest';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import { actContract } from './actions.ts';
import { faultContract } from './faults.ts';
import { feedContract } from './feed.ts';
import { moduleContract } from './module.ts';
import { readingContract } from './readings.ts';
import { openSubject, type ContractTarget, type Subject, type TheSubject } from './subject.ts';
import { webhookContract } from './webhooks.ts';
import { wordContract } from './enums.ts';

/** Describes the whole contract for one vendor; `target` is asked before each test. */
export function describeVendorContract(module: VendorModule, target: () => ContractTarget): void {
  describe(`the adapter of ${module.title}`, () => {
    let open: Subject | null = null;
    beforeEach(async () => {
      open = await openSubject(module, target());
    });
    afterEach(() => open?.close());
    const subject: TheSubject = () => {
      if (open === null) throw new Error('no test runs');
      return open;
    };
    moduleContract(module, subject);
    readingContract(subject);
    feedContract(subject);
    webhookContract(subject);
    actContract(subject);
    wordContract(subject);
    faultContract(subject);
  });
}
