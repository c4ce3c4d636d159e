// The server side of graphql-transport-ws: authenticates sockets, then executes operations or subscribes them to the broadcaster.

import {
  execute,
  type ExecutionArgs,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context, ServerOptions, SubscribePayload } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import { RequestError } from '../../domain/errors/error-codes.ts';
import type { Broadcaster } from '../../domain/ports/broadcaster.ts';
import { createContext, type GraphContext, type Viewer } from '../../graph/context.ts';
import type { IncidentReporter } from '../../graph/errors.ts';
import type { AppServices } from '../../graph/app-services.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import type { Limits } from '../../platform/config/config.ts';
import type { Metrics } from '../../platform/observability/metrics.ts';
import type { Authenticate } from '../http/authenticate.ts';
import type { SubscriptionQuota } from '../graphql/subscription-quota.ts';
import type { FrameWriter } from './frame-writer.ts';
import { createOperationReader, refusal } from '../graphql/read-operation.ts';
import { prepareStart, resumeRequestOf, type ResumeRequest } from './resume.ts';

export interface SocketProtocolOptions {
  readonly introspection: boolean;
  readonly schema: GraphQLSchema;
  readonly services: AppServices;
  readonly broadcaster: Broadcaster;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly quota: SubscriptionQuota;
  readonly metrics: Metrics;
  readonly report: IncidentReporter;
}
/** Our state of each socket. */
export type SocketExtra = {
  readonly request: IncomingMessage;
  readonly frames: FrameWriter;
  viewer: Viewer | null;
  /** Closes the socket with 4403 at this time, when the viewer's token expires. */
  closeAt(validUntil: number): void;
} & Record<PropertyKey, unknown>;
type SocketContext = Context<Record<string, unknown>, SocketExtra>;
type SocketArgs = ExecutionArgs & {
  readonly contextValue: GraphContext;
  readonly query: string;
  readonly operation: OperationDefinitionNode;
  readonly id: string;
  readonly frames: FrameWriter;
  readonly resume: ResumeRequest;
};

const INIT_WITHIN_MS = 3000;
const PAYLOAD_END = Buffer.from('}');

/** The options of the graphql-ws server: its protocol, our execution. */
export function createSocketProtocol(
  options: SocketProtocolOptions,
): ServerOptions<Record<string, unknown>, SocketExtra> {
  const { schema, services, metrics, limits } = options;
  const { read, format } = createOperationReader(options);

  /** Parses and validates here, so that a bad operation gets its own error and the socket stays open. */
  function onSubscribe(
    context: SocketContext,
    id: string,
    payload: SubscribePayload,
  ): readonly GraphQLError[] | SocketArgs {
    if (Object.keys(context.subscriptions).length > limits.maxSubscriptionsPerSocket) {
      return [refusal('TOO_MANY_ITEMS', `One socket may run at most ${limits.maxSubscriptionsPerSocket} operations.`)];
    }
    const found = read(payload.query, payload.operationName ?? null);
    if (!('operation' in found)) return found;
    const { document, operation } = found;
    const { viewer, frames } = context.extra;
    if (viewer === null) return [refusal('UNAUTHENTICATED', 'The socket is not authenticated.')];
    const overQuota = options.quota.refusalFor(viewer.id);
    if (overQuota !== null) return [overQuota];
    const resume = resumeRequestOf(context.connectionParams, id);
    const contextValue = createContext(services, viewer, createTrace('interactive'), resume.cursor);
    const operationName = payload.operationName ?? null;
    return {
      schema,
      document,
      operation,
      operationName,
      variableValues: payload.variables ?? {},
      contextValue,
      query: payload.query,
      id,
      frames,
      resume,
    };
  }

  async function run(args: ExecutionArgs) {
    const { contextValue } = args as SocketArgs;
    const result = await runWithTrace(contextValue.trace, async () => execute(args));
    return { ...result, ...(result.errors === undefined ? {} : { errors: result.errors.map(format) }) };
  }

  /** Subscribes to the broadcaster, which writes to the socket directly. The iterator for graphql-ws only waits for the end. */
  async function follow(args: ExecutionArgs) {
    const {
      contextValue,
      query,
      operation,
      id,
      frames,
      resume,
      document,
      operationName = null,
      variableValues,
    } = args as SocketArgs;
    const request = {
      schema,
      query,
      document,
      operation,
      operationName: operationName ?? null,
      variables: variableValues ?? {},
      context: contextValue,
      format,
    };
    const start = await prepareStart(request, resume, id);
    if (!('topic' in start)) return { errors: start };
    if (start.notice !== null) frames.write([start.notice]);
    const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
    const release = options.quota.take(contextValue.viewer.id);
    metrics.subscriptions.add({}, 1);
    const leave = options.broadcaster.join(start.topic, start.after, {
      deliver: (payload) => frames.write([head, payload, PAYLOAD_END]),
      ready: () => frames.ready(),
    });
    return untilReturned(() => {
      release();
      metrics.subscriptions.add({}, -1);
      leave();
    });
  }

  return {
    schema,
    connectionInitWaitTimeout: INIT_WITHIN_MS,
    onConnect: (context) => {
      if (!authenticateSocket(options.authenticate, context)) return false;
      const { viewer } = context.extra;
      if (viewer !== null && viewer.validUntil !== null) context.extra.closeAt(viewer.validUntil);
      return true;
    },
    onSubscribe,
    execute: run,
    subscribe: follow,
    onError: (_context, _id, _payload, errors) =>
      errors.map(({ message, extensions, path }) => ({ message, extensions, ...(path === undefined ? {} : { path }) })),
    onComplete: (context) => context.extra.frames.flush(),
  };
}

/** Authenticates a socket. False: it is closed with 4403, without saying what is wrong with the token. */
function authenticateSocket(authenticate: Authenticate, context: SocketContext): boolean {
  const { request } = context.extra;
  const authorization = request.headers.authorization ?? authorizationOf(context.connectionParams);
  try {
    context.extra.viewer = authenticate(request, authorization);
    return true;
  } catch (failure) {
    if (failure instanceof RequestError) return false;
    throw failure;
  }
}

/** Browsers cannot set headers on sockets, so the token comes in connection_init. Its key may have any case. */
function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | null {
  const entry = Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization');
  return typeof entry?.[1] === 'string' ? entry[1] : null;
}

/** An async iterator that yields nothing and ends when `return` is called. */
function untilReturned(onReturn: () => void): AsyncIterableIterator<never> {
  const ended = Promise.withResolvers<IteratorResult<never>>();
  const end = { done: true, value: undefined } as const;
  let isEnded = false;
  const iterator: AsyncIterableIterator<never> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () => ended.promise,
    async return() {
      if (!isEnded) onReturn();
      isEnded = true;
      ended.resolve(end);
      return end;
    },
  };
  return iterator;
}
