// GraphQL over WebSocket: the graphql-transport-ws protocol by graphql-ws, our own per-event execution behind it.

import type { FastifyInstance } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  execute,
  specifiedRules,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { RequestError } from '../domain/errors.ts';
import { createContext, type GraphContext, type Viewer } from '../graph/context.ts';
import { toClientError, type IncidentReporter } from '../graph/errors.ts';
import type { Gateway } from '../graph/gateway.ts';
import { limitsRule } from '../graph/limits.ts';
import { subscribe, type SubscribeRequest } from '../graph/subscribe.ts';
import { createTrace, runWithTrace } from '../platform/call-trace.ts';
import type { Limits } from '../platform/config/config.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Authenticate } from './authenticate.ts';
import { createDocumentCache } from './document-cache.ts';

export interface SubscriptionOptions {
  readonly schema: GraphQLSchema;
  readonly gateway: Gateway;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly report: IncidentReporter;
  /** Origins besides our own that may open sockets from a browser. */
  readonly allowedOrigins: readonly string[];
}
export interface Subscriptions {
  /** Closes every socket with 1012, so that clients come back elsewhere or later and resume. */
  close(): Promise<void>;
}

type SocketExtra = Extra & { viewer?: Viewer } & Record<PropertyKey, unknown>;
type SocketContext = Context<Record<string, unknown>, SocketExtra>;

const INIT_WITHIN_MS = 3000;
const KEEP_ALIVE_MS = 12_000;
const PATH = '/graphql';
const RESTARTING = 1012;

/** Takes over upgrades of /graphql. */
export function registerSubscriptions(app: FastifyInstance, options: SubscriptionOptions): Subscriptions {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.limits.socketMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('graphql-transport-ws') ? 'graphql-transport-ws' : false),
  });
  const door = createDoor(options);
  const server = useServer<Record<string, unknown>, SocketExtra>(door, sockets, KEEP_ALIVE_MS);
  sockets.on('connection', (socket) => {
    options.metrics.subscriptionSockets.add({}, 1);
    socket.once('close', () => options.metrics.subscriptionSockets.add({}, -1));
  });
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isFull = sockets.clients.size >= options.limits.maxSockets;
    const refusal = isFull ? '503 Service Unavailable' : refusalOf(request, options.allowedOrigins);
    if (refusal !== null)
      return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  return {
    async close() {
      for (const socket of sockets.clients) socket.close(RESTARTING, 'the server restarts');
      await server.dispose();
    },
  };
}

/** A page of another site must not open sockets with its visitor's rights. */
function refusalOf(request: IncomingMessage, allowedOrigins: readonly string[]): string | null {
  if (new URL(request.url ?? '/', 'http://localhost').pathname !== PATH) return '404 Not Found';
  const { origin, host } = request.headers;
  if (origin === undefined || allowedOrigins.includes(origin)) return null;
  return URL.parse(origin)?.host === host ? null : '403 Forbidden';
}

