// GraphQL over server-sent events: GET and POST /graphql/stream, one operation per request, for clients without WebSockets.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { execute, type GraphQLError } from 'graphql';
import type { ServerResponse } from 'node:http';
import { REQUEST_ERRORS, RequestError, type ErrorEntry } from '../../domain/errors/error-codes.ts';
import { createContext, type Viewer } from '../../graph/context.ts';
import { prepareSubscription } from '../../graph/subscriptions/prepare-subscription.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import type { Clock, ScheduledTimer } from '../../platform/clock.ts';
import { isForeignOrigin } from '../http/origin.ts';
import { createOperationReader, refusal, type ReadOperation } from '../graphql/read-operation.ts';
import { createEventWriter, type EventWriter } from './event-writer.ts';
import { readStreamRequest, refusalOfAccept, type Refused, type StreamRequest } from './read-request.ts';
import type { SubscriptionOptions } from '../websocket/route.ts';

export interface StreamRoute {
  /** Ends every stream without `complete`, so that clients reconnect and resume. */
  close(): Promise<void>;
}
interface AcceptedRequest extends StreamRequest, ReadOperation {
  readonly viewer: Viewer;
}

const PATH = '/graphql/stream';
const HEARTBEAT_MS = 15_000;
const RETRY_AFTER_SECONDS = 2;
/** Time for clients to read the rest at a shutdown. */
const CLOSE_WITHIN_MS = 1000;

