// The changes in a ticket's timeline.

import { toGlobalId } from '../../../domain/ids.ts';
import type {
  AssignmentChangeResolvers,
  FieldChangeResolvers,
  StatusChangeResolvers,
  TagChangeResolvers,
  TimelineItemResolvers,
} from '../../../generated/schema.ts';
import { loadActor } from '../../queries/actors.ts';
import type { GraphContext } from '../../context.ts';
import type { ChangeNode, TimelineNode } from '../../nodes/node-types.ts';

const TYPES = {
  STATUS: 'StatusChange',
  ASSIGNMENT: 'AssignmentChange',
  TAGS: 'TagChange',
  FIELD: 'FieldChange',
} as const;

export const TimelineItem: TimelineItemResolvers = {
  __resolveType: (node: TimelineNode) => ('change' in node ? TYPES[node.change.type] : 'Message'),
};

const common = {
  id: ({ account, change }: ChangeNode): string => toGlobalId('timeline', account, change.key),
  at: ({ change }: ChangeNode): number => change.at,
  actor: ({ account, change }: ChangeNode, _args: object, context: GraphContext) =>
    loadActor(context, account, change.actor),
};

/** The tags with these keys; tags that no longer exist are left out. */
export async function loadTags(context: GraphContext, account: string, keys: readonly string[]) {
  const tags = await Promise.all(keys.map((key) => context.loaders.catalog(account, 'tag', key)));
  return tags.filter((tag) => tag !== null);
}

export const StatusChange: StatusChangeResolvers = {
  ...common,
  from: ({ change }) => change.from,
  to: ({ change }) => change.to,
  nativeFrom: ({ change }) => change.nativeFrom,
  nativeTo: ({ change }) => change.nativeTo,
  reason: ({ account, change }, _args, { loaders }) =>
    change.reasonTagKey === null ? null : loaders.catalog(account, 'tag', change.reasonTagKey),
};

export const AssignmentChange: AssignmentChangeResolvers = {
  ...common,
  from: ({ account, change }, _args, { loaders }) =>
    change.fromAgentKey === null ? null : loaders.catalog(account, 'agent', change.fromAgentKey),
  to: ({ account, change }, _args, { loaders }) =>
    change.toAgentKey === null ? null : loaders.catalog(account, 'agent', change.toAgentKey),
  fromTeam: ({ account, change }, _args, { loaders }) =>
    change.fromTeamKey === null ? null : loaders.catalog(account, 'team', change.fromTeamKey),
  toTeam: ({ account, change }, _args, { loaders }) =>
    change.toTeamKey === null ? null : loaders.catalog(account, 'team', change.toTeamKey),
};

export const TagChange: TagChangeResolvers = {
  ...common,
  added: ({ account, change }, _args, context) => loadTags(context, account, change.addedKeys),
  removed: ({ account, change }, _args, context) => loadTags(context, account, change.removedKeys),
};

export const FieldChange: FieldChangeResolvers = {
  ...common,
  field: ({ change }) => change.field,
  before: ({ change }) => change.before,
  after: ({ change }) => change.after,
};
