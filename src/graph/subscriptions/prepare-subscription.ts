// Prepares subscriptions: determines which events one follows, and executes it once per event with new loaders.

import {
  createSourceEventStream,
  execute,
  Kind,
  type DocumentNode,
  GraphQLError,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { TailItem } from '../../domain/ports/tail.ts';
import type { Topic } from '../../domain/ports/broadcaster.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import { createContext, type GraphContext } from '../context.ts';
import { FollowedSource } from './followed-source.ts';
import { cursorOf } from '../nodes/event-cursor.ts';
import type { SubscriptionNode } from '../nodes/node-types.ts';

export interface SubscribeRequest {
  readonly schema: GraphQLSchema;
  /** The text of the document. Subscriptions with equal texts share their work. */
  readonly query: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: GraphContext;
  /** Removes internals from an error. */
  format(error: GraphQLError): GraphQLError;
}
export interface PreparedSubscription {
  readonly topic: Topic;
  /** Position to start after; null: start at the newest event. */
  readonly after: bigint | null;
}

/** The topic of the subscription, or the errors that prevent it from starting. */
export async function prepareSubscription(
  request: SubscribeRequest,
): Promise<PreparedSubscription | readonly GraphQLError[]> {
  const { schema, document, operationName, variables, context } = request;
  const source = await createSourceEventStream({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: context,
  });
  if (!(source instanceof FollowedSource)) return ('errors' in source ? (source.errors ?? []) : []).map(request.format);
  const topic: Topic = { key: topicKey(request), selection: source.selection, render: (item) => render(request, item) };
  return { topic, after: source.after };
}

/**
 * Equal for subscriptions that receive the same bytes: same text, variables and viewer. The variable of `after` is
 * excluded, because the start position does not change what is delivered.
 */
function topicKey({ query, operation, operationName, variables, context }: SubscribeRequest): string {
  const startName = startVariableName(operation);
  const entries = Object.entries(variables).filter(([name]) => name !== startName);
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([context.viewer.id, query, operationName, sorted]);
}

function startVariableName(operation: OperationDefinitionNode): string | null {
  const [field] = operation.selectionSet.selections;
  const after = field?.kind === Kind.FIELD ? field.arguments?.find(({ name }) => name.value === 'after') : undefined;
  return after?.value.kind === Kind.VARIABLE ? after.value.name.value : null;
}

/** A failed execution is reported to the subscribers of this event and does not stop the next one. */
function toGraphQLError(failure: unknown): GraphQLError {
  const originalError = failure instanceof Error ? failure : new Error('the execution failed');
  return new GraphQLError('The event could not be rendered.', { originalError });
}

/** The result for one item as bytes. The context is new, because loaders of the last event are out of date. */
async function render(request: SubscribeRequest, item: TailItem): Promise<Buffer> {
  const { schema, document, operationName, variables } = request;
  const { services, viewer } = request.context;
  const root: SubscriptionNode = item.type === 'gap' ? { gap: item, at: services.now() } : { event: item.event };
  const trace = createTrace('interactive');
  const contextValue = createContext(services, viewer, trace);
  const result = await runWithTrace(trace, async () =>
    execute({ schema, document, operationName, variableValues: variables, rootValue: root, contextValue }),
  ).catch((failure: unknown): ExecutionResult => ({ data: null, errors: [toGraphQLError(failure)] }));
  const errors =
    result.errors === undefined ? {} : { errors: result.errors.map((error) => request.format(error).toJSON()) };
  const cursor = cursorOf(contextValue, root);
  // In `extensions` too, because a document may select nothing that distinguishes a gap from an event.
  const extensions = item.type === 'gap' ? { gap: true, cursor } : { cursor };
  return Buffer.from(JSON.stringify({ data: result.data ?? null, ...errors, extensions }));
}
