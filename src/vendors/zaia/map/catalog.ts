// From the short lists of a workspace to catalog entries.

import type { CatalogEntry, CatalogKind } from '../../../domain/catalog.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { WireChannel, WireTag, WireTeam } from '../wire/index.ts';
import { toChannelType } from './enums.ts';

/** A whole collection: its entries, and that these are all. */
export function toCollection(kind: CatalogKind, entries: readonly CatalogEntry[]): readonly Observation[] {
  const observations = entries.map((entry): Observation => ({ type: 'catalog', entry }));
  return [...observations, { type: 'collection-complete', kind, scope: null }];
}

/** Not outbound: people reply at the vendor, the API sends nothing. */
export function toChannel({ id, name, type }: WireChannel, log: AdapterLog): CatalogEntry<'channel'> {
  return {
    kind: 'channel',
    key: id,
    nativeId: id,
    channelType: toChannelType(type, log),
    nativeType: type,
    name: name ?? id,
    brandKey: null,
    inbound: true,
    outbound: false,
    supportedContent: [],
  };
}

export function toTeam({ id, name, description }: WireTeam): CatalogEntry<'team'> {
  return {
    kind: 'team',
    key: id,
    nativeId: id,
    name: name ?? id,
    description: description === '' ? null : description,
  };
}

/** `color` stays the vendor's digit. */
export function toTag({ id, name, color, description }: WireTag): CatalogEntry<'tag'> {
  return {
    kind: 'tag',
    key: id,
    nativeId: id,
    tagKind: 'TAG',
    name: name ?? id,
    color,
    description: description === '' ? null : description,
    active: true,
    editable: true,
  };
}
