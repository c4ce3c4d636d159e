// A gateway as a process of its own, for tests that kill it: loads, waits for a line on its input, opens, says where.

import { once } from 'node:events';
import { openGateway } from '../../src/main/open-gateway.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { desk360 } from '../../src/vendors/desk360/index.ts';
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
  host: '127.0.0.1',
  port: 0,
  dataDir,
  accounts: [
    {
      id: ACCOUNT,
      name: ACCOUNT,
      vendor: 'desk360',
      module: desk360,
      webhookPath: SECRET_PATH,
      settings: Object.fromEntries(desk360.settings.map(({ key, default: fallback }) => [key, given[key] ?? fallback])),
    },
  ],
  clients: [],
  openToLoopback: true,
  firstPagesWithinMs: 0,
  allowedOrigins: [],
  trustedProxies: [],
  introspection: true,
  graphiql: false,
  reconcileEverySeconds: 3600,
  retention: { eventsDays: 30, deliveriesDays: 14 },
  limits: {
    maxDepth: 15,
    maxTokens: 1500,
    maxAliases: 30,
    requestBytes: 256 * 1024,
    webhookBytes: 1024 * 1024,
    socketMessageBytes: 256 * 1024,
    maxSockets: 100,
    maxSubscriptionsPerSocket: 100,
    maxSubscriptionsPerClient: 100,
    drainSeconds: 10,
  },
  logger: createLogger({ level: 'error', destination: { write: (line) => void process.stderr.write(line) } }),
});
process.once('SIGTERM', () => void gateway.close().then(() => process.exit(0)));
process.stdout.write(`${gateway.url}\n`);
