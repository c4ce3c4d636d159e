// Loads any object by its id, and names the GraphQL type of what came back.

import { isCatalogKind } from '../../domain/catalog.ts';
import type { NodeResolvers, VendorResourceResolvers } from '../../generated/schema.ts';
import { findAttachment } from './attachments.ts';
import type { GraphContext } from '../context.ts';
import type { ResolvedRef } from '../nodes/ids.ts';
import type { ChangeNode, WebhookDeliveryNode } from '../nodes/node-types.ts';

/** The object behind an id; null when there is none or the viewer may not see it: both look the same. */
export async function loadNode(context: GraphContext, { ref, account }: ResolvedRef): Promise<unknown> {
  if (account === null) return null;
  const { loaders, services } = context;
  if (isCatalogKind(ref.kind)) return loaders.catalog(account.id, ref.kind, ref.key);
  switch (ref.kind) {
    case 'account':
      return account;
    case 'ticket':
      return loaders.ticket(account.id, ref.key);
    case 'message':
      return loaders.message(account.id, ref.key);
    case 'timeline': {
      const found = await services.store.state.timelineChange(account.id, ref.key);
      return found === null ? null : { account: account.id, change: found.change };
    }
    case 'attachment':
      return findAttachment(services.store, account.id, ref.key);
    case 'delivery':
      return loadDelivery(context, account.id, ref.key);
    default:
      return null;
  }
}

async function loadDelivery(
  { services, viewer }: GraphContext,
  account: string,
  key: string,
): Promise<WebhookDeliveryNode | null> {
  if (!viewer.scopes.has('webhooks:read')) return null;
  const delivery = (await services.store.inbox.byKeys([key])).get(key);
  return delivery?.account === account ? delivery : null;
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

/** The GraphQL type of a loaded object, told by its shape. */
export function typeNameOf(node: object): string {
  if ('record' in node) return recordType(node.record as object);
  if ('change' in node) return CHANGE_TYPES[(node as ChangeNode).change.type];
  if ('attachment' in node) return 'Attachment';
  return 'adapter' in node ? 'VendorAccount' : 'WebhookDelivery';
}

function recordType(record: object): string {
  if ('kind' in record) return CATALOG_TYPES[record.kind as keyof typeof CATALOG_TYPES];
  return 'direction' in record ? 'Message' : 'Ticket';
}

export const Node: NodeResolvers = { __resolveType: (node) => typeNameOf(node) as never };
export const VendorResource: VendorResourceResolvers = { __resolveType: (node) => typeNameOf(node) as never };