/** Registers the route. An operation that cannot start is refused with plain JSON and its own status. */
export async function registerStream(app: FastifyInstance, options: SubscriptionOptions): Promise<StreamRoute> {
  const { schema, services, limits, metrics, clock } = options;
  const { read, format } = createOperationReader(options);
  const streams = new Map<EventWriter, ServerResponse>();
  let isClosing = false;

  /** Checks a request before its stream opens. Null: a refusal was sent. */
  function accept(request: FastifyRequest, reply: FastifyReply): AcceptedRequest | null {
    const refused = refusalOfAccept(request) ?? refusalOfLoad();
    if (refused !== null) return refuse(reply, [refusal(refused.code, refused.message)], refused.httpStatus);
    if (isForeignOrigin(request.headers, options.allowedOrigins))
      return refuse(reply, [refusal('FORBIDDEN', 'Pages of this origin may not open streams.')], 403);
    const viewer = options.authenticate(request.raw, request.headers.authorization ?? null);
    const requested = readStreamRequest(request);
    if ('httpStatus' in requested)
      return refuse(reply, [refusal(requested.code, requested.message)], requested.httpStatus);
    const found = read(requested.query, requested.operationName);
    if (!('operation' in found)) return refuse(reply, found);
    if (request.method === 'GET' && found.operation.operation === 'mutation') {
      void reply.header('allow', 'POST');
      return refuse(reply, [refusal('BAD_USER_INPUT', 'A mutation must be sent by POST.')], 405);
    }
    return { ...requested, ...found, viewer };
  }

  function refusalOfLoad(): Refused | null {
    if (isClosing) return { httpStatus: 503, code: 'SHUTTING_DOWN', message: REQUEST_ERRORS.SHUTTING_DOWN.sentence };
    if (streams.size < limits.maxSockets) return null;
    return { httpStatus: 503, code: 'TOO_MANY_ITEMS', message: 'Too many streams are open; try again later.' };
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const accepted = accept(request, reply);
    if (accepted === null) return;
    if (accepted.operation.operation === 'subscription') return follow(accepted, reply);
    const { document, operationName, variables: variableValues, viewer } = accepted;
    const trace = createTrace('interactive');
    const contextValue = createContext(services, viewer, trace);
    const stream = openStream(reply, viewer, null);
    const result = await runWithTrace(trace, async () =>
      execute({ schema, document, operationName, variableValues, contextValue }),
    );
    const errors = result.errors === undefined ? {} : { errors: result.errors.map((error) => format(error).toJSON()) };
    stream.next(Buffer.from(JSON.stringify({ ...result, ...errors })), null);
    stream.complete();
  }

  async function follow(accepted: AcceptedRequest, reply: FastifyReply): Promise<void> {
    const { viewer, resumeAfter } = accepted;
    const overQuota = options.quota.refusalFor(viewer.id);
    if (overQuota !== null) return void refuse(reply, [overQuota], 429);
    const context = createContext(services, viewer, createTrace('interactive'), resumeAfter);
    const prepared = await prepareSubscription({ ...accepted, schema, context, format });
    if (!('topic' in prepared)) return void refuse(reply, prepared);
    if (reply.raw.destroyed || isClosing) return void reply.hijack().raw.destroy();
    const after = prepared.after ?? services.tail.head();
    const stream = openStream(reply, viewer, services.eventLog.cursorAt(after));
    const release = options.quota.take(viewer.id);
    metrics.subscriptions.add({}, 1);
    const leave = options.broadcaster.join(prepared.topic, after, {
      deliver: (payload) => stream.next(payload, cursorIn(payload)),
      ready: () => stream.ready(),
    });
    reply.raw.once('close', () => {
      leave();
      release();
      metrics.subscriptions.add({}, -1);
    });
  }

  function openStream(reply: FastifyReply, viewer: Viewer, cursor: string | null): EventWriter {
    const headers = reply.getHeaders() as Record<string, number | string | string[]>;
    const stream = createEventWriter(reply.hijack().raw, { headers, clock, heartbeatMs: HEARTBEAT_MS });
    const { validUntil } = viewer;
    const expiryTimer: ScheduledTimer | null =
      validUntil === null ? null : clock.setTimeout(() => stream.end(), validUntil - clock.now());
    streams.set(stream, reply.raw);
    metrics.subscriptionSockets.add({}, 1);
    reply.raw.once('error', (failure) => options.onFailure(failure));
    reply.raw.once('close', () => {
      expiryTimer?.cancel();
      streams.delete(stream);
      metrics.subscriptionSockets.add({}, -1);
    });
    stream.open(cursor);
    return stream;
  }

  await app.register(async (routes) => {
    // JSON only: pages may send other content types without a preflight request.
    routes.removeContentTypeParser('text/plain');
    routes.setErrorHandler((failure: FastifyError, _request, reply) => {
      const known = failure instanceof RequestError ? refusal(failure.code, failure.message) : null;
      if (known !== null) return void refuse(reply, [known]);
      const status = failure.statusCode ?? 500;
      if (status < 500) return void refuse(reply, [refusal('BAD_USER_INPUT', failure.message)], status);
      options.onFailure(failure);
      refuse(reply, [refusal('INTERNAL_SERVER_ERROR', REQUEST_ERRORS.INTERNAL_SERVER_ERROR.sentence)]);
    });
    routes.route({ method: ['GET', 'POST'], url: PATH, exposeHeadRoute: false, handler: answer });
  });
  return {
    async close() {
      isClosing = true;
      const open = [...streams];
      for (const [stream] of open) stream.end();
      await Promise.all(open.map(([, response]) => untilClosed(response, clock)));
    },
  };
}

async function untilClosed(response: ServerResponse, clock: Clock): Promise<void> {
  if (response.closed) return;
  await new Promise<void>((resolve) => {
    const forceCloseTimer = clock.setTimeout(() => response.destroy(), CLOSE_WITHIN_MS);
    response.once('close', () => {
      forceCloseTimer.cancel();
      resolve();
    });
  });
}

/** Sends the errors as JSON and returns null. The status defaults to that of the first error's code. */
function refuse(reply: FastifyReply, errors: readonly GraphQLError[], httpStatus: number | null = null): null {
  const status = httpStatus ?? statusOf(errors[0]?.extensions['code']);
  if (status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  void reply.code(status).send({ errors: errors.map((error) => error.toJSON()) });
  return null;
}

function statusOf(code: unknown): number {
  const entries: Readonly<Record<string, ErrorEntry>> = REQUEST_ERRORS;
  return (typeof code === 'string' ? entries[code]?.httpStatus : null) ?? 400;
}

/** The broadcaster's payloads end in `"extensions":{…,"cursor":"…"}}`. */
function cursorIn(payload: Buffer): string {
  const key = '"cursor":"';
  const start = payload.lastIndexOf(key) + key.length;
  return payload.toString('latin1', start, payload.indexOf('"', start));
}
