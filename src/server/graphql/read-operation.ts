// Reads and validates one operation for the doors that execute by themselves: sockets and streams.

import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { RequestError, type RequestErrorCode } from '../../domain/errors/error-codes.ts';
import { toClientError, type IncidentReporter } from '../../graph/errors.ts';
import { limitsRule } from '../../graph/execution/operation-limits.ts';
import type { Limits } from '../../platform/config/config.ts';
import { createDocumentCache } from './document-cache.ts';
import { findOperation } from './find-operation.ts';

export interface OperationReaderOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** False: nothing tells what the schema holds, neither an operation nor the wording of an error. */
  readonly introspection: boolean;
  readonly report: IncidentReporter;
}
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}
export interface OperationReader {
  /** The operation of this name, or the only one; else the errors, fit for clients. Never throws for a bad document. */
  read(query: string, operationName: string | null): ReadOperation | readonly GraphQLError[];
  /** Makes an error fit for clients: what is internal is masked and reported. */
  format(error: GraphQLError): GraphQLError;
}

const MAX_ERRORS = 5;

/** Opens a reader; what it has read is remembered by its text. */
export function createOperationReader(options: OperationReaderOptions): OperationReader {
  const { schema, limits, introspection, report } = options;
  const rules = [...specifiedRules, limitsRule(limits), ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];
  const documents = createDocumentCache((query) => {
    const document = parse(query, { maxTokens: limits.maxTokens });
    const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: !introspection });
    return { document, errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
  });
  const format = (error: GraphQLError): GraphQLError => asSent(error, toClientError(error.toJSON(), error, report));

  function readDocument(query: string): { document: DocumentNode | null; errors: readonly GraphQLError[] } {
    try {
      return documents(query);
    } catch (failure) {
      if (failure instanceof GraphQLError) return { document: null, errors: [coded(failure, 'GRAPHQL_PARSE_FAILED')] };
      throw failure;
    }
  }

  return {
    format,
    read(query, operationName) {
      const { document, errors } = readDocument(query);
      if (document === null || errors.length > 0) return errors.map(format);
      const operation = findOperation(document, operationName);
      if (operation instanceof RequestError) return [refusal(operation.code, operation.message)];
      return { document, operation };
    },
  };
}

/** A fault of the document, with the same code as over HTTP. */
function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.originalError !== undefined) return error;
  const { message, nodes, source, positions } = error;
  const place = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...place, extensions: { code } });
}

/** An error of ours for clients. */
export function refusal(code: RequestErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function asSent(error: GraphQLError, { message, extensions = {}, path }: GraphQLFormattedError): GraphQLError {
  const { nodes, source, positions } = error;
  return new GraphQLError(message, {
    extensions,
    ...(path === undefined ? {} : { path }),
    ...(nodes === undefined ? {} : { nodes }),
    ...(source === undefined ? {} : { source, positions: positions ?? null }),
  });
}
