// Ticket: its own fields come from the record, related objects from the loaders.

import type { CatalogKind } from '../../../domain/catalog.ts';
import { categoryOf, isDone, type TicketRecord } from '../../../domain/ticket.ts';
import type { ParticipantResolvers, TicketResolvers } from '../../../generated/schema.ts';
import { capabilitiesOf } from '../../../writes/ticket-capabilities.ts';
import { loadActor } from '../../queries/actors.ts';
import type { GraphContext } from '../../context.ts';
import { accountOf } from '../../nodes/accounts.ts';
import type { TicketNode } from '../../nodes/node-types.ts';
import { loadThread } from '../../queries/threads.ts';
import { loadTimeline } from '../../queries/timelines.ts';
import { resourceFields } from './resource.ts';

/** The catalog entry that the ticket refers to; null when it refers to none. */
function entryOf<K extends CatalogKind>(context: GraphContext, record: TicketRecord, kind: K, key: string | null) {
  return key === null ? null : context.loaders.catalog(record.account, kind, key);
}

/** Tags that the vendor does not list are left out, because they have no name. */
async function tagsOf({ record }: TicketNode, context: GraphContext) {
  if (record.tagKeys === null) return null;
  const tags = await Promise.all(record.tagKeys.map((key) => context.loaders.catalog(record.account, 'tag', key)));
  return tags.filter((tag) => tag !== null);
}

async function capabilities({ record }: TicketNode, context: GraphContext) {
  const { services, loaders } = context;
  const account = accountOf(services.accounts, record.account);
  const contact =
    record.contactKey === null ? null : await loaders.catalog(record.account, 'contact', record.contactKey);
  return capabilitiesOf(account, record, contact?.record ?? null, services.now());
}

export const Ticket: TicketResolvers = {
  ...resourceFields<TicketRecord>('ticket'),
  account: ({ record }, _args, { services }) => accountOf(services.accounts, record.account),
  number: ({ record }) => record.number,
  subject: ({ record }) => record.subject,
  summary: ({ record }) => record.summary,
  preview: ({ record }) => record.preview,
  status: ({ record }) => record.status,
  statusCategory: ({ record }) => categoryOf(record.status),
  nativeStatus: ({ record }) => record.nativeStatus,
  priority: ({ record }) => record.priority,
  channel: ({ record }, _args, context) => entryOf(context, record, 'channel', record.channelKey),
  contact: ({ record }, _args, context) => entryOf(context, record, 'contact', record.contactKey),
  participants: ({ record }) =>
    record.participants?.map((participant) => ({ account: record.account, participant })) ?? null,
  assignee: ({ record }, _args, context) => entryOf(context, record, 'agent', record.assigneeKey),
  responder: ({ record }, _args, context) => loadActor(context, record.account, record.responder),
  team: ({ record }, _args, context) => entryOf(context, record, 'team', record.teamKey),
  tags: (ticket, _args, context) => tagsOf(ticket, context),
  customFields: ({ record }) => record.customFields,
  externalReferences: ({ record }) => record.externalReferences,
  rating: ({ record }) => record.rating,
  messages: (ticket, args, context) => loadThread(context, ticket, args),
  lastMessage: ({ record }, _args, { loaders }) => loaders.lastMessage(record.account, record.key),
  timeline: (ticket, args, context) => loadTimeline(context, ticket, args),
  createdAt: ({ record }) => record.createdAt,
  updatedAt: ({ record }) => record.updatedAt,
  lastActivityAt: ({ record }) => record.lastActivityAt,
  firstResponseAt: ({ record }) => record.firstResponseAt,
  snoozedUntil: ({ record }) => record.snoozedUntil,
  closed: ({ record }) => isDone(record),
  closedAt: ({ record }) => record.closedAt,
  capabilities: (ticket, _args, context) => capabilities(ticket, context),
  version: ({ record }) => String(record.version),
  url: ({ record }) => record.url,
  raw: ({ record }, _args, { services }) => services.tickets.raw(record.account, 'ticket', record.key),
};

export const Participant: ParticipantResolvers = {
  actor: ({ account, participant }, _args, context) => loadActor(context, account, participant.actor),
  role: ({ participant }) => participant.role,
  channelType: ({ participant }) => participant.channelType,
  active: ({ participant }) => participant.active,
};
