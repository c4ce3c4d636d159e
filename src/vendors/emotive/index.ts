// Emotive as the register lists it: SMS tickets that come by webhooks, with a few calls back to the vendor.

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
import { emotiveSetup } from './setup/index.ts';
import type { MapContext } from './map/index.ts';
import { createOwnEvents } from './client/own-events.ts';
import { createReads } from './reads/index.ts';
import { createTicketFeed, PAGE_SIZE } from './reads/feed.ts';
import { checkSettings, EMOTIVE_SETTINGS, readSettings } from './settings.ts';
import { createTaskHandler } from './tasks.ts';
import { createWebhookReader } from './webhook/index.ts';

const single = { supported: true, batch: 'NONE', maxBatchSize: null } as const;

/** Named as the calls are in metrics and traces; the last ones belong to `npm run connect` alone. */
const OPERATIONS: readonly VendorOperationSpec[] = [
  { name: 'tickets.list', supported: true, batch: 'LIST_AND_INDEX', maxBatchSize: PAGE_SIZE },
  { name: 'tickets.get', supported: true, batch: 'BOUNDED_FAN_OUT', maxBatchSize: 1 },
  { name: 'tickets.update', ...single },
  { name: 'tickets.events.add', ...single },
  { name: 'tickets.external.events.add', ...single },
  { name: 'connections.me', ...single },
  { name: 'ticket-systems.list', ...single },
  { name: 'connections.list', ...single },
  { name: 'connections.create', ...single },
  { name: 'connections.delete', ...single },
  { name: 'webhooks.list', ...single },
  { name: 'webhooks.register', ...single },
  { name: 'webhooks.delete', ...single },
];

const WRITES_SHARE = 0.2;

/** SMS tickets of Emotive. */
export const emotive: VendorModule = {
  code: 'EMOTIVE',
  slug: 'emotive',
  title: 'Emotive',
  about: 'SMS conversations: tickets come by webhooks, replies, closing and external ids go back by REST.',
  settings: EMOTIVE_SETTINGS,
  operations: OPERATIONS,
  capabilities: vendorCapabilities(
    ['reply', 'close', 'optOutContact', 'setExternalReference', 'webhooks'],
    ['reopen', 'markPending', 'backfill'],
  ),
  rate(settings) {
    const { callsPerMinute } = readSettings(settings);
    const reservedForWrites = callsPerMinute === null ? 0 : Math.ceil(callsPerMinute * WRITES_SHARE);
    return { callsPerMinute, reservedForWrites };
  },
  open: openEmotive,
  setup: emotiveSetup,
};

/** Opens one account. Throws an Error naming the setting when one cannot work. */
function openEmotive(context: AdapterContext): VendorAdapter {
  const settings = readSettings(context.settings);
  checkSettings(settings);
  const ownEvents = createOwnEvents();
  const map: MapContext = { log: context.log, isOwnEvent: (eventId) => ownEvents.has(eventId) };
  const client = createClient(context, settings);
  const reads = createReads(client, map, settings);
  return {
    reads,
    feed: settings.readApi ? createTicketFeed(client, map, settings.readThreads ? reads.threads : null) : null,
    webhook: createWebhookReader(settings, map),
    actions: createActions({ client, settings, map, ownEvents }),
    tasks: createTaskHandler({ client, settings, map }),
    media: null,
    capabilities: (ticket, contact) => toCapabilities(ticket, contact, settings.anyStatus),
    checkAccount: () => client.checkConnection(),
  };
}
