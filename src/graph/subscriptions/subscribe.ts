// Runs subscriptions: finds out what one follows, and executes it once per event with loaders of that moment.

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
import { FollowedSource } from '../execution/event-source.ts';
import { cursorOf } from '../resolvers/types/event.ts';
import type { Item } from '../resolvers/roots/subscription.ts';

export interface SubscribeRequest {
  readonly schema: GraphQLSchema;
  /** The document's text: equal texts share their work. */
  readonly query: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: GraphContext;
  /** Makes an error fit for clients. */
  format(error: GraphQLError): GraphQLError;
}
export interface PreparedSubscription {
  readonly topic: Topic;
  readonly after: bigint | null;
}

/** What the subscription follows and how it is rendered; the errors that keep it from starting come back as a list. */
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
 * Equal for subscriptions that get the same bytes: same text, same variables, same viewer. Where somebody starts is not
 * part of it: the variable that only says `after` is left out.
 */
function topicKey({ query, operation, operationName, variables, context }: SubscribeRequest): string {
  const startsAt = startVariable(operation);
  const entries = Object.entries(variables).filter(([name]) => name !== startsAt);
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([context.viewer.id, query, operationName, sorted]);
}

function startVariable(operation: OperationDefinitionNode): string | null {
  const [field] = operation.selectionSet.selections;
  const after = field?.kind === Kind.FIELD ? field.arguments?.find(({ name }) => name.value === 'after') : undefined;
  return after?.value.kind === Kind.VARIABLE ? after.value.name.value : null;
}

/** What breaks the execution itself is told to the subscribers of this event and does not hold up the next. */
function toGraphQLError(failure: unknown): GraphQLError {
  const originalError = failure instanceof Error ? failure : new Error('the execution failed');
  return new GraphQLError('The event could not be answered.', { originalError });
}

/** The answer for one item as bytes. A fresh context: what a loader remembers of the last event is no longer true. */
async function render(request: SubscribeRequest, item: TailItem): Promise<Buffer> {
  const { schema, document, operationName, variables } = request;
  const { services, viewer } = request.context;
  const root: Item = item.type === 'gap' ? { gap: item, at: services.now() } : { event: item.event };
  const trace = createTrace('interactive');
  const contextValue = createContext(services, viewer, trace);
  const result = await runWithTrace(trace, async () =>
    execute({ schema, document, operationName, variableValues: variables, rootValue: root, contextValue }),
  ).catch((failure: unknown): ExecutionResult => ({ data: null, errors: [toGraphQLError(failure)] }));
  const errors =
    result.errors === undefined ? {} : { errors: result.errors.map((error) => request.format(error).toJSON()) };
  const cursor = cursorOf(contextValue, root);
  // Said beside the data too: a document need not select anything that tells a gap from an event.
  const extensions = item.type === 'gap' ? { gap: true, cursor } : { cursor };
  return Buffer.from(JSON.stringify({ data: result.data ?? null, ...errors, extensions }));
}
