// A gateway as a process of its own over an emulated Desk360, for tests of what it needs: opens, says where, weighs itself.

import { openGateway } from '../../../src/main/open-gateway.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { desk360 } from '../../../src/vendors/desk360/index.ts';
import { settingsOf, TEST_GATEWAY } from '../../kit/gateway/gateway-defaults.ts';
import type { MeasuredOptions } from './measured.ts';

const { dataDir, account, baseUrl, apiToken } = JSON.parse(process.argv[2] ?? '') as MeasuredOptions;
const given = { baseUrl, apiToken, products: ['11'], callsPerMinute: 100_000, reservedForWrites: 10 };
const gateway = await openGateway({
  ...TEST_GATEWAY,
  dataDir,
  accounts: [
    {
      id: account,
      name: account,
      vendor: desk360.slug,
      module: desk360,
      webhookPath: 'secret-path-of-desk360-0123456789',
      settings: settingsOf(desk360, given),
    },
  ],
  logger: createLogger({ level: 'silent' }),
});
const collect = globalThis.gc;
if (collect === undefined) throw new Error('start it with --expose-gc');
let before = 0;
let peak = 0;
let weighedCount = 0;
/** What is held outside the heap, and that is where bytes of files are; what is only waiting to be collected does not count. */
function weigh(): void {
  collect?.();
  peak = Math.max(peak, process.memoryUsage().external);
  weighedCount += 1;
}
/** Weighing takes a fifth of the time at most, so that the work it weighs goes on. */
function weighOn(): void {
  const startedAt = performance.now();
  weigh();
  setTimeout(weighOn, 4 * (performance.now() - startedAt));
}
weighOn();
process.on('message', (message) => {
  if (message === 'begin') {
    peak = 0;
    weigh();
    before = peak;
    process.send?.({});
  } else if (message === 'end') process.send?.({ heldBytes: peak - before });
  else if (message === 'count') process.send?.({ weighedCount });
  else void gateway.close().then(() => process.exit(0));
});
process.send?.({ url: gateway.url });
