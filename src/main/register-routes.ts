// Puts the doors together: GraphQL, sockets and streams, webhooks, files, GraphiQL, health.

import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import { join } from 'node:path';
import type { AppServices } from '../graph/app-services.ts';
import { createCompiledExecution } from '../graph/execution/compiled-execution.ts';
import { buildSchema } from '../graph/schema.ts';
import { createBroadcaster } from '../events/delivery/broadcaster.ts';
import type { Ingest } from '../events/ingest/ingest.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/observability/logger.ts';
import type { Metrics } from '../platform/observability/metrics.ts';
import type { Config } from '../platform/config/config.ts';
import { createAuthenticate } from '../server/http/authenticate.ts';
import { createClientResolver } from '../server/http/client-address.ts';
import { createSubscriptionQuota } from '../server/graphql/subscription-quota.ts';
import { registerGraphiql } from '../server/graphiql/route.ts';
import { registerGraphql } from '../server/graphql/route.ts';
import { registerHealth } from '../server/http/health-route.ts';
import { registerMedia } from '../server/media/route.ts';
import type { MediaPaths } from '../server/media/signed-path.ts';
import type { RequestTime } from '../server/http/request-time.ts';
import { registerStream } from '../server/sse/route.ts';
import { registerSubscriptions } from '../server/websocket/route.ts';
import { registerTemplates } from '../server/webhooks/template-route.ts';
import { registerUploads } from '../server/uploads/route.ts';
import { registerWebhooks } from '../server/webhooks/route.ts';

const HEADERS_WITHIN_MS = 5000;
export const UPLOAD_LIMITS = {
  maxFiles: 10,
  maxBytes: 25 * 1024 * 1024,
  idleMs: 30_000,
  withinMs: 15 * 60_000,
} as const;
const DIST_GRAPHIQL = join(import.meta.dirname, '../../dist/graphiql');

/** What the doors need of the configuration. */
export interface RouteOptions extends Pick<
  Config,
  'accounts' | 'clients' | 'limits' | 'allowedOrigins' | 'trustedProxies' | 'introspection' | 'graphiql'
> {
  readonly openToLoopback: boolean;
  readonly logger: Logger;
  readonly clock?: Clock;
}
/** The server that all doors are in. */
export function createApp(options: RouteOptions, { serverOptions }: RequestTime): FastifyInstance {
  return fastify({
    ...serverOptions,
    logger: false,
    bodyLimit: options.limits.requestBytes,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 512 },
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: 1000, keepAliveTimeout: 72_000 },
  });
}

export interface RouteParts {
  readonly metrics: Metrics;
  readonly ingest: Ingest;
  readonly paths: MediaPaths;
  readonly requestTime: RequestTime;
  readonly opened: (() => Promise<void>)[];
}

/** Opens every door; what has to be closed goes into `opened`. */
export async function registerRoutes(
  app: FastifyInstance,
  options: RouteOptions,
  services: AppServices,
  { metrics, ingest, opened, paths, requestTime }: RouteParts,
): Promise<void> {
  const { logger, introspection, limits } = options;
  const schema = buildSchema(options.accounts.map(({ module }) => module.code));
  const execution = createCompiledExecution(schema);
  const resolveClient = createClientResolver(options.trustedProxies);
  const authenticate = createAuthenticate({
    accounts: services.accounts,
    clients: options.clients,
    openToLoopback: options.openToLoopback,
    resolveClient,
    now: services.now,
  });
  const report = (incident: string, error: unknown, path: string): void =>
    logger.error('a request failed on our side', { incident, error, path });
  const endpoints = options.accounts
    .filter(({ webhookPath }) => webhookPath !== '')
    .map(({ id, vendor, webhookPath }) => ({ vendor, account: id, secretPath: webhookPath }));
  if (options.allowedOrigins.length > 0)
    await app.register(cors, { origin: [...options.allowedOrigins], methods: ['GET', 'POST', 'DELETE'] });
  app.get('/', async (_request, reply) => reply.redirect('/graphiql/'));
  registerHealth(app, {
    metrics,
    headPosition: () => services.tail.head(),
    notReady: async () =>
      services.eventLog.newest().then(
        () => null,
        () => 'the store cannot be read',
      ),
  });
  await registerWebhooks(app, {
    ingest,
    endpoints,
    maxBytes: limits.webhookBytes,
    resolveClient,
    now: services.now,
    observeAck: (vendor, seconds) => metrics.webhookAckSeconds.observe({ vendor }, seconds),
  });
  const { uploads, accounts, now } = services;
  const { allowedOrigins } = options;
  await registerTemplates(app, {
    endpoints,
    accounts,
    resolveClient,
    now,
    templatesOf: async (account) => {
      const { entries } = await services.catalogs.collection(account, 'template');
      return entries.map(({ record }) => record);
    },
  });
  await registerUploads(app, {
    uploads,
    authenticate,
    allowedOrigins,
    limits: UPLOAD_LIMITS,
    requestTime,
    now,
    report,
  });
  registerMedia(app, { accounts, findAttachment: services.tickets.findAttachment, paths, now, report });
  if (options.graphiql) await registerGraphiql(app, { distPath: DIST_GRAPHIQL });
  await registerGraphql(app, { schema, execution, services, authenticate, limits, introspection, metrics, report });
  const onFailure = (error: unknown): void => logger.warn('a subscription met a failure', { error });
  const hub = createBroadcaster({
    tail: services.tail,
    clock: options.clock ?? systemClock,
    onFailure,
    delivered: (amount) => metrics.deliveries.inc({}, amount),
  });
  const shares = createSubscriptionQuota(limits.maxSubscriptionsPerClient);
  const doors = {
    schema,
    services,
    hub,
    authenticate,
    limits,
    introspection,
    shares,
    metrics,
    report,
    allowedOrigins: options.allowedOrigins,
    clock: options.clock ?? systemClock,
    onFailure,
  };
  const subscriptions = registerSubscriptions(app, doors);
  const stream = await registerStream(app, doors);
  opened.push(
    () => subscriptions.close(),
    () => stream.close(),
  );
}
