// The actors: agents, bots, contacts and the system.

import type { CatalogRecord } from '../../../domain/catalog.ts';
import { toGlobalId } from '../../../domain/ids.ts';
import type {
  ActorResolvers,
  AgentResolvers,
  BotResolvers,
  ContactResolvers,
  SystemActorResolvers,
} from '../../../generated/schema.ts';
import { listTicketsOf } from '../../queries/contact-tickets.ts';
import type { ActorNode } from '../../nodes/node-types.ts';
import { resourceFields } from './resource.ts';

const TYPES = { agent: 'Agent', bot: 'Bot', contact: 'Contact' } as const;

export const Actor: ActorResolvers = {
  __resolveType: (node: ActorNode) => ('system' in node ? 'SystemActor' : TYPES[node.record.kind]),
};

export const Agent: AgentResolvers = {
  ...resourceFields<CatalogRecord<'agent'>>('agent'),
  kind: () => 'AGENT',
  displayName: ({ record }) => record.displayName,
  email: ({ record }) => record.email,
  avatarUrl: ({ record }) => record.avatarUrl,
  presence: ({ record }) => record.presence,
  teams: async ({ record }, _args, { loaders }) => {
    if (record.teamKeys === null) return null;
    const teams = await Promise.all(record.teamKeys.map((key) => loaders.catalog(record.account, 'team', key)));
    return teams.filter((team) => team !== null);
  },
  active: ({ record }) => record.active,
};

export const Bot: BotResolvers = {
  ...resourceFields<CatalogRecord<'bot'>>('bot'),
  kind: () => 'BOT',
  displayName: ({ record }) => record.displayName,
  avatarUrl: ({ record }) => record.avatarUrl,
  versionLabel: ({ record }) => record.versionLabel,
};

export const Contact: ContactResolvers = {
  ...resourceFields<CatalogRecord<'contact'>>('contact'),
  kind: () => 'CONTACT',
  displayName: ({ record }) => record.displayName,
  avatarUrl: ({ record }) => record.avatarUrl,
  identities: ({ record }) => record.identities,
  blocked: ({ record }) => record.blocked,
  optedOut: ({ record }) => record.optedOut,
  // No vendor of this release verifies identities, so contacts are never linked.
  linkedContacts: () => null,
  tickets: ({ record }, args, context) => listTicketsOf(context, record, args),
};

export const SystemActor: SystemActorResolvers = {
  id: ({ account }) => toGlobalId('agent', account, 'system'),
  kind: () => 'SYSTEM',
  displayName: ({ displayName }) => displayName,
  avatarUrl: () => null,
};
