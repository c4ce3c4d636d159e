// Runs a subscription: one execution per event with loaders of its own, and the event's cursor beside every answer.

import {
  createSourceEventStream,
  execute,
  type GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { createTrace, runWithTrace } from '../platform/call-trace.ts';
import { createContext, type GraphContext } from './context.ts';
import { cursorOf } from './resolvers/event.ts';
import type { Item } from './resolvers/subscription.ts';

export interface SubscribeRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: GraphContext;
  /** Makes an error fit for clients. */
  format(error: GraphQLError): GraphQLError;
}
/** One answer as it goes over the wire. */
export interface Payload {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Record<string, unknown>;
}

/** Starts following; the errors that keep it from starting come back as a list. */
export async function subscribe(
  request: SubscribeRequest,
): Promise<AsyncIterableIterator<Payload> | readonly GraphQLError[]> {
  const { schema, document, operationName, variables, context } = request;
  const source = await createSourceEventStream({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: context,
  });
  if (!(Symbol.asyncIterator in source)) return (source.errors ?? []).map(request.format);
  const items = (source as AsyncIterable<Item>)[Symbol.asyncIterator]();
  const payloads: AsyncIterableIterator<Payload> = {
    [Symbol.asyncIterator]: () => payloads,
    async next() {
      const step = await items.next();
      return step.done === true
        ? { done: true, value: undefined }
        : { done: false, value: await answer(request, step.value) };
    },
    async return() {
      await items.return?.();
      return { done: true, value: undefined };
    },
  };
  return payloads;
}

/** The answer for one event. A fresh context, because what a loader remembers of the last event is no longer true. */
export async function answer(request: SubscribeRequest, item: Item): Promise<Payload> {
  const { schema, document, operationName, variables } = request;
  const trace = createTrace('interactive');
  const context = createContext(request.context.gateway, request.context.viewer, trace);
  const result: ExecutionResult = await runWithTrace(trace, async () =>
    execute({ schema, document, operationName, variableValues: variables, rootValue: item, contextValue: context }),
  );
  const extensions = { cursor: cursorOf(context, item) };
  return {
    data: result.data ?? null,
    ...(result.errors === undefined ? {} : { errors: result.errors.map(request.format) }),
    extensions,
  };
}
