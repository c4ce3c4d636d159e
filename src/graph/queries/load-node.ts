// Loads any object by its id, and names its GraphQL type.

import type { OpenAccount } from '../../domain/ports/account.ts';
import type { NodeResolvers, VendorResourceResolvers } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import type { ResolvedRef } from '../nodes/ids.ts';
import type { NodeNode, VendorResourceNode, WebhookDeliveryNode } from '../nodes/node-types.ts';
import { toChangeNode } from './timelines.ts';

/** The object of an id; null when there is none or the viewer may not see it. */
export async function loadNode(context: GraphContext, { ref, account }: ResolvedRef): Promise<NodeNode | null> {
  if (account === null) return null;
  const { loaders, services } = context;
  switch (ref.kind) {
    case 'account':
      return account;
    case 'ticket':
      return loaders.ticket(account.id, ref.key);
    case 'message':
      return loaders.message(account.id, ref.key);
    case 'timeline': {
      const change = await services.tickets.timelineChange(account, ref.key);
      return change === null ? null : toChangeNode(account.id, change);
    }
    case 'attachment':
      return services.tickets.findAttachment(account.id, ref.key);
    case 'delivery':
      return loadDelivery(context, account, ref.key);
    case 'agent':
      return loaders.catalog(account.id, 'agent', ref.key);
    case 'bot':
      return loaders.catalog(account.id, 'bot', ref.key);
    case 'team':
      return loaders.catalog(account.id, 'team', ref.key);
    case 'contact':
      return loaders.catalog(account.id, 'contact', ref.key);
    case 'tag':
      return loaders.catalog(account.id, 'tag', ref.key);
    case 'channel':
      return loaders.catalog(account.id, 'channel', ref.key);
    case 'brand':
      return loaders.catalog(account.id, 'brand', ref.key);
    case 'template':
      return loaders.catalog(account.id, 'template', ref.key);
    default:
      return null;
  }
}

async function loadDelivery(
  { services, viewer }: GraphContext,
  account: OpenAccount,
  key: string,
): Promise<WebhookDeliveryNode | null> {
  return viewer.scopes.has('webhooks:read') ? services.deliveries.find(account.id, key) : null;
}

const CATALOG_TYPES = {
  agent: 'Agent',
  bot: 'Bot',
  team: 'Team',
  contact: 'Contact',
  tag: 'Tag',
  channel: 'Channel',
  brand: 'Brand',
  template: 'Template',
} as const;
const CHANGE_TYPES = {
  STATUS: 'StatusChange',
  ASSIGNMENT: 'AssignmentChange',
  TAGS: 'TagChange',
  FIELD: 'FieldChange',
} as const;

function resourceTypeOf({ record }: VendorResourceNode) {
  if ('kind' in record) return CATALOG_TYPES[record.kind];
  return 'direction' in record ? 'Message' : 'Ticket';
}

/** The GraphQL type of a loaded object. Every kind of object has a property of its own. */
function typeNameOf(node: NodeNode) {
  if ('record' in node) return resourceTypeOf(node);
  if ('change' in node) return CHANGE_TYPES[node.change.type];
  if ('attachment' in node) return 'Attachment';
  return 'adapter' in node ? 'VendorAccount' : 'WebhookDelivery';
}

export const Node: NodeResolvers = { __resolveType: typeNameOf };
export const VendorResource: VendorResourceResolvers = { __resolveType: resourceTypeOf };
