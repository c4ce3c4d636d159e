// Executes operations that come again by compiled code, with the answers that graphql-js would have given.

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

/** Compiling costs up to some milliseconds: worth it from the second time on, and only for so many at the same time. */
const MAX_COMPILED = 500;
const COMPILE_AT = 2;

/** As many as graphql-js tells of. */
const MAX_VARIABLE_ERRORS = 50;

interface Compiled {
  readonly query: CompiledQuery['query'];
  readonly variables: readonly VariableDefinitionNode[];
}
interface Known {
  seen: number;
  /** null: this operation is left to graphql-js. */
  compiled: Compiled | null;
}

/**
 * Opens an executor for a schema. Documents must be kept by their readers, since they are known by identity: the same
 * text parsed anew counts as a new document.
 */
export function createCompiledExecution(schema: GraphQLSchema): CompiledExecution {
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  let compiledCount = 0;
  const forgotten = new FinalizationRegistry<null>(() => {
    compiledCount -= 1;
  });

  function lookUp({ document, operationName }: ExecutionRequest): Known {
    const operations = known.get(document) ?? new Map<string, Known>();
    known.set(document, operations);
    const name = operationName ?? '';
    const entry = operations.get(name) ?? { seen: 0, compiled: null };
    operations.set(name, entry);
    entry.seen += 1;
    if (entry.seen === COMPILE_AT && compiledCount < MAX_COMPILED) {
      entry.compiled = compile(schema, document, operationName);
      if (entry.compiled !== null) {
        compiledCount += 1;
        forgotten.register(document, null);
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
      return result.errors === undefined ? result : withProperErrors(result);
    },
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Compiled | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return null;
  const definitions = document.definitions.map((one) => (one === operation ? withOpenVariables(operation) : one));
  const compiled = compileQuery(schema, { ...document, definitions }, operationName ?? undefined);
  if (!isCompiledQuery(compiled)) return null;
  return { query: compiled.query, variables: operation.variableDefinitions ?? [] };
}

/**
 * The operation for the compiler, which takes the variables as they are: graphql-js has read them before. Its own reading
 * differs in words, refuses a missing required field that has a default, and unrolls input objects that hold themselves
 * (`TicketFilter`) without end. Only booleans keep their type: `@include` and `@skip` ask for it.
 */
function withOpenVariables(operation: OperationDefinitionNode): OperationDefinitionNode {
  const variableDefinitions = (operation.variableDefinitions ?? []).map(
    ({ defaultValue: _read, ...definition }): VariableDefinitionNode => ({
      ...definition,
      type: openType(definition.type),
    }),
  );
  return { ...operation, variableDefinitions };
}

function openType(type: TypeNode): TypeNode {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  const isBoolean = named.kind === Kind.NAMED_TYPE && named.name.value === GraphQLBoolean.name;
  return isBoolean ? named : { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } };
}

/** The compiler makes errors of its own that lack what graphql-js gives. */
function withProperErrors({ data, errors = [] }: ExecutionResult): ExecutionResult {
  return { errors: errors.map(toProperError), data: data ?? null };
}

function toProperError(error: GraphQLError): GraphQLError {
  const original = error.originalError ?? null;
  const extensions = { ...error.extensions };
  const proper = new GraphQLError(error.message, {
    path: error.path ?? null,
    originalError: original,
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  });
  if (error.locations !== undefined)
    Object.defineProperty(proper, 'locations', { value: error.locations, enumerable: true });
  return proper;
}
