// A gateway over one custom channel of the emulated SocialHub, for one test file.

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
import { startHarness, testAccount, type GatewayHarness } from './harness.ts';

const ACCOUNT_ID = toGlobalId('account', 'socialhub-test');

export interface SocialhubGatewayOptions {
  readonly sandbox?: Partial<SocialhubSandboxSettings>;
  /** Settings of the gateway's account, over those that fit the emulated vendor. */
  readonly account?: Settings;
  /** Further accounts. */
  readonly more?: readonly AccountConfig[];
  readonly clock?: Clock;
  readonly sandboxClock?: SandboxClock;
}
export type SocialhubGateway = Omit<GatewayHarness, 'webhookUrl'> & {
  readonly vendor: RunningSocialhub;
  readonly webhookUrl: string;
  /** Where the vendor fetches templates. */
  readonly templatesUrl: string;
};

/** Starts the emulated vendor and a gateway whose first account is its channel. */
export async function startSocialhubGateway(options: SocialhubGatewayOptions = {}): Promise<SocialhubGateway> {
  const vendor = await startSandboxVendor(socialhubSandbox, {
    ...(options.sandbox === undefined ? {} : { settings: options.sandbox }),
    ...(options.sandboxClock === undefined ? {} : { clock: options.sandboxClock }),
  });
  const { accessToken, webhookSecret } = vendor.settings;
  const settings = { baseUrl: vendor.url, accessToken, webhookSecret, callsPerMinute: 0, ...options.account };
  const harness = await startHarness({
    accounts: () => [testAccount(socialhub, settings), ...(options.more ?? [])],
    gateway: options.clock === undefined ? {} : { clock: options.clock },
    onOpened: ({ webhookUrl }) => vendor.setWebhookTarget(webhookUrl()),
  });
  return Object.create(harness, {
    vendor: { value: vendor },
    webhookUrl: { get: () => harness.webhookUrl() },
    templatesUrl: { get: () => harness.webhookUrl().replace('/webhooks/', '/templates/') },
    stop: {
      value: async () => {
        await harness.stop();
        await vendor.stop();
      },
    },
  });
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
