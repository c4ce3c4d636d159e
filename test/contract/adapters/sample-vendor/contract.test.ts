// The vendor contract over the sample vendor, with its emulated vendor in a separate sandbox.

import { afterAll, beforeAll } from 'vitest';
import { startSandboxProgram, type SandboxProgram } from '../../../../src/sandbox/program.ts';
import { describeVendorContract } from '../../vendors/vendor-contract.ts';
import { postbox } from './postbox/index.ts';
import { postboxSandbox } from './postbox/sandbox/index.ts';

let sandbox: SandboxProgram;
beforeAll(async () => {
  const options = { host: '127.0.0.1', firstPort: 0, ticketCount: 30, eventsPerSecond: 0 };
  sandbox = await startSandboxProgram({ ...options, vendors: [postboxSandbox] });
});
afterAll(() => sandbox.stop());

const FACTS = {
  feed: { newestFirst: true, recentPages: false, manyPages: true },
  webhook: true,
  findTicket: true,
  checkedCredentials: true,
};
describeVendorContract(postbox, FACTS, () => sandbox.vendors[0]!);
