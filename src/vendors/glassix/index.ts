// Glassix: the vendor module, and how an account is opened.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { operation, unsupportedOperation } from '../../platform/adapter/module-parts.ts';
import { createStoredFiles } from '../../platform/adapter/stored-files.ts';
import { createActions } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient, type GlassixClient } from './client/index.ts';
import type { GlassixContext } from './context.ts';
import { createBots } from './reads/bots.ts';
import { createTicketFeed } from './reads/feed.ts';
import { createReads } from './reads/index.ts';
import { createMediaReader } from './reads/media.ts';
import { GLASSIX_SETTINGS, type GlassixSettings, readSettings, toRate } from './settings.ts';
import { createWebhookReader } from './webhook/index.ts';
import { createQueue } from './webhook/queue.ts';

export const glassix: VendorModule = {
  code: 'GLASSIX',
  slug: 'glassix',
  title: 'Glassix',
  about: 'Conversations of every channel, organised in departments; signed webhooks or an event queue.',
  settings: GLASSIX_SETTINGS,
  operations: [
    operation('token.get'),
    operation('tickets.list'),
    operation('tickets.get', 'BOUNDED_FAN_OUT', 1),
    operation('tickets.create'),
    operation('tickets.send'),
    operation('tickets.setState'),
    operation('tickets.setOwner'),
    operation('tickets.assignAvailable'),
    operation('tickets.setFields'),
    operation('tickets.setDepartment'),
    operation('tickets.addTags'),
    operation('tickets.removeTag'),
    operation('tickets.addNote'),
    operation('tickets.setSummary'),
    operation('protocols.send'),
    operation('files.upload'),
    operation('files.get'),
    operation('users.list', 'LIST_AND_INDEX'),
    operation('users.getStatus'),
    operation('tags.list', 'LIST_AND_INDEX'),
    operation('cannedReplies.list', 'LIST_AND_INDEX'),
    operation('events.get'),
    operation('events.delete'),
    unsupportedOperation('departments.list'),
    unsupportedOperation('tickets.unassign'),
    unsupportedOperation('contacts.optOut'),
  ],
  capabilities: vendorCapabilities(
    [
      'reply',
      'replyWithTemplate',
      'replyInteractive',
      'addNote',
      'close',
      'reopen',
      'markPending',
      'snooze',
      'assign',
      'transferTeam',
      'tag',
      'untag',
      'setExternalReference',
      'createTicket',
      'updateTicket',
      'sendMessage',
      'attach',
      'webhooks',
      'backfill',
      'downloads',
    ],
    ['eventQueue'],
  ),
  rate: toRate,
  open,
};

function toContext(adapter: AdapterContext, settings: GlassixSettings, client: GlassixClient): GlassixContext {
  const now = (): number => adapter.now();
  const bots = createBots(() => client.listUsers(), now);
  const files = createStoredFiles(adapter, { baseUrl: settings.baseUrl, hosts: settings.mediaHosts });
  return { account: adapter.account, settings, log: adapter.log, now, bots, isBot: bots.isBot, files };
}

/** Opens an account. Throws an Error that names the setting if one is invalid. */
function open(adapter: AdapterContext): VendorAdapter {
  const settings = readSettings(adapter.settings);
  const client = createClient(adapter, settings);
  const context = toContext(adapter, settings, client);
  const { pollEveryMs } = settings;
  return {
    reads: createReads(client, context),
    feed: createTicketFeed(client, context),
    webhook: createWebhookReader(context),
    ...(pollEveryMs === null ? {} : { queue: createQueue(client, pollEveryMs) }),
    actions: createActions(client, context),
    media: createMediaReader(client, context),
    capabilities: (ticket) => toCapabilities(ticket),
    checkAccount: () => client.checkAccount(),
  };
}
