// Sends operations to the gateway the page came from: queries and mutations by HTTP, subscriptions by socket.

import { createGraphiQLFetcher, type Fetcher, type FetcherParams } from '@graphiql/toolkit';
import { Kind, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { createGatewaySocket } from './gateway-socket.ts';

/**
 * A fetcher for `endpoint` (http or https). Every subscription opens its own socket, whose connectionParams are the
 * entries of the Headers editor, including Authorization, exactly as typed. A broken socket reconnects automatically and
 * continues after the last event.
 */
export function createGatewayFetcher(endpoint: string): Fetcher {
  return (params, options = {}) => {
    const wsClient = createGatewaySocket(endpoint, { ...options.headers });
    // Without incremental delivery an answer is plain JSON; the gateway offers no @defer.
    const send = createGraphiQLFetcher({ url: endpoint, wsClient, enableIncrementalDelivery: false });
    const document = parseOrNull(params.query);
    if (document === null) return send(params, options);
    return send(nameOperation(params, document), { ...options, documentAST: document });
  };
}

// Just after a change of tabs GraphiQL still has the operation name of the previous tab, and running the document at once
// would be refused. A document with one operation needs no name.
function nameOperation(params: FetcherParams, document: DocumentNode): FetcherParams {
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const only = operations.length === 1 ? operations[0] : undefined;
  return only === undefined ? params : { ...params, operationName: only.name?.value ?? null };
}

/** Null for text that is no GraphQL document: the gateway says best what is wrong with it. */
function parseOrNull(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}
