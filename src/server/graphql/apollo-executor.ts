// Makes Apollo Server use our executor: its gateway option is the only one that accepts an executor.

import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { CompiledExecution } from '../../graph/execution/compiled-execution.ts';

/** An Apollo "gateway" for one schema in this process. The schema never changes. */
export function toApolloExecutor(schema: GraphQLSchema, execution: CompiledExecution): GatewayInterface {
  let onSchema: ((context: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) | null = null;
  return {
    onSchemaLoadOrUpdate(callback) {
      onSchema = callback;
      return () => {
        onSchema = null;
      };
    },
    async load() {
      onSchema?.({ apiSchema: schema, coreSupergraphSdl: '' });
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