function createDoor(options: SubscriptionOptions) {
  const { schema, gateway, metrics } = options;
  const rules: readonly ValidationRule[] = [...specifiedRules, limitsRule(options.limits)];
  const documents = createDocumentCache((query) => {
    const document = parse(query, { maxTokens: options.limits.maxTokens });
    return { document, errors: validate(schema, document, rules, { maxErrors: 5 }) };
  });
  const format = asSent((error) => toClientError(error.toJSON(), error, options.report));

  function read(query: string): { document: DocumentNode | null; errors: readonly GraphQLError[] } {
    try {
      return documents(query);
    } catch (failure) {
      if (failure instanceof GraphQLError) return { document: null, errors: [failure] };
      throw failure;
    }
  }

  /** Parses and validates itself, so that a bad operation gets its own error and never takes the socket with it. */
  function onSubscribe(
    context: SocketContext,
    id: string,
    payload: SubscribePayload,
  ): readonly GraphQLError[] | ExecutionArgs {
    const { maxSubscriptionsPerSocket } = options.limits;
    if (Object.keys(context.subscriptions).length > maxSubscriptionsPerSocket)
      return [
        new GraphQLError(`One socket may run at most ${maxSubscriptionsPerSocket} operations.`, {
          extensions: { code: 'TOO_MANY_ITEMS' },
        }),
      ];
    const { document, errors } = read(payload.query);
    if (document === null || errors.length > 0) return errors.map(format);
    const operation = getOperationAST(document, payload.operationName);
    if (operation == null)
      return [
        new GraphQLError('The document has no such operation; name one of them in `operationName`.', {
          extensions: { code: 'BAD_USER_INPUT' },
        }),
      ];
    const viewer = context.extra.viewer;
    if (viewer === undefined)
      return [new GraphQLError('The socket is not authenticated.', { extensions: { code: 'UNAUTHENTICATED' } })];
    const resumeAfter = resumeOf(context, id);
    return {
      schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? {},
      contextValue: createContext(gateway, viewer, createTrace('interactive'), resumeAfter),
    };
  }

  const requestOf = (args: ExecutionArgs): SubscribeRequest => ({
    schema,
    document: args.document,
    operationName: args.operationName ?? null,
    variables: args.variableValues ?? {},
    context: args.contextValue as GraphContext,
    format,
  });

  return {
    schema,
    connectionInitWaitTimeout: INIT_WITHIN_MS,
    onConnect: (context: SocketContext) => admit(options.authenticate, context),
    onSubscribe,
    execute: async (args: ExecutionArgs) => {
      const { trace } = args.contextValue as GraphContext;
      const result = await runWithTrace(trace, async () => execute(args));
      return { ...result, ...(result.errors === undefined ? {} : { errors: result.errors.map(format) }) };
    },
    subscribe: async (args: ExecutionArgs) => {
      const followed = await subscribe(requestOf(args));
      if (!(Symbol.asyncIterator in followed)) return { errors: followed };
      metrics.subscriptions.add({}, 1);
      return counted(
        followed,
        () => metrics.subscriptions.add({}, -1),
        () => metrics.deliveries.inc({}),
      );
    },
    onError: (
      _context: SocketContext,
      _id: string,
      _payload: SubscribePayload,
      errors: readonly (GraphQLError | GraphQLFormattedError)[],
    ) =>
      errors.map((error) => ({
        message: error.message,
        ...(error.extensions === undefined ? {} : { extensions: error.extensions }),
      })),
  };
}

/** Lets a socket in, or closes it with 4403; what is wrong with the token is not told. */
function admit(authenticate: Authenticate, context: SocketContext): boolean {
  const { request } = context.extra;
  const authorization = request.headers.authorization ?? authorizationOf(context.connectionParams) ?? null;
  try {
    context.extra.viewer = authenticate({
      authorization,
      remoteAddress: request.socket.remoteAddress ?? '',
      host: request.headers.host ?? '',
    });
    return true;
  } catch (failure) {
    if (failure instanceof RequestError) return false;
    throw failure;
  }
}

/** Browsers cannot set headers on sockets: the token comes in connection_init, spelt as the client likes. */
function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const entry = Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization');
  return typeof entry?.[1] === 'string' ? entry[1] : undefined;
}

/** `resume: { <operation id>: <cursor> }` in connection_init: clients resend their old variables, but this is asked anew. */
function resumeOf(context: SocketContext, id: string): string | null {
  const resume = context.connectionParams?.['resume'];
  const cursor = typeof resume === 'object' && resume !== null ? (resume as Record<string, unknown>)[id] : null;
  return typeof cursor === 'string' ? cursor : null;
}

function asSent(format: (error: GraphQLError) => GraphQLFormattedError): (error: GraphQLError) => GraphQLError {
  return (error) => {
    const { message, extensions, path } = format(error);
    return new GraphQLError(message, {
      extensions: extensions ?? {},
      ...(path === undefined ? {} : { path }),
      ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
    });
  };
}

function counted<T>(items: AsyncIterableIterator<T>, onEnd: () => void, onItem: () => void): AsyncIterable<T> {
  let ended = false;
  const end = (): void => {
    if (!ended) onEnd();
    ended = true;
  };
  const iterator: AsyncIterableIterator<T> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      const step = await items.next();
      if (step.done === true) end();
      else onItem();
      return step;
    },
    async return() {
      end();
      await items.return?.();
      return { done: true, value: undefined };
    },
  };
  return iterator;
}
