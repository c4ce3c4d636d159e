// A gateway with one custom channel of the emulated SocialHub, over real HTTP, sockets and SQLite, for one test file.

import { toGlobalId } from '../../../src/domain/ids.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import type { AccountConfig } from '../../../src/platform/config/config.ts';
import { startSandboxVendor, type SandboxClock } from '../../../src/sandbox/index.ts';
import { socialhub } from '../../../src/vendors/socialhub/index.ts';
import {
  socialhubSandbox,
  type RunningSocialhub,
  type SocialhubSandboxSettings,
} from '../../../src/vendors/socialhub/sandbox/index.ts';
import type { GraphqlAnswer } from './gateway.ts';
import { startVendorGateway } from './vendor-gateway.ts';

const ACCOUNT_ID = toGlobalId('account', 'socialhub-test');

export interface SocialOptions {
  readonly sandbox?: Partial<SocialhubSandboxSettings>;
  /** Settings of the gateway's account, over what fits the emulated vendor. */
  readonly account?: Settings;
  /** Accounts beside the channel. */
  readonly more?: readonly AccountConfig[];
  readonly clock?: Clock;
  readonly sandboxClock?: SandboxClock;
}
export interface SocialWorld {
  readonly url: string;
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
  const { accessToken, webhookSecret } = vendor.settings;
  const gateway = await startVendorGateway({
    module: socialhub,
    settings: { baseUrl: vendor.url, accessToken, webhookSecret, callsPerMinute: 0, ...options.account },
    more: options.more ?? [],
    gateway: options.clock === undefined ? {} : { clock: options.clock },
  });
  vendor.setWebhookTarget(gateway.webhookUrl);
  return {
    get url() {
      return gateway.url;
    },
    get webhookUrl() {
      return gateway.webhookUrl;
    },
    get templatesUrl() {
      return gateway.webhookUrl.replace('/webhooks/', '/templates/');
    },
    vendor,
    logLines: gateway.logLines,
    query: gateway.query,
    async restart() {
      await gateway.close();
      await gateway.reopen();
      vendor.setWebhookTarget(gateway.webhookUrl);
    },
    async stop() {
      await gateway.stop();
      await vendor.stop();
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
