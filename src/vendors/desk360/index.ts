// Desk360 as the register lists it: settings, operations, and how an account of it is opened.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../domain/ports/vendor/module.ts';
import { unsupportedOperation, operation } from '../../platform/adapter/module-parts.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { createActions } from './actions/index.ts';
import { MAX_LISTED_NUMBERS } from './actions/recipients.ts';
import { createClient } from './client/index.ts';
import { desk360Setup } from './setup/index.ts';
import type { MapContext } from './map/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createMediaReader } from './reads/media.ts';
import { createReads } from './reads/index.ts';
import { createTicketFeed } from './reads/feed.ts';
import { createProducts } from './reads/products.ts';
import { DESK360_SETTINGS, toRate, readSettings } from './settings.ts';
import { createWebhookReader } from './webhook/index.ts';

/** Opens one account. Throws an Error naming the setting when one is not acceptable. */
function open(context: AdapterContext): VendorAdapter {
  const settings = readSettings(context.settings);
  const mapping: MapContext = { settings, log: context.log };
  const client = createClient(context, settings);
  const products = createProducts(client, settings, () => context.now());
  return {
    reads: createReads(client, products, mapping),
    feed: createTicketFeed(client, products, context.account.id, mapping),
    webhook: createWebhookReader(mapping),
    actions: createActions(client, products, mapping),
    media: createMediaReader(client, mapping),
    capabilities: (ticket, _contact, now) => toCapabilities(ticket, settings, now),
    async checkAccount() {
      await client.getMe();
    },
  };
}

export const desk360: VendorModule = {
  code: 'DESK360',
  slug: 'desk360',
  title: 'Desk360',
  about:
    'Products, tickets and WhatsApp: full read access, replies, notes, states, every kind of WhatsApp message; 10 to 100 calls a minute.',
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
