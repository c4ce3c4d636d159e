// A gateway with one custom channel of the emulated SocialHub, over real HTTP, sockets and SQLite, for one test file.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../src/domain/ports/vendor.ts';
import { openGateway, type GatewayOptions, type RunningGateway } from '../../src/main/open-gateway.ts';
import type { AccountConfig } from '../../src/platform/config/config.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { startSandboxVendor, type SandboxClock } from '../../src/sandbox/kit.ts';
import { socialhub } from '../../src/vendors/socialhub/index.ts';
import {
  socialhubSandbox,
  type RunningSocialhub,
  type SocialhubSandboxSettings,
} from '../../src/vendors/socialhub/sandbox.ts';
import { toGlobalId } from '../../src/domain/ids.ts';
import { postGraphql, type GraphqlAnswer } from './gateway.ts';
import { settingsOf, TEST_GATEWAY } from './gateway-defaults.ts';

export const SOCIAL_ACCOUNT = 'socialhub-test';
export const ACCOUNT_ID = toGlobalId('account', SOCIAL_ACCOUNT);
const SECRET_PATH = 'secret-path-of-socialhub-0123456789';

export interface SocialOptions {
  readonly sandbox?: Partial<SocialhubSandboxSettings>;
  /** Settings of the gateway's account, over what fits the emulated vendor. */
  readonly account?: Settings;
  /** Accounts beside the channel. */
  readonly more?: readonly AccountConfig[];
  readonly gateway?: Partial<GatewayOptions>;
  readonly clock?: Clock;
  readonly sandboxClock?: SandboxClock;
}
export interface SocialWorld {
  readonly url: string;
  readonly gateway: RunningGateway;
  readonly vendor: RunningSocialhub;
  readonly webhookUrl: string;
  /** Where the vendor fetches templates. */
  readonly templatesUrl: string;
  /** Every line the gateway logged. */
  readonly logLines: string[];
  query<T = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer<T>>;
  /** Restarts the gateway over the same data and vendor. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the emulated vendor and a gateway whose one account is its channel. */
export async function startSocial(options: SocialOptions = {}): Promise<SocialWorld> {
  const vendor = await startSandboxVendor(socialhubSandbox, {
    ...(options.sandbox === undefined ? {} : { settings: options.sandbox }),
    ...(options.sandboxClock === undefined ? {} : { clock: options.sandboxClock }),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'deskgraph-social-'));
  const logLines: string[] = [];
  const settings = settingsOf(socialhub, {
    baseUrl: vendor.url,
    accessToken: vendor.settings.accessToken,
    webhookSecret: vendor.settings.webhookSecret,
    callsPerMinute: 0,
    ...options.account,
  });
  const open = (): Promise<RunningGateway> =>
    openGateway({
      ...TEST_GATEWAY,
      dataDir,
      accounts: [
        {
          id: SOCIAL_ACCOUNT,
          name: 'Fans',
          vendor: 'socialhub',
          module: socialhub,
          webhookPath: SECRET_PATH,
          settings,
        },
        ...(options.more ?? []),
      ],
      logger: createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
      ...options.gateway,
    });
  let gateway = await open();
  const doorOf = (door: string): string => `${gateway.url}/${door}/socialhub/${SOCIAL_ACCOUNT}/${SECRET_PATH}`;
  vendor.setWebhookTarget(doorOf('webhooks'));
  return {
    get url() {
      return gateway.url;
    },
    get gateway() {
      return gateway;
    },
    get webhookUrl() {
      return doorOf('webhooks');
    },
    get templatesUrl() {
      return doorOf('templates');
    },
    vendor,
    logLines,
    query: (query, variables) => postGraphql(gateway.url, query, variables),
    async restart() {
      await gateway.close();
      gateway = await open();
      vendor.setWebhookTarget(doorOf('webhooks'));
    },
    async stop() {
      await gateway.close();
      await vendor.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const ERRORS = 'userErrors { code field message vendorCode vendorMessage vendor }';
const TICKET =
  'ticket { id nativeId status nativeStatus { code } version preview externalReferences { system value } }';

/** A post of the network becomes a ticket, as the integration of the channel asks for it. */
export const CREATE = `mutation ($input: TicketCreateInput!) {
  ticketCreate(input: $input) { ${ERRORS} ${TICKET} replayedFromIdempotencyKey }
}`;
export const UPDATE = `mutation ($input: TicketUpdateInput!) { ticketUpdate(input: $input) { ${ERRORS} ${TICKET} } }`;
export const CONFIRM = `mutation ($input: TicketReplyConfirmInput!) {
  ticketReplyConfirm(input: $input) { ${ERRORS} ${TICKET} message { id nativeId deliveryStatus } }
}`;
export const FAIL = `mutation ($input: TicketActionFailInput!) { ticketActionFail(input: $input) { ${ERRORS} ${TICKET} } }`;

let keys = 0;

/** The input of a post with a text by a fan; an idempotency key of its own. */
export function post(changes: Record<string, unknown> = {}): { input: Record<string, unknown> } {
  keys += 1;
  return {
    input: {
      accountId: ACCOUNT_ID,
      externalId: `comment-${String(keys).padStart(6, '0')}`,
      text: 'Hello, can someone help me?',
      contact: { externalUserId: 'u_5678986543', name: 'Jork Schrank' },
      idempotencyKey: `create-${keys}`,
      ...changes,
    },
  };
}
