// Executes operations that come again by compiled code, with the answers that graphql-js would have given.

import {
  execute,
  getNamedType,
  GraphQLError,
  isInputObjectType,
  isNonNullType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLInputType,
  type GraphQLSchema,
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

/** Compiling costs up to some milliseconds: worth it from the second time on, and only for so many operations. */
const MAX_COMPILED = 500;
const COMPILE_AT = 2;

interface Known {
  seen: number;
  /** null: this operation is left to graphql-js. */
  compiled: CompiledQuery | null;
}

/**
 * Opens an executor for a schema. Documents must be kept by their readers, since they are known by identity: the same
 * text parsed anew counts as a new document.
 */
export function createCompiledExecution(schema: GraphQLSchema): CompiledExecution {
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  let compiledCount = 0;

  function lookUp({ document, operationName }: ExecutionRequest): Known {
    const operations = known.get(document) ?? new Map<string, Known>();
    known.set(document, operations);
    const name = operationName ?? '';
    const entry = operations.get(name) ?? { seen: 0, compiled: null };
    operations.set(name, entry);
    entry.seen += 1;
    if (entry.seen === COMPILE_AT && compiledCount < MAX_COMPILED && isFitForCompiling(schema, document)) {
      const compiled = compileQuery(schema, document, operationName ?? undefined);
      if (isCompiledQuery(compiled)) {
        entry.compiled = compiled;
        compiledCount += 1;
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
      const result = await compiled.query(rootValue, contextValue, { ...variables });
      return result.errors === undefined ? result : withProperErrors(result);
    },
  };
}

/** The compiler makes errors of its own that lack what graphql-js gives; a result without data means bad variables. */
function withProperErrors({ data, errors = [] }: ExecutionResult): ExecutionResult {
  const isBadInput = data === undefined;
  const proper = errors.map((error) => toProperError(error, isBadInput));
  return isBadInput ? { errors: proper } : { errors: proper, data: data ?? null };
}

function toProperError(error: GraphQLError, isBadInput: boolean): GraphQLError {
  const original = error.originalError ?? null;
  const extensions = { ...(isBadInput ? { code: 'BAD_USER_INPUT' } : {}), ...error.extensions };
  const proper = new GraphQLError(error.message, {
    path: error.path ?? null,
    originalError: original,
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  });
  if (error.locations !== undefined)
    Object.defineProperty(proper, 'locations', { value: error.locations, enumerable: true });
  return proper;
}

/**
 * False for operations that the compiler would answer differently or choke on: variables whose input objects have a
 * required field with a default (it refuses variables without it), or hold themselves (it unrolls such a type and takes
 * many seconds, in which nobody is answered).
 */
function isFitForCompiling(schema: GraphQLSchema, document: DocumentNode): boolean {
  return !document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (definition.variableDefinitions ?? []).some(({ type }) =>
        isUnfit(typeFromAST(schema, type as never) as GraphQLInputType | undefined, []),
      ),
  );
}

/** `path`: the input objects that this one stands in. */
function isUnfit(type: GraphQLInputType | undefined, path: readonly string[]): boolean {
  const named = type === undefined ? undefined : getNamedType(type);
  if (!isInputObjectType(named)) return false;
  if (path.includes(named.name)) return true;
  return Object.values(named.getFields()).some(
    (field) =>
      (isNonNullType(field.type) && field.defaultValue !== undefined) || isUnfit(field.type, [...path, named.name]),
  );
}
