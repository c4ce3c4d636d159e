// Runs the contract over every vendor of the register, each against its emulated vendor as `npm start` runs it.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { SandboxReady } from '../../../src/sandbox/main.ts';
import { vendors } from '../../../src/vendors/index.ts';
import { describeVendorContract } from './vendor-contract.ts';
import { VENDOR_FACTS } from './vendor-facts.ts';

const MAIN = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url));

const env = { PATH: process.env['PATH'], SANDBOX_PORT: '0', SANDBOX_TICKETS: '30', SANDBOX_EVENTS_PER_SECOND: '0' };
const child = fork(MAIN, { env, stdio: 'ignore', execArgv: [] });
const [{ vendors: emulated }] = (await once(child, 'message')) as [SandboxReady];
afterAll(async () => {
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('every vendor of the register has facts for the contract', () => {
  expect(Object.keys(VENDOR_FACTS).toSorted()).toEqual(vendors.map(({ slug }) => slug).toSorted());
});

test('every vendor of the register is emulated', () => {
  const slugs = emulated.map(({ slug }) => slug);
  expect(vendors.map(({ slug }) => slug).filter((slug) => !slugs.includes(slug))).toEqual([]);
});

for (const target of emulated) {
  const module = vendors.find(({ slug }) => slug === target.slug);
  const facts = VENDOR_FACTS[target.slug];
  if (module !== undefined && facts !== undefined) describeVendorContract(module, facts, () => target);
}
