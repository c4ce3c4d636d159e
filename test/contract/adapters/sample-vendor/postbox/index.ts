// Postbox: the vendor module, and how an account is opened.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../../../../src/domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../../../../src/domain/ports/vendor/vendor-capabilities.ts';
import { operation } from '../../../../../src/platform/adapter/module-parts.ts';
import { createActions } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient } from './client/index.ts';
import type { PostboxContext } from './map/context.ts';
import { createTicketFeed } from './reads/feed.ts';
import { createReads } from './reads/index.ts';
import { POSTBOX_SETTINGS, readSettings, toRate } from './settings.ts';
import { createWebhookReader } from './webhook/index.ts';

export const postbox: VendorModule = {
  code: 'POSTBOX',
  slug: 'postbox',
  title: 'Postbox',
  about: 'Letters and their pages: an invented vendor.',
  settings: POSTBOX_SETTINGS,
  operations: [
    operation('letters.list'),
    operation('letters.get', 'BOUNDED_FAN_OUT', 1),
    operation('clerks.list', 'LIST_AND_INDEX'),
    operation('pages.write'),
    operation('letters.state'),
  ],
  capabilities: vendorCapabilities(['reply', 'close', 'webhooks', 'backfill']),
  rate: toRate,
  open,
};

/** Opens an account. Throws an Error that names the setting if one is invalid. */
function open(adapter: AdapterContext): VendorAdapter {
  const settings = readSettings(adapter.settings);
  const client = createClient(adapter, settings);
  const context: PostboxContext = { account: adapter.account, settings, log: adapter.log, now: () => adapter.now() };
  return {
    reads: createReads(client, context),
    feed: createTicketFeed(client, context),
    webhook: createWebhookReader(context),
    actions: createActions(client, context),
    media: null,
    capabilities: (ticket) => toCapabilities(ticket),
    checkAccount: async () => void (await client.clerks()),
  };
}
