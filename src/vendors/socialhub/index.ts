// SocialHub as the list of vendors has it: the gateway integrates a custom channel of the social inbox.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { operation, unsupportedOperation } from '../../platform/adapter/module-parts.ts';
import { createActions } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient } from './client/index.ts';
import type { SocialhubContext } from './context.ts';
import { createChannelInfo } from './reads/channel.ts';
import { createReads } from './reads/index.ts';
import { createMediaReader } from './reads/media.ts';
import { readSettings, SOCIALHUB_SETTINGS, toRate } from './settings.ts';
import { socialhubSetup } from './setup/index.ts';
import { createTaskHandler } from './tasks.ts';
import { createWebhookReader } from './webhook/index.ts';
import { createTemplateOffer } from './webhook/template-offer.ts';

export const socialhub: VendorModule = {
  code: 'SOCIALHUB',
  slug: 'socialhub',
  title: 'SocialHub',
  about:
    'Posts, comments and messages of social networks: clients create the tickets and publish the replies that agents request.',
  settings: SOCIALHUB_SETTINGS,
  operations: [
    operation('webhook ticket_action, channel_action', 'EVENT_STORE'),
    operation('tickets.create'),
    operation('tickets.update'),
    operation('replies.success'),
    operation('actions.reset'),
    operation('files.get'),
    operation('manifest.update (connect)'),
    operation('root.get', 'LIST_AND_INDEX'),
    unsupportedOperation('tickets.get'),
    unsupportedOperation('tickets.list'),
  ],
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
  rate: toRate,
  open,
  setup: socialhubSetup,
};

/** Opens one account. Throws an Error naming the setting that is invalid. */
function open(adapterContext: AdapterContext): VendorAdapter {
  const { account, log } = adapterContext;
  const settings = readSettings(adapterContext.settings);
  const client = createClient(adapterContext, settings);
  const channel = createChannelInfo(client, settings);
  const context: SocialhubContext = { account, settings, log, channel, now: () => adapterContext.now() };
  return {
    reads: createReads(client, context),
    feed: null,
    webhook: createWebhookReader(context),
    actions: createActions(client, context),
    tasks: createTaskHandler(client, context),
    templateOffer: createTemplateOffer(context),
    media: createMediaReader(client),
    capabilities: () => toCapabilities(),
    checkAccount: async () => void (await client.readRoot()),
  };
}
