// Desk360: the vendor module, and how an account is opened.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { operation, unsupportedOperation } from '../../platform/adapter/module-parts.ts';
import { createActions } from './actions/index.ts';
import { MAX_LISTED_NUMBERS } from './actions/whatsapp/recipients.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient } from './client/index.ts';
import type { Desk360Context } from './context.ts';
import { createTicketFeed } from './reads/feed.ts';
import { createReads } from './reads/index.ts';
import { createMediaReader } from './reads/media.ts';
import { createProducts } from './reads/products.ts';
import { DESK360_SETTINGS, readSettings, toRate } from './settings.ts';
import { desk360Setup } from './setup/index.ts';
import { createWebhookReader } from './webhook/index.ts';

export const desk360: VendorModule = {
  code: 'DESK360',
  slug: 'desk360',
  title: 'Desk360',
  about: 'Products, tickets and WhatsApp conversations, with 10 to 100 calls per minute.',
  settings: DESK360_SETTINGS,
  operations: [
    operation('tickets.list'),
    operation('tickets.get', 'BOUNDED_FAN_OUT', 1),
    operation('tickets.logs', 'BOUNDED_FAN_OUT', 1),
    operation('tickets.create'),
    operation('tickets.reply'),
    operation('tickets.note'),
    operation('tickets.status'),
    operation('whatsapp.text'),
    operation('whatsapp.location'),
    operation('whatsapp.contacts'),
    operation('whatsapp.media'),
    operation('whatsapp.interactive'),
    operation('whatsapp.locationRequest'),
    operation('whatsapp.read'),
    operation('whatsapp.media.get'),
    operation('files.get'),
    operation('templates.send'),
    operation('templates.sendBulk', 'NATIVE_BULK', MAX_LISTED_NUMBERS),
    operation('types.get'),
    operation('types.create'),
    operation('types.update'),
    operation('reasons.get'),
    operation('reasons.create'),
    operation('reasons.update'),
    operation('agents.list', 'LIST_AND_INDEX'),
    operation('types.list', 'LIST_AND_INDEX'),
    operation('reasons.list', 'LIST_AND_INDEX'),
    operation('products.list', 'LIST_AND_INDEX'),
    operation('templates.list', 'LIST_AND_INDEX'),
    operation('me'),
    unsupportedOperation('tickets.assign'),
    unsupportedOperation('tickets.reopen'),
    unsupportedOperation('contacts.optOut'),
  ],
  capabilities: vendorCapabilities([
    'reply',
    'replyWithTemplate',
    'replyInteractive',
    'addNote',
    'close',
    'markPending',
    'markRead',
    'createTicket',
    'sendMessage',
    'sendTemplateBulk',
    'createTag',
    'updateTag',
    'attach',
    'webhooks',
    'backfill',
    'downloads',
  ]),
  rate: toRate,
  open,
  setup: desk360Setup,
};

/** Opens an account. Throws an Error that names the setting if one is invalid. */
function open(adapter: AdapterContext): VendorAdapter {
  const settings = readSettings(adapter.settings);
  const client = createClient(adapter, settings);
  const now = (): number => adapter.now();
  const products = createProducts(client, settings, now);
  const context: Desk360Context = { account: adapter.account, settings, log: adapter.log, now, products };
  return {
    reads: createReads(client, context),
    feed: createTicketFeed(client, context),
    webhook: createWebhookReader(context),
    actions: createActions(client, context),
    media: createMediaReader(client, context),
    capabilities: (ticket, _contact, at) => toCapabilities(ticket, settings, at),
    checkAccount: async () => void (await client.getMe()),
  };
}
