// Parses and validates one operation for the transports that do not use Apollo Server: WebSockets and streams.

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
  /** False: no operation and no error message reveals the schema. */
  readonly introspection: boolean;
  readonly report: IncidentReporter;
}
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}
export interface OperationReader {
  /** The operation of this name, or the only one. Otherwise the errors for the client; a bad document never throws. */
  read(query: string, operationName: string | null): ReadOperation | readonly GraphQLError[];
  /** Converts an error for clients. Internal errors are reported and masked. */
  format(error: GraphQLError): GraphQLError;
}

const MAX_ERRORS = 5;

/** Creates a reader that caches documents by their text. */
export function createOperationReader(options: OperationReaderOptions): OperationReader {
  const { schema, limits, introspection, report } = options;
  const rules = [...specifiedRules, limitsRule(limits), ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])];
  const documents = createDocumentCache((query) => {
    const document = parse(query, { maxTokens: limits.maxTokens });
    const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: !introspection });
    return { document, errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  });
  const format = (error: GraphQLError): GraphQLError => forClient(error, toClientError(error.toJSON(), error, report));

  function readDocument(query: string): { document: DocumentNode | null; errors: readonly GraphQLError[] } {
    try {
      return documents(query);
    } catch (failure) {
      if (failure instanceof GraphQLError)
        return { document: null, errors: [withCode(failure, 'GRAPHQL_PARSE_FAILED')] };
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

/** An error in the document, with the code that Apollo Server gives it over HTTP. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.originalError !== undefined) return error;
  const { message, nodes, source, positions } = error;
  const location = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...location, extensions: { code } });
}

/** A refusal for the client. */
export function refusal(code: RequestErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function forClient(error: GraphQLError, { message, extensions = {}, path }: GraphQLFormattedError): GraphQLError {
  const { nodes, source, positions } = error;
  return new GraphQLError(message, {
    extensions,
    ...(path === undefined ? {} : { path }),
    ...(nodes === undefined ? {} : { nodes }),
    ...(source === undefined ? {} : { source, positions: positions ?? null }),
  });
}
