// A gateway with one department of the emulated Glassix, over real HTTP, sockets and SQLite, for one test file.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toGlobalId, type ObjectKind } from '../../../src/domain/ids.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import { openGateway, type RunningGateway } from '../../../src/main/open-gateway.ts';
import { createLogger } from '../../../src/platform/observability/logger.ts';
import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { glassix } from '../../../src/vendors/glassix/index.ts';
import {
  DEPARTMENTS,
  glassixSandbox,
  type GlassixSandboxSettings,
  type RunningGlassix,
} from '../../../src/vendors/glassix/sandbox/index.ts';
import { postGraphql, type GraphqlAnswer } from './gateway.ts';
import { settingsOf, TEST_GATEWAY } from './gateway-defaults.ts';

export const OMNI_ACCOUNT = 'glassix-test';
const SECRET_PATH = 'secret-path-of-glassix-0123456789';

export interface OmniOptions {
  readonly sandbox?: Partial<GlassixSandboxSettings>;
  /** Settings of the gateway's account, over what fits the emulated vendor. */
  readonly account?: Settings;
  readonly ticketCount?: number;
}
export interface OmniWorld {
  readonly url: string;
  readonly gateway: RunningGateway;
  readonly vendor: RunningGlassix;
  readonly webhookUrl: string;
  /** Every line the gateway logged. */
  readonly logLines: string[];
  query<T = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer<T>>;
  /** Restarts the gateway over the same data and vendor; `meanwhile` happens while it is down. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The global id of something in the account. */
export const omniId = (kind: ObjectKind, key: string | number): string => toGlobalId(kind, OMNI_ACCOUNT, String(key));

/** Starts the emulated vendor and a gateway whose one account is its department; its history is read. */
export async function startOmniWorld(options: OmniOptions = {}): Promise<OmniWorld> {
  const vendor = await startSandboxVendor(glassixSandbox, {
    ticketCount: options.ticketCount ?? 20,
    settings: { ratePerMinute: 100_000, ...options.sandbox },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'deskgraph-omni-'));
  const logLines: string[] = [];
  const [credential] = vendor.settings.credentials;
  const departments = Object.entries(DEPARTMENTS).map(([name, id]) => `${id}=${name}`);
  const settings = settingsOf(glassix, { baseUrl: vendor.url, ...credential, departments, ...options.account });
  const open = (): Promise<RunningGateway> =>
    openGateway({
      ...TEST_GATEWAY,
      firstPagesWithinMs: 5_000,
      dataDir,
      accounts: [
        { id: OMNI_ACCOUNT, name: 'Support', vendor: 'glassix', module: glassix, webhookPath: SECRET_PATH, settings },
      ],
      logger: createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
    });
  let gateway = await open();
  const door = (): string => `${gateway.url}/webhooks/glassix/${OMNI_ACCOUNT}/${SECRET_PATH}`;
  vendor.setWebhookTarget(door());
  return {
    get url() {
      return gateway.url;
    },
    get gateway() {
      return gateway;
    },
    get webhookUrl() {
      return door();
    },
    vendor,
    logLines,
    query: (query, variables) => postGraphql(gateway.url, query, variables),
    async restart(meanwhile) {
      await gateway.close();
      await meanwhile?.();
      gateway = await open();
      vendor.setWebhookTarget(door());
    },
    async stop() {
      await gateway.close();
      await vendor.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const ERRORS = 'userErrors { code field message vendor vendorMessage }';
const TICKET = `ticket {
  id nativeId status subject summary version closedAt nativeStatus { code }
  team { id name } assignee { id displayName email } tags { name } customFields { key value }
  externalReferences { system value }
}`;

/** Does a mutation and answers with its payload; a failure of the request fails the test. */
export async function mutate(world: OmniWorld, name: string, input: object, more = ''): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`.replace(
    /^TicketTags(Add|Remove)Input$/,
    'TicketTagsInput',
  );
  const answer = await world.query(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${ERRORS} ${TICKET} ${more} } }`,
    { input },
  );
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name];
}
