// A gateway over one department of the emulated Glassix, for one test file.

import { toGlobalId, type ObjectKind } from '../../../src/domain/ids.ts';
import type { Settings } from '../../../src/domain/ports/vendor/settings.ts';
import { startSandboxVendor } from '../../../src/sandbox/index.ts';
import { glassix } from '../../../src/vendors/glassix/index.ts';
import {
  DEPARTMENTS,
  glassixSandbox,
  type GlassixSandboxSettings,
  type RunningGlassix,
} from '../../../src/vendors/glassix/sandbox/index.ts';
import { startHarness, testAccount, type GatewayHarness } from './harness.ts';

export const GLASSIX_ACCOUNT = 'glassix-test';

export interface GlassixGatewayOptions {
  readonly sandbox?: Partial<GlassixSandboxSettings>;
  /** Settings of the gateway's account, over those that fit the emulated vendor. */
  readonly account?: Settings;
  readonly ticketCount?: number;
}
export type GlassixGateway = Omit<GatewayHarness, 'webhookUrl'> & {
  readonly vendor: RunningGlassix;
  readonly webhookUrl: string;
};

/** The global id of an object of the account. */
export const glassixId = (kind: ObjectKind, key: string | number): string =>
  toGlobalId(kind, GLASSIX_ACCOUNT, String(key));

/** Starts the emulated vendor and a gateway whose one account is its department; resolves after the backfill. */
export async function startGlassixGateway(options: GlassixGatewayOptions = {}): Promise<GlassixGateway> {
  const vendor = await startSandboxVendor(glassixSandbox, {
    ticketCount: options.ticketCount ?? 20,
    settings: { ratePerMinute: 100_000, ...options.sandbox },
  });
  const [credential] = vendor.settings.credentials;
  const departments = Object.entries(DEPARTMENTS).map(([name, id]) => `${id}=${name}`);
  const settings = { baseUrl: vendor.url, ...credential, departments, ...options.account };
  const harness = await startHarness({
    accounts: () => [testAccount(glassix, settings, { name: 'Support' })],
    onOpened: ({ webhookUrl }) => vendor.setWebhookTarget(webhookUrl()),
  });
  return Object.create(harness, {
    vendor: { value: vendor },
    webhookUrl: { get: () => harness.webhookUrl() },
    stop: {
      value: async () => {
        await harness.stop();
        await vendor.stop();
      },
    },
  });
}

const ERRORS = 'userErrors { code field message vendor vendorMessage }';
const TICKET = `ticket {
  id nativeId status subject summary version closedAt nativeStatus { code }
  team { id name } assignee { id displayName email } tags { name } customFields { key value }
  externalReferences { system value }
}`;

/** Runs a mutation and returns its payload; a request error fails the test. */
export async function mutate(
  harness: Pick<GlassixGateway, 'query'>,
  name: string,
  input: object,
  more = '',
): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`.replace(
    /^TicketTags(Add|Remove)Input$/,
    'TicketTagsInput',
  );
  const answer = await harness.query(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${ERRORS} ${TICKET} ${more} } }`,
    { input },
  );
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name];
}
