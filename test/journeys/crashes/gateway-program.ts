// A gateway in its own process, for tests that kill it: waits for a line on stdin, opens, prints its URL.

import { once } from 'node:events';
import { openGateway } from '../../../src/main/open-gateway.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { desk360 } from '../../../src/vendors/desk360/index.ts';
import { TEST_GATEWAY } from '../../kit/gateway/gateway-defaults.ts';
import { testAccount } from '../../kit/gateway/harness.ts';
import { ACCOUNT, SECRET_PATH } from './killed-account.ts';

const dataDir = process.argv[2] ?? '';
// No vendor listens at this address: the ingest must not need one.
const settings = {
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
  accounts: [testAccount(desk360, settings, { id: ACCOUNT, name: ACCOUNT, webhookPath: SECRET_PATH })],
  limits: { ...TEST_GATEWAY.limits, maxSockets: 100, maxSubscriptionsPerClient: 100 },
  logger: createLogger({ level: 'error', destination: { write: (line) => void process.stderr.write(line) } }),
});
process.once('SIGTERM', () => void gateway.close().then(() => process.exit(0)));
process.stdout.write(`${gateway.url}\n`);
