// Composes the HTTP server: GraphQL, WebSockets and streams, webhooks, files, GraphiQL, health.

import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import { join } from 'node:path';
import type { AppServices } from '../graph/app-services.ts';
import type { IncidentReporter } from '../graph/errors.ts';
import { createCompiledExecution } from '../graph/execution/compiled-execution.ts';
import { buildSchema } from '../graph/schema.ts';
import { createBroadcaster } from '../events/delivery/broadcaster.ts';
import type { Ingest } from '../events/ingest/ingest.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/observability/logger.ts';
import type { Metrics } from '../platform/observability/metrics.ts';
import type { Config } from '../platform/config/config.ts';
import { createAuthenticate, type Authenticate } from '../server/http/authenticate.ts';
import { createClientResolver, type ResolveClient } from '../server/http/client-address.ts';
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

/** The part of the configuration that the routes need. */
export interface RouteOptions extends Pick<
  Config,
  'accounts' | 'clients' | 'limits' | 'allowedOrigins' | 'trustedProxies' | 'introspection' | 'graphiql'
> {
  readonly openToLoopback: boolean;
  readonly logger: Logger;
}
/** Creates the server of all routes. */
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
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly ingest: Ingest;
  readonly paths: MediaPaths;
  readonly requestTime: RequestTime;
  /** Closes what the routes open. */
  readonly resources: AsyncDisposableStack;
}

/** Registers every route. */
export async function registerRoutes(
  app: FastifyInstance,
  options: RouteOptions,
  services: AppServices,
  parts: RouteParts,
): Promise<void> {
  const resolveClient = createClientResolver(options.trustedProxies);
  const { accounts, now } = services;
  const { clients, openToLoopback, allowedOrigins } = options;
  const authenticate = createAuthenticate({ accounts, clients, openToLoopback, resolveClient, now });
  const report = (incident: string, error: unknown, path: string): void =>
    options.logger.error('request failed with an internal error', { incident, error, path });
  if (allowedOrigins.length > 0)
    await app.register(cors, { origin: [...allowedOrigins], methods: ['GET', 'POST', 'DELETE'] });
  app.get('/', async (_request, reply) => reply.redirect('/graphiql/'));
  registerHealth(app, {
    metrics: parts.metrics,
    headPosition: () => services.tail.head(),
    notReady: async () =>
      services.eventLog.newest().then(
        () => null,
        () => 'the store cannot be read',
      ),
  });
  await registerVendorRoutes(app, options, services, { ...parts, resolveClient });
  await registerFileRoutes(app, options, services, { ...parts, authenticate, report });
  if (options.graphiql) await registerGraphiql(app, { distPath: DIST_GRAPHIQL });
  await registerGraphqlRoutes(app, options, services, { ...parts, authenticate, report });
}

interface ClientRouteParts extends RouteParts {
  readonly authenticate: Authenticate;
  readonly report: IncidentReporter;
}

/** The routes that vendors call: webhooks and templates. */
async function registerVendorRoutes(
  app: FastifyInstance,
  { accounts, limits }: RouteOptions,
  services: AppServices,
  { ingest, metrics, clock, resolveClient }: RouteParts & { readonly resolveClient: ResolveClient },
): Promise<void> {
  const endpoints = accounts
    .filter(({ webhookPath }) => webhookPath !== '')
    .map(({ id, vendor, webhookPath }) => ({ vendor, account: id, secretPath: webhookPath }));
  await registerWebhooks(app, {
    ingest,
    endpoints,
    maxBytes: limits.webhookBytes,
    resolveClient,
    clock,
    observeAck: (vendor, seconds) => metrics.webhookAckSeconds.observe({ vendor }, seconds),
  });
  await registerTemplates(app, {
    endpoints,
    accounts: services.accounts,
    resolveClient,
    now: services.now,
    templatesOf: async (account) => {
      const { entries } = await services.catalogs.collection(account, 'template');
      return entries.map(({ record }) => record);
    },
  });
}

/** Uploads from clients, and files of vendors for clients. */
async function registerFileRoutes(
  app: FastifyInstance,
  { allowedOrigins }: RouteOptions,
  { uploads, accounts, tickets, now }: AppServices,
  { authenticate, report, requestTime, paths, clock }: ClientRouteParts,
): Promise<void> {
  await registerUploads(app, {
    uploads,
    authenticate,
    allowedOrigins,
    limits: UPLOAD_LIMITS,
    requestTime,
    clock,
    report,
  });
  registerMedia(app, { accounts, findAttachment: tickets.findAttachment, paths, now, report });
}

/** GraphQL over HTTP, WebSockets and server-sent events. */
async function registerGraphqlRoutes(
  app: FastifyInstance,
  { accounts, limits, introspection, allowedOrigins, logger }: RouteOptions,
  services: AppServices,
  { authenticate, report, metrics, clock, resources }: ClientRouteParts,
): Promise<void> {
  const schema = buildSchema(accounts.map(({ module }) => module.code));
  const execution = createCompiledExecution(schema);
  const shared = { schema, services, authenticate, limits, introspection, metrics, clock, report };
  await registerGraphql(app, { ...shared, execution });
  const onFailure = (error: unknown): void => logger.warn('subscription failed', { error });
  const broadcaster = createBroadcaster({
    tail: services.tail,
    clock,
    onFailure,
    delivered: (amount) => metrics.deliveries.inc({}, amount),
  });
  const quota = createSubscriptionQuota(limits.maxSubscriptionsPerClient);
  const subscriptionOptions = { ...shared, broadcaster, quota, allowedOrigins, onFailure };
  const sockets = registerSubscriptions(app, subscriptionOptions);
  resources.defer(() => sockets.close());
  const streams = await registerStream(app, subscriptionOptions);
  resources.defer(() => streams.close());
}
