// Emotive as the list of vendors has it: SMS tickets that arrive by webhook, with a few calls back to the vendor.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { operation } from '../../platform/adapter/module-parts.ts';
import { createActions } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient } from './client/index.ts';
import { createOwnEvents } from './client/own-events.ts';
import type { EmotiveContext } from './context.ts';
import { createTicketFeed, PAGE_SIZE } from './reads/feed.ts';
import { createReads } from './reads/index.ts';
import { EMOTIVE_SETTINGS, readSettings, toRate } from './settings.ts';
import { emotiveSetup } from './setup/index.ts';
import { createTaskHandler } from './tasks.ts';
import { createWebhookReader } from './webhook/index.ts';

export const emotive: VendorModule = {
  code: 'EMOTIVE',
  slug: 'emotive',
  title: 'Emotive',
  about: 'SMS conversations: tickets arrive by webhook; replies, closing and external ids go back by REST.',
  settings: EMOTIVE_SETTINGS,
  operations: [
    operation('tickets.list', 'LIST_AND_INDEX', PAGE_SIZE),
    operation('tickets.get', 'BOUNDED_FAN_OUT', 1),
    operation('tickets.update'),
    operation('tickets.events.add'),
    operation('tickets.external.events.add'),
    operation('connections.me'),
    // The rest is used by `npm run connect` only.
    operation('ticket-systems.list'),
    operation('connections.list'),
    operation('connections.create'),
    operation('connections.delete'),
    operation('webhooks.list'),
    operation('webhooks.register'),
    operation('webhooks.delete'),
  ],
  capabilities: vendorCapabilities(
    ['reply', 'close', 'optOutContact', 'setExternalReference', 'webhooks'],
    ['reopen', 'markPending', 'backfill'],
  ),
  rate: toRate,
  open,
  setup: emotiveSetup,
};

/** Opens one account. Throws an Error naming the setting that is invalid. */
function open(adapterContext: AdapterContext): VendorAdapter {
  const settings = readSettings(adapterContext.settings);
  const context: EmotiveContext = { log: adapterContext.log, settings, ownEvents: createOwnEvents() };
  const client = createClient(adapterContext, settings);
  return {
    reads: createReads(client, context),
    feed: settings.readApi ? createTicketFeed(client, context) : null,
    webhook: createWebhookReader(context),
    actions: createActions(client, context),
    tasks: createTaskHandler(client, context),
    media: null,
    capabilities: (ticket, contact) => toCapabilities(ticket, contact, settings),
    checkAccount: () => client.checkConnection(),
  };
}
