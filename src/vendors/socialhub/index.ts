// SocialHub as the register lists it: the gateway is the integration of a custom channel of the social inbox.

import type {
  AdapterContext,
  VendorAdapter,
  VendorModule,
  VendorOperationSpec,
} from '../../domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { createActions } from './actions/index.ts';
import { createUnconfirmedTask } from './actions/callbacks.ts';
import { toCapabilities } from './capabilities.ts';
import { createChannelInfo } from './reads/channel.ts';
import { createClient } from './client/index.ts';
import { socialhubSetup } from './setup/index.ts';
import { createMediaReader } from './reads/media.ts';
import { createReads } from './reads/index.ts';
import { callsPerMinuteOf, readSettings, SOCIALHUB_SETTINGS } from './settings.ts';
import { createTemplateOffer } from './webhook/template-offer.ts';
import { createWebhookReader } from './webhook/index.ts';

const single = { supported: true, batch: 'NONE', maxBatchSize: null } as const;

const OPERATIONS: readonly VendorOperationSpec[] = [
  { name: 'webhook ticket_action, channel_action', supported: true, batch: 'EVENT_STORE', maxBatchSize: null },
  { name: 'tickets.create', ...single },
  { name: 'tickets.update', ...single },
  { name: 'replies.success', ...single },
  { name: 'actions.reset', ...single },
  { name: 'files.get', ...single },
  { name: 'manifest.update (connect)', ...single },
  { name: 'root.get', supported: true, batch: 'LIST_AND_INDEX', maxBatchSize: null },
  { name: 'tickets.get', supported: false, batch: 'NONE', maxBatchSize: null },
  { name: 'tickets.list', supported: false, batch: 'NONE', maxBatchSize: null },
];

const WRITES_SHARE = 0.2;

/** Opens one account. Throws an Error naming the setting that cannot work. */
function open(context: AdapterContext): VendorAdapter {
  const settings = readSettings(context.settings);
  const client = createClient(context, settings);
  const channel = createChannelInfo(client, settings);
  const acting = { client, settings, channel };
  return {
    reads: createReads(client, settings),
    feed: null,
    webhook: createWebhookReader({ settings, log: context.log, channelId: channel.id }),
    actions: createActions(acting),
    tasks: createUnconfirmedTask(acting, context),
    templateOffer: createTemplateOffer(context.account.id, settings),
    media: createMediaReader(context, settings),
    capabilities: () => toCapabilities(),
    checkAccount: async () => void (await client.readRoot()),
  };
}

export const socialhub: VendorModule = {
  code: 'SOCIALHUB',
  slug: 'socialhub',
  title: 'SocialHub',
  about:
    'Posts, comments and messages of social networks: clients create the tickets and publish the replies that agents request.',
  settings: SOCIALHUB_SETTINGS,
  operations: OPERATIONS,
  capabilities: vendorCapabilities([
    'reopen',
    'createTicket',
    'updateTicket',
    'confirmReply',
    'failAction',
    'webhooks',
    'downloads',
    'templateOffer',
  ]),
  rate(settings) {
    const callsPerMinute = callsPerMinuteOf(settings);
    return {
      callsPerMinute,
      reservedForWrites: callsPerMinute === null ? 0 : Math.ceil(callsPerMinute * WRITES_SHARE),
    };
  },
  open,
  setup: socialhubSetup,
};
