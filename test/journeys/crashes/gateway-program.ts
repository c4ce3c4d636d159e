// A gateway as a process of its own, for tests that kill it: loads, waits for a line on its input, opens, says where.

import { once } from 'node:events';
import { openGateway } from '../../../src/main/open-gateway.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { desk360 } from '../../../src/vendors/desk360/index.ts';
import { settingsOf, TEST_GATEWAY } from '../../kit/gateway/gateway-defaults.ts';
import { ACCOUNT, SECRET_PATH } from './killed-account.ts';

const dataDir = process.argv[2] ?? '';
// Nobody listens there: what arrives by webhook must not need the vendor.
const given: Record<string, string | number | readonly string[]> = {
  baseUrl: 'http://127.0.0.1:9',
  apiToken: 'token',
  products: ['11'],
  callsPerMinute: 60,
  reservedForWrites: 10,
};
await once(process.stdin, 'data');
const gateway = await openGateway({
  ...TEST_GATEWAY,
  dataDir,
  accounts: [
    {
      id: ACCOUNT,
      name: ACCOUNT,
      vendor: 'desk360',
      module: desk360,
      webhookPath: SECRET_PATH,
      settings: settingsOf(desk360, given),
    },
  ],
  limits: { ...TEST_GATEWAY.limits, maxSockets: 100, maxSubscriptionsPerClient: 100 },
  logger: createLogger({ level: 'error', destination: { write: (line) => void process.stderr.write(line) } }),
});
process.once('SIGTERM', () => void gateway.close().then(() => process.exit(0)));
process.stdout.write(`${gateway.url}\n`);
