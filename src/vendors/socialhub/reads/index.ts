// The reads of one SocialHub account: the channel, and the templates of the settings. Tickets have no read call.

import type { CatalogEntry, CatalogKind } from '../../../domain/catalog.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterReads, CollectionReader } from '../../../domain/ports/vendor/reads.ts';
import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubContext } from '../context.ts';
import { toTemplateEntry } from '../map/templates.ts';
import type { WireChannel } from '../wire/index.ts';

export function createReads(client: SocialhubClient, { settings }: SocialhubContext): AdapterReads {
  const channel: CollectionReader = {
    batch: 'LIST_AND_INDEX',
    read: async () => toCollection('channel', [toChannel((await client.readRoot()).channel)]),
  };
  const template: CollectionReader = {
    batch: 'LIST_AND_INDEX',
    read: async () => toCollection('template', settings.templates.map(toTemplateEntry)),
  };
  return { tickets: null, threads: null, timelines: null, collections: { channel, template }, findTicket: null };
}

function toCollection(kind: CatalogKind, entries: readonly CatalogEntry[]): readonly Observation[] {
  const observations = entries.map((entry): Observation => ({ type: 'catalog', entry }));
  return [...observations, { type: 'collection-complete', kind, scope: null }];
}

function toChannel({ id, name, uniqueName }: WireChannel): CatalogEntry<'channel'> {
  return {
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
  };
}
