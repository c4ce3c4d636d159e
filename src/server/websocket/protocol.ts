// What our side of graphql-transport-ws does with each operation: admit, read, execute, or join the hub.

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
  readonly hub: Broadcaster;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly shares: SubscriptionQuota;
  readonly metrics: Metrics;
  readonly report: IncidentReporter;
}
/** What we keep beside each socket. */
export type SocketExtra = {
  readonly request: IncomingMessage;
  readonly frames: FrameWriter;
  viewer: Viewer | null;
  /** Closes the socket with 4403 when the token of this viewer ends. */
  closeAt(validUntil: number): void;
} & Record<PropertyKey, unknown>;
type SocketContext = Context<Record<string, unknown>, SocketExtra>;
type SocketArgs = ExecutionArgs & {
  readonly contextValue: GraphContext;
  readonly query: string;
  readonly operation: OperationDefinitionNode;
  readonly id: string;
  readonly frames: FrameWriter;
  readonly wish: ResumeRequest;
};

const INIT_WITHIN_MS = 3000;
const PAYLOAD_END = Buffer.from('}');

/** The options of graphql-ws' server; its protocol, our execution. */
export function createSocketProtocol(
  options: SocketProtocolOptions,
): ServerOptions<Record<string, unknown>, SocketExtra> {
  const { schema, services, metrics, limits } = options;
  const { read, format } = createOperationReader(options);

  /** Parses and validates itself, so that a bad operation gets its own error and never takes the socket with it. */
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
    const overShare = options.shares.refusalFor(viewer.id);
    if (overShare !== null) return [overShare];
    const wish = resumeRequestOf(context.connectionParams, id);
    const contextValue = createContext(services, viewer, createTrace('interactive'), wish.cursor);
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
      wish,
    };
  }

  async function run(args: ExecutionArgs) {
    const { contextValue } = args as SocketArgs;
    const result = await runWithTrace(contextValue.trace, async () => execute(args));
    return { ...result, ...(result.errors === undefined ? {} : { errors: result.errors.map(format) }) };
  }

  /** Joins the hub, which writes to the socket by itself; what graphql-ws iterates only waits for the end. */
  async function follow(args: ExecutionArgs) {
    const {
      contextValue,
      query,
      operation,
      id,
      frames,
      wish,
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
    const start = await prepareStart(request, wish, id);
    if (!('topic' in start)) return { errors: start };
    if (start.notice !== null) frames.write([start.notice]);
    const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
    const giveBack = options.shares.take(contextValue.viewer.id);
    metrics.subscriptions.add({}, 1);
    const leave = options.hub.join(start.topic, start.after, {
      deliver: (payload) => frames.write([head, payload, PAYLOAD_END]),
      ready: () => frames.ready(),
    });
    return untilReturned(() => {
      giveBack();
      metrics.subscriptions.add({}, -1);
      leave();
    });
  }

  return {
    schema,
    connectionInitWaitTimeout: INIT_WITHIN_MS,
    onConnect: (context) => {
      if (!admit(options.authenticate, context)) return false;
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

/** Lets a socket in, or has it closed with 4403; what is wrong with the token is not told. */
function admit(authenticate: Authenticate, context: SocketContext): boolean {
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

/** Browsers cannot set headers on sockets: the token comes in connection_init, its key spelt as the client likes. */
function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | null {
  const entry = Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization');
  return typeof entry?.[1] === 'string' ? entry[1] : null;
}

/** An async iterable that yields nothing and ends when it is told to. */
function untilReturned(onReturn: () => void): AsyncIterableIterator<never> {
  const over = Promise.withResolvers<IteratorResult<never>>();
  const end = { done: true, value: undefined } as const;
  let ended = false;
  const iterator: AsyncIterableIterator<never> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () => over.promise,
    async return() {
      if (!ended) onReturn();
      ended = true;
      over.resolve(end);
      return end;
    },
  };
  return iterator;
}
