// The connections: pages with edges, nodes and what each account contributed.

import type { Resolvers } from '../../../generated/schema.ts';
import type { TicketList } from '../../../reads/ticket-list.ts';
import type { GraphContext } from '../../context.ts';
import type { ConnectionNode } from '../../nodes/node-types.ts';
import { pageInfoOf } from '../../queries/paging.ts';

const nodesOf = <T>({ edges }: Pick<ConnectionNode<T>, 'edges'>): T[] => edges.map(({ node }) => node);

/** The edges of a list. Its tickets are added to the loader, so that nested fields do not load them again. */
function primed({ edges }: TicketList, { loaders }: GraphContext) {
  loaders.prime(edges);
  return edges;
}

export const connectionTypes: Resolvers = {
  TicketConnection: {
    edges: (list, _args, context) => primed(list, context),
    nodes: (list, _args, context) => primed(list, context).map(({ node }) => node),
    pageInfo: ({ edges, hasNextPage, hasPreviousPage }) => pageInfoOf(edges, hasNextPage, hasPreviousPage),
    totalCount: (list) => list.countAll(),
    sources: (list) => list.sources(),
  },
  MessageConnection: { nodes: nodesOf },
  AgentConnection: { nodes: nodesOf },
  TemplateConnection: { nodes: nodesOf },
  TimelineConnection: { nodes: nodesOf },
};
