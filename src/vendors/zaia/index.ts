// Zaia as the list of vendors has it: chats that AI responders lead and hand over to people, followed by comparison.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { operation } from '../../platform/adapter/module-parts.ts';
import { createActions } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient } from './client/index.ts';
import type { ZaiaContext } from './context.ts';
import { createTicketFeed } from './reads/feed/index.ts';
import { createReads } from './reads/index.ts';
import { BULK_SIZE } from './reads/ticket-lookup.ts';
import { readSettings, toRate, ZAIA_SETTINGS } from './settings.ts';

export const zaia: VendorModule = {
  code: 'ZAIA',
  slug: 'zaia',
  title: 'Zaia',
  about: 'Chats that AI agents lead and hand over to people: read in bulk, followed without webhooks.',
  settings: ZAIA_SETTINGS,
  webhooks: false,
  operations: [
    operation('tickets.list'),
    operation('tickets.listByChats', 'NATIVE_BULK', BULK_SIZE),
    operation('tickets.get', 'BOUNDED_FAN_OUT', 1),
    operation('tickets.create'),
    operation('tickets.complete'),
    operation('tickets.takeover'),
    operation('tickets.assign'),
    operation('tickets.tags.add'),
    operation('tickets.tags.remove'),
    operation('chats.list'),
    operation('messages.list', 'BOUNDED_FAN_OUT', 1),
    operation('channels.list', 'LIST_AND_INDEX'),
    operation('teams.list', 'LIST_AND_INDEX'),
    operation('responders.list', 'LIST_AND_INDEX'),
    operation('tags.list', 'LIST_AND_INDEX'),
    operation('tags.create'),
    operation('tags.update'),
  ],
  capabilities: vendorCapabilities([
    'close',
    'assign',
    'takeOver',
    'tag',
    'untag',
    'createTicket',
    'createTag',
    'updateTag',
    'backfill',
  ]),
  rate: toRate,
  open,
};

/** Opens one account. Throws an Error naming the setting that is invalid. */
function open(adapterContext: AdapterContext): VendorAdapter {
  const settings = readSettings(adapterContext.settings);
  const context: ZaiaContext = { settings, log: adapterContext.log, now: () => adapterContext.now() };
  const client = createClient(adapterContext, settings);
  return {
    reads: createReads(client, context),
    feed: createTicketFeed(client, context),
    webhook: null,
    actions: createActions(client, context),
    media: null,
    capabilities: (ticket) => toCapabilities(ticket, settings),
    checkAccount: () => client.checkKey(),
  };
}
