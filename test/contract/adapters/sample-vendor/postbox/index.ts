// Postbox as a register would list it: one line, `postbox`.

import type { VendorModule } from '../../../../../src/domain/ports/vendor/module.ts';
import { vendorCapabilities } from '../../../../../src/domain/ports/vendor/vendor-capabilities.ts';
import { createPostboxActs } from './actions/index.ts';
import { toCapabilities } from './capabilities.ts';
import { createPostboxClient } from './client/index.ts';
import { createPostboxFeed, createPostboxReads } from './reads/index.ts';
import { POSTBOX_SETTINGS, readPostboxSettings } from './settings.ts';
import { createPostboxWebhook } from './webhook/index.ts';

const single = { supported: true, batch: 'NONE', maxBatchSize: null } as const;

export const postbox: VendorModule = {
  code: 'POSTBOX',
  slug: 'postbox',
  title: 'Postbox',
  about: 'Letters and their pages: an invented vendor.',
  settings: POSTBOX_SETTINGS,
  operations: [
    { name: 'letters.list', ...single },
    { name: 'letters.get', supported: true, batch: 'BOUNDED_FAN_OUT', maxBatchSize: 1 },
    { name: 'clerks.list', supported: true, batch: 'LIST_AND_INDEX', maxBatchSize: null },
    { name: 'pages.write', ...single },
    { name: 'letters.state', ...single },
  ],
  capabilities: vendorCapabilities(['reply', 'close', 'webhooks', 'backfill']),
  rate: () => ({ callsPerMinute: null, reservedForWrites: 0 }),
  open(context) {
    const settings = readPostboxSettings(context.settings);
    const client = createPostboxClient(context, settings);
    return {
      reads: createPostboxReads(client, context.log),
      feed: createPostboxFeed(client, context.log),
      webhook: createPostboxWebhook(settings.webhookSecret, context.log),
      actions: createPostboxActs(client, context.log),
      media: null,
      capabilities: (ticket) => toCapabilities(ticket),
      checkAccount: async () => void (await client.clerks()),
    };
  },
};
