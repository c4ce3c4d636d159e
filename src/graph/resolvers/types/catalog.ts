// The catalog: teams, tags, channels, brands and templates.

import type { CatalogRecord } from '../../../domain/catalog.ts';
import type {
  BrandResolvers,
  ChannelResolvers,
  TagResolvers,
  TeamResolvers,
  TemplateResolvers,
} from '../../../generated/schema.ts';
import { accountOf } from '../../nodes/accounts.ts';
import { listEntries } from '../../queries/catalog-lists.ts';
import { resourceFields } from './resource.ts';

export const Team: TeamResolvers = {
  ...resourceFields<CatalogRecord<'team'>>('team'),
  name: ({ record }) => record.name,
  description: ({ record }) => record.description,
  agents: async ({ record }, _args, context) => {
    const { entries } = await listEntries(context, 'agent', [record.account]);
    return entries.filter((agent) => agent.record.teamKeys?.includes(record.key) === true);
  },
};

export const Tag: TagResolvers = {
  ...resourceFields<CatalogRecord<'tag'>>('tag'),
  kind: ({ record }) => record.tagKind,
  name: ({ record }) => record.name,
  color: ({ record }) => record.color,
  description: ({ record }) => record.description,
  active: ({ record }) => record.active,
};

export const Channel: ChannelResolvers = {
  ...resourceFields<CatalogRecord<'channel'>>('channel'),
  account: ({ record }, _args, { services }) => accountOf(services.accounts, record.account),
  brand: ({ record }, _args, { loaders }) =>
    record.brandKey === null ? null : loaders.catalog(record.account, 'brand', record.brandKey),
  type: ({ record }) => record.channelType,
  nativeType: ({ record }) => record.nativeType,
  name: ({ record }) => record.name,
  inbound: ({ record }) => record.inbound,
  outbound: ({ record }) => record.outbound,
  supportedContent: ({ record }) => record.supportedContent,
};

export const Brand: BrandResolvers = {
  ...resourceFields<CatalogRecord<'brand'>>('brand'),
  name: ({ record }) => record.name,
  logoUrl: ({ record }) => record.logoUrl,
  channels: async ({ record }, _args, context) => {
    const { entries } = await listEntries(context, 'channel', [record.account]);
    return entries.filter((channel) => channel.record.brandKey === record.key);
  },
};

export const Template: TemplateResolvers = {
  ...resourceFields<CatalogRecord<'template'>>('template'),
  kind: ({ record }) => record.templateKind,
  name: ({ record }) => record.name,
  channel: ({ record }, _args, { loaders }) =>
    record.channelKey === null ? null : loaders.catalog(record.account, 'channel', record.channelKey),
  translations: ({ record }) => record.translations,
};
