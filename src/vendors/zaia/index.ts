// Zaia as the register lists it: chats that AI responders lead and hand over to people, read by comparing.

import type {
  AdapterContext,
  VendorAdapter,
  VendorModule,
  VendorOperationSpec,
} from '../../domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../domain/ports/vendor/vendor-capabilities.ts';
import { createActions } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createClient } from './client/index.ts';
import { createTicketFeed } from './reads/feed/index.ts';
import type { MapContext } from './map/index.ts';
import { createReads } from './reads/index.ts';
import { BULK_SIZE } from './reads/ticket-lookup.ts';
import { readSettings, ZAIA_SETTINGS, toRate } from './settings.ts';

const single = { supported: true, batch: 'NONE', maxBatchSize: null } as const;
const list = { supported: true, batch: 'LIST_AND_INDEX', maxBatchSize: null } as const;

const OPERATIONS: readonly VendorOperationSpec[] = [
  { name: 'tickets.list', ...single },
  { name: 'tickets.listByChats', supported: true, batch: 'NATIVE_BULK', maxBatchSize: BULK_SIZE },
  { name: 'tickets.get', supported: true, batch: 'BOUNDED_FAN_OUT', maxBatchSize: 1 },
  { name: 'tickets.create', ...single },
  { name: 'tickets.complete', ...single },
  { name: 'tickets.takeover', ...single },
  { name: 'tickets.assign', ...single },
  { name: 'tickets.tags.add', ...single },
  { name: 'tickets.tags.remove', ...single },
  { name: 'chats.list', ...single },
  { name: 'messages.list', supported: true, batch: 'BOUNDED_FAN_OUT', maxBatchSize: 1 },
  { name: 'channels.list', ...list },
  { name: 'teams.list', ...list },
  { name: 'responders.list', ...list },
  { name: 'tags.list', ...list },
  { name: 'tags.create', ...single },
  { name: 'tags.update', ...single },
];

/** Chats of Zaia's AI responders. */
export const zaia: VendorModule = {
  code: 'ZAIA',
  slug: 'zaia',
  title: 'Zaia',
  about: 'Chats that AI agents lead and hand over to people: read in bulk, followed without webhooks.',
  settings: ZAIA_SETTINGS,
  webhooks: false,
  operations: OPERATIONS,
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
  open: openZaia,
};

/** Opens one account. Throws when a setting cannot be read. */
function openZaia(context: AdapterContext): VendorAdapter {
  const settings = readSettings(context.settings);
  const map: MapContext = { settings, log: context.log, now: () => context.now() };
  const client = createClient(context, settings);
  return {
    reads: createReads(client, map),
    feed: createTicketFeed(client, map),
    webhook: null,
    actions: createActions(client, map),
    media: null,
    capabilities: (ticket) => toCapabilities(ticket, settings),
    checkAccount: () => client.checkKey(),
  };
}
