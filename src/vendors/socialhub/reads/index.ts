// What the gateway reads of SocialHub: the channel, and the templates of our own setting. Tickets have no read call.

import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubSettings } from '../settings.ts';
import { toTemplateEntry } from '../map/templates.ts';
import type { WireChannel } from '../wire/index.ts';

export function createReads(client: SocialhubClient, settings: SocialhubSettings): AdapterReads {
  const channel: CollectionReader = {
    batch: 'LIST_AND_INDEX',
    async read() {
      const { channel: only } = await client.readRoot();
      return [toChannel(only), { type: 'collection-complete', kind: 'channel', scope: null }];
    },
  };
  const template: CollectionReader = {
    batch: 'LIST_AND_INDEX',
    read: async () => [
      ...settings.templates.map((one): Observation => ({ type: 'catalog', entry: toTemplateEntry(one) })),
      { type: 'collection-complete', kind: 'template', scope: null },
    ],
  };
  return { tickets: null, threads: null, timelines: null, collections: { channel, template }, findTicket: null };
}

function toChannel({ id, name, uniqueName }: WireChannel): Observation {
  return {
    type: 'catalog',
    entry: {
      kind: 'channel',
      key: id,
      nativeId: id,
      channelType: 'CUSTOM',
      nativeType: null,
      name: name ?? uniqueName ?? id,
      brandKey: null,
      inbound: true,
      outbound: true,
      supportedContent: ['TEXT', 'MEDIA', 'LINK', 'RATING', 'TEMPLATE'],
    },
  };
}
