// A gateway in its own process over an emulated Desk360, for tests of its memory: opens, sends its URL, measures itself.

import { openGateway } from '../../../src/main/open-gateway.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { desk360 } from '../../../src/vendors/desk360/index.ts';
import { TEST_GATEWAY } from '../../kit/gateway/gateway-defaults.ts';
import { testAccount } from '../../kit/gateway/harness.ts';
import type { MeasuredOptions } from './measured.ts';

const { dataDir, account, baseUrl, apiToken } = JSON.parse(process.argv[2] ?? '') as MeasuredOptions;
const settings = { baseUrl, apiToken, products: ['11'], callsPerMinute: 100_000, reservedForWrites: 10 };
const gateway = await openGateway({
  ...TEST_GATEWAY,
  dataDir,
  accounts: [testAccount(desk360, settings, { id: account, name: account })],
  logger: createLogger({ level: 'silent' }),
});
const collect = globalThis.gc;
if (collect === undefined) throw new Error('start it with --expose-gc');
let before = 0;
let peak = 0;
let weighedCount = 0;
/** Memory outside the heap, where file bytes live; garbage does not count. */
function weigh(): void {
  collect?.();
  peak = Math.max(peak, process.memoryUsage().external);
  weighedCount += 1;
}
/** Measuring takes at most a fifth of the time, so that the measured work continues. */
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
