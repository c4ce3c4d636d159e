// Glassix as the register lists it: settings, operations, and how an account of it is opened.

import type { AdapterContext, VendorAdapter, VendorModule } from '../../domain/ports/vendor/module.ts';
import { createStoredFiles } from '../../platform/adapter/stored-files.ts';
import { unsupportedOperation, operation } from '../../platform/adapter/module-parts.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { createActions } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient } from './client/index.ts';
import type { MapContext } from './map/context.ts';
import { createQueue } from './webhook/queue.ts';
import { createReads } from './reads/index.ts';
import { createBots } from './reads/bots.ts';
import { createTicketFeed } from './reads/feed.ts';
import { createMediaReader } from './reads/media.ts';
import { GLASSIX_SETTINGS, toRate, readSettings } from './settings.ts';
import { createWebhookReader } from './webhook/index.ts';

/** Opens one account. Throws an Error naming the setting when one is not acceptable. */
function open(context: AdapterContext): VendorAdapter {
  const settings = readSettings(context.settings);
  const client = createClient(context, settings);
  const bots = createBots(
    () => client.listUsers(),
    () => context.now(),
  );
  const mapping: MapContext = { settings, log: context.log, isBot: bots.isBot };
  const files = createStoredFiles(context, { baseUrl: settings.baseUrl, hosts: settings.mediaHosts });
  const { pollEveryMs } = settings;
  return {
    reads: createReads(client, mapping, bots),
    feed: createTicketFeed(client, mapping, { now: () => context.now(), ready: bots.ready }),
    webhook: createWebhookReader(mapping),
    ...(pollEveryMs === null ? {} : { queue: createQueue(client, pollEveryMs) }),
    actions: createActions(client, mapping),
    media: createMediaReader(client, files),
    capabilities: (ticket) => toCapabilities(ticket),
    checkAccount: () => client.checkAccount(),
  };
}

export const glassix: VendorModule = {
  code: 'GLASSIX',
  slug: 'glassix',
  title: 'Glassix',
  about:
    'Conversations of every channel in departments: read, made, answered, tagged, handed over; canned replies; signed webhooks or a queue.',
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
