// Lets Apollo Server execute through our own executor: its gateway door is the only one that takes one.

import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { CompiledExecution } from '../../graph/execution/compiled-execution.ts';

/** A "gateway" that is one schema in this process; it never changes and needs no stopping. */
export function toApolloExecutor(schema: GraphQLSchema, execution: CompiledExecution): GatewayInterface {
  let tell: ((context: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) | null = null;
  return {
    onSchemaLoadOrUpdate(callback) {
      tell = callback;
      return () => {
        tell = null;
      };
    },
    async load() {
      tell?.({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        // Apollo's own `operationName` is null for a name that is not in the document: take the request's.
        executor: async ({ document, request, context }) => {
          const operationName = request.operationName ?? null;
          const variables = request.variables ?? {};
          return execution.execute({ document, operationName, variables, contextValue: context });
        },
      };
    },
    async stop() {},
  };
}
