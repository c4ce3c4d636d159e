// Executes repeated operations with compiled code. The results equal those of graphql-js.

import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLBoolean,
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

export interface ExecutionRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rootValue?: unknown;
  readonly contextValue: unknown;
}
export interface CompiledExecution {
  execute(request: ExecutionRequest): Promise<ExecutionResult>;
}

/** Compiling takes some milliseconds, so an operation is compiled on its second execution, up to this many at a time. */
const MAX_COMPILED = 500;
const COMPILE_AT = 2;

/** The limit of graphql-js. */
const MAX_VARIABLE_ERRORS = 50;

interface Compiled {
  readonly query: CompiledQuery['query'];
  readonly variables: readonly VariableDefinitionNode[];
}
interface KnownOperation {
  executions: number;
  /** null: graphql-js executes this operation. */
  compiled: Compiled | null;
}

/**
 * Creates an executor for a schema. Documents are recognized by identity, so callers must cache them: the same text parsed
 * again is a new document.
 */
export function createCompiledExecution(schema: GraphQLSchema): CompiledExecution {
  const known = new WeakMap<DocumentNode, Map<string, KnownOperation>>();
  let compiledCount = 0;
  const collected = new FinalizationRegistry<null>(() => {
    compiledCount -= 1;
  });

  function lookUp({ document, operationName }: ExecutionRequest): KnownOperation {
    const operations = known.get(document) ?? new Map<string, KnownOperation>();
    known.set(document, operations);
    const name = operationName ?? '';
    const entry = operations.get(name) ?? { executions: 0, compiled: null };
    operations.set(name, entry);
    entry.executions += 1;
    if (entry.executions === COMPILE_AT && compiledCount < MAX_COMPILED) {
      entry.compiled = compile(schema, document, operationName);
      if (entry.compiled !== null) {
        compiledCount += 1;
        collected.register(document, null);
      }
    }
    return entry;
  }

  return {
    async execute(request) {
      const { compiled } = lookUp(request);
      const { document, operationName, variables, rootValue, contextValue } = request;
      if (compiled === null)
        return execute({ schema, document, operationName, variableValues: variables, rootValue, contextValue });
      const { coerced, errors } = getVariableValues(schema, compiled.variables, variables, {
        maxErrors: MAX_VARIABLE_ERRORS,
      });
      if (coerced === undefined) return { errors };
      const result = await compiled.query(rootValue, contextValue, coerced);
      return result.errors === undefined ? result : withCompleteErrors(result);
    },
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Compiled | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return null;
  const definitions = document.definitions.map((definition) =>
    definition === operation ? withUntypedVariables(operation) : definition,
  );
  const compiled = compileQuery(schema, { ...document, definitions }, operationName ?? undefined);
  if (!isCompiledQuery(compiled)) return null;
  return { query: compiled.query, variables: operation.variableDefinitions ?? [] };
}

/**
 * The operation with untyped variables, because graphql-js coerces them first. The compiler's own coercion has other error
 * messages, rejects a missing required field that has a default, and expands recursive input objects (`TicketFilter`)
 * without end. Booleans keep their type: `@include` and `@skip` need it.
 */
function withUntypedVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const variableDefinitions = (operation.variableDefinitions ?? []).map(
    ({ defaultValue: _defaultValue, ...definition }): VariableDefinitionNode => ({
      ...definition,
      type: untyped(definition.type),
    }),
  );
  return { ...operation, variableDefinitions };
}

function untyped(type: TypeNode): TypeNode {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  const isBoolean = named.kind === Kind.NAMED_TYPE && named.name.value === GraphQLBoolean.name;
  return isBoolean ? named : { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } };
}

/** The compiler's errors lack properties that those of graphql-js have. */
function withCompleteErrors({ data, errors = [] }: ExecutionResult): ExecutionResult {
  return { errors: errors.map(toCompleteError), data: data ?? null };
}

function toCompleteError(error: GraphQLError): GraphQLError {
  const original = error.originalError ?? null;
  const extensions = { ...error.extensions };
  const complete = new GraphQLError(error.message, {
    path: error.path ?? null,
    originalError: original,
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  });
  if (error.locations !== undefined)
    Object.defineProperty(complete, 'locations', { value: error.locations, enumerable: true });
  return complete;
}
