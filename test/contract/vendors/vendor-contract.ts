// The contract of every vendor adapter: one suite that runs over all vendors.

import { afterEach, beforeEach, describe } from 'vitest';
import type { VendorModule } from '../../../src/domain/ports/vendor/module.ts';
import { actionContract } from './action-contract.ts';
import { enumContract } from './enum-contract.ts';
import { faultContract } from './fault-contract.ts';
import { feedContract } from './feed-contract.ts';
import { moduleContract } from './module-contract.ts';
import { readingContract } from './reading-contract.ts';
import { openSubject, type ContractTarget, type GetSubject, type Subject } from './subject.ts';
import type { VendorFacts } from './vendor-facts.ts';
import { webhookContract } from './webhook-contract.ts';

/**
 * Describes the whole contract for one vendor. `facts` states in advance what its accounts offer; whatever they do not
 * offer is asserted to be absent. `target` is called before each test.
 */
export function describeVendorContract(module: VendorModule, facts: VendorFacts, target: () => ContractTarget): void {
  describe(`the adapter of ${module.title}`, () => {
    let open: Subject | null = null;
    beforeEach(async () => {
      open = await openSubject(module, target());
    });
    afterEach(() => open?.close());
    const subject: GetSubject = () => {
      if (open === null) throw new Error('no test is running');
      return open;
    };
    moduleContract(module, subject);
    readingContract(facts, subject);
    feedContract(facts, subject);
    webhookContract(facts, subject);
    actionContract(subject);
    if (facts.feed !== null) enumContract(subject);
    faultContract(facts, subject);
  });
}
