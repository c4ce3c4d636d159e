// Puts the house together: stores, accounts, rooms and doors, opened in order and closed in reverse.

import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway } from '../graph/gateway.ts';
import { createCompiledExecution } from '../graph/compiled-execution.ts';
import { buildSchema } from '../graph/schema.ts';
import type { AccountDirectory } from '../domain/ports/account.ts';
import type { Store } from '../domain/ports/store.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { Tail } from '../domain/ports/tail.ts';
import type { UploadStore } from '../domain/ports/uploads.ts';
import { startAccountChecks } from '../events/account-checks.ts';
import { createHub } from '../events/hub.ts';
import { openIngest, type Ingest } from '../events/ingest.ts';
import { startQueuePollers } from '../events/queue-poller.ts';
import { createRecorder } from '../events/recorder.ts';
import { startRetention } from '../events/retention.ts';
import { startSync, type RunningSync } from '../events/sync.ts';
import { openTail } from '../events/tail.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { createHttpClient } from '../platform/http.ts';
import type { Logger } from '../platform/logger.ts';
import { createMetrics, type Metrics } from '../platform/metrics.ts';
import { everyEntry } from '../reads/every-entry.ts';
import { DEFAULT_FRESHNESS_LIMITS } from '../reads/freshness-policy.ts';
import { createLiveReads } from '../reads/live.ts';
import { createObjectReads } from '../reads/objects.ts';
import { createPageCursors } from '../reads/page-cursor.ts';
import { createTicketLists } from '../reads/ticket-list.ts';
import type { Config } from '../platform/config/config.ts';
import { createAuthenticate } from '../server/authenticate.ts';
import { createClientShares } from '../server/client-shares.ts';
import { closeApp, watchRequests } from '../server/close-app.ts';
import { registerGraphiql } from '../server/graphiql/door.ts';
import { registerGraphql } from '../server/graphql.ts';
import { registerHealth } from '../server/health.ts';
import { registerMedia } from '../server/media.ts';
import { createMediaPaths, type MediaPaths } from '../server/media/signed-path.ts';
import { createRequestTime, type RequestTime } from '../server/request-time.ts';
import { registerStream } from '../server/stream.ts';
import { registerSubscriptions } from '../server/subscriptions.ts';
import { registerTemplates } from '../server/templates.ts';
import { registerUploads } from '../server/uploads.ts';
import { registerWebhooks } from '../server/webhooks.ts';
import { openSqliteStore } from '../storage/sqlite/open-sqlite-store.ts';
import { openUploadStore } from '../storage/uploads/open-upload-store.ts';
import { createKeyedQueue, type KeyedQueue } from '../writes/keyed-queue.ts';
import { startOutbox } from '../writes/outbox.ts';
import { createWritePath } from '../writes/write-path.ts';
import { openAccounts } from './open-accounts.ts';
import { storeLogger, watchChecks, watchIngest, watchOutbox, watchQueues, watchSync } from './watching.ts';

/** What the gateway needs of the configuration; the accounts may be those of the sandbox. */
export interface GatewayOptions extends Omit<Config, 'file' | 'logLevel' | 'sandbox' | 'warnings' | 'publicUrl'> {
  /** True in the sandbox: requests from this machine need no token. */
  readonly openToLoopback: boolean;
  /** Where clients reach it, without a slash at its end; null or left out: where it listens. */
  readonly publicUrl?: string | null;
  /** So long the doors stay shut for the first tickets of every account, milliseconds. */
  readonly firstPagesWithinMs: number;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly metrics?: Metrics;
  /** For tests of a full disk: the most pages of 4,096 bytes that the store may have. */
  readonly storeMaxPages?: number;
}
export interface RunningGateway {
  /** Where it listens, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly accounts: AccountDirectory;
  readonly store: Store;
  readonly sync: RunningSync;
  /** Stops taking requests, ends what is under way, closes everything. */
  close(): Promise<void>;
}

const REFRESH_WITHIN_MS = 4000;
const HEADERS_WITHIN_MS = 5000;
const REQUEST_WITHIN_MS = 30_000;
const UPLOAD_LIMITS = { maxFiles: 10, maxBytes: 25 * 1024 * 1024, idleMs: 30_000, withinMs: 15 * 60_000 } as const;
const KEEP_UPLOADS_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
const DIST_GRAPHIQL = join(import.meta.dirname, '../../dist/graphiql');

/** Opens the whole gateway and listens. Whatever fails on the way closes what was opened before. */
export async function openGateway(options: GatewayOptions): Promise<RunningGateway> {
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    return await open(options, opened, closeAll);
  } catch (failure) {
    await closeAll();
    throw failure;
  }
}

async function open(
  options: GatewayOptions,
  opened: (() => Promise<void>)[],
  closeAll: () => Promise<void>,
): Promise<RunningGateway> {
  const { clock = systemClock, metrics = createMetrics(), logger } = options;
  const now = (): number => clock.now();
  mkdirSync(options.dataDir, { recursive: true });
  const store = await openSqliteStore({
    path: join(options.dataDir, 'deskgraph.sqlite'),
    now,
    logger: storeLogger(logger),
    ...(options.storeMaxPages === undefined ? {} : { maxPages: options.storeMaxPages }),
  });
  opened.push(() => store.close());
  const http = createHttpClient({ userAgent: 'deskgraph/0.1' });
  opened.push(() => http.close());
  const accounts = openAccounts({ accounts: options.accounts, http, clock, metrics, logger });
  const tail = await openTail({
    store,
    onFailure: (error) => logger.error('the event log could not be read', { error }),
  });
  opened.push(() => tail.close());
  const recorder = createRecorder({ store, now });
  const queue = createKeyedQueue();
  const outbox = startOutbox({ store, accounts, recorder, queue, clock, observe: watchOutbox(metrics, logger) });
  opened.push(() => outbox.stop());
  const sync = startSync({
    store,
    accounts,
    recorder,
    clock,
    reconcileEveryMs: options.reconcileEverySeconds * 1000,
    observe: watchSync(metrics, logger),
  });
  opened.push(() => sync.stop());
  const checks = startAccountChecks({
    accounts,
    recorder,
    clock,
    everyMs: options.reconcileEverySeconds * 1000,
    observe: watchChecks(logger),
  });
  opened.push(() => checks.stop());
  opened.push(
    startRetention({
      store,
      clock,
      keepEventsMs: options.retention.eventsDays * DAY_MS,
      keepDeliveriesMs: options.retention.deliveriesDays * DAY_MS,
      onFailure: (error) => logger.error('old entries could not be dropped', { error }),
    }),
  );
  const uploads = await openUploadStore({
    folder: join(options.dataDir, 'uploads'),
    clock,
    maxBytes: UPLOAD_LIMITS.maxBytes,
    maxFilesPerOwner: options.limits.maxUploadsPerClient,
    maxBytesPerOwner: options.limits.maxUploadBytesPerClient,
    keepMs: KEEP_UPLOADS_MS,
    onFailure: (error) => logger.error('old uploads could not be dropped', { error }),
  });
  opened.push(() => uploads.close());
  const paths = createMediaPaths(store.secret, now);
  let listening = '';
  const rooms = openRooms({
    store,
    uploads,
    mediaUrl: (id, seconds) => `${options.publicUrl ?? listening}${paths.sign(id, now() + seconds * 1000)}`,
    accounts,
    tail,
    sync,
    recorder,
    queue,
    now,
    onFailure: (error) => logger.error('a write was done at the vendor and could not be recorded', { error }),
  });
  const ingest = await openIngest({
    store,
    accounts,
    now,
    observe: watchIngest(metrics, logger),
    onFailure: (error) => logger.error('waiting deliveries could not be read; trying again', { error }),
  });
  opened.push(() => ingest.close());
  const queues = startQueuePollers({ accounts, ingest, clock, observe: watchQueues(logger) });
  opened.push(() => queues.stop());
  const gateway: Gateway = { ...rooms, replayDelivery: ingest.replay };
  const requestTime = createRequestTime(REQUEST_WITHIN_MS);
  const app = createApp(options, requestTime);
  const underWay = watchRequests(app);
  opened.push(() => closeApp(app, underWay, options.limits.drainSeconds * 1000));
  await openDoors(app, options, gateway, { metrics, ingest, opened, paths, requestTime });
  await Promise.race([sync.firstPages, clock.sleep(options.firstPagesWithinMs)]);
  const url = await app.listen({ host: options.host, port: options.port });
  listening = url;
  return { url, accounts, store, sync, close: closeAll };
}

interface Rooms {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  readonly tail: Tail;
  readonly sync: RunningSync;
  readonly recorder: Recorder;
  readonly queue: KeyedQueue;
  readonly uploads: UploadStore;
  readonly mediaUrl: Gateway['mediaUrl'];
  now(): number;
  onFailure(failure: unknown): void;
}

function openRooms(rooms: Rooms): Omit<Gateway, 'replayDelivery'> {
  const { store, accounts, tail, sync, recorder, queue, uploads, mediaUrl, now, onFailure } = rooms;
  const live = createLiveReads({ recorder, now });
  const objects = createObjectReads({ store, live, sync, limits: DEFAULT_FRESHNESS_LIMITS, now });
  const cursors = createPageCursors(store.secret);
  const lists = createTicketLists({ store, sync, cursors, refreshWithinMs: REFRESH_WITHIN_MS, now });
  const held = async <T>(
    answer: Promise<ReadonlyMap<string, { readonly record: T } | Error | null>>,
    key: string,
  ): Promise<T | null> => {
    const found = (await answer).get(key) ?? null;
    if (found instanceof Error) throw found;
    return found?.record ?? null;
  };
  const writes = createWritePath({
    store,
    recorder,
    queue,
    now,
    onFailure,
    loadTicket: (account, key) => held(objects.tickets(account, [key], null), key),
    loadContact: (account, key) => held(objects.catalog(account, 'contact', [key]), key),
  });
  return { store, accounts, tail, sync, live, objects, cursors, lists, writes, uploads, now, mediaUrl };
}

function createApp(options: GatewayOptions, { serverOptions }: RequestTime): FastifyInstance {
  return fastify({
    ...serverOptions,
    logger: false,
    bodyLimit: options.limits.requestBytes,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 512 },
    http: { headersTimeout: HEADERS_WITHIN_MS, connectionsCheckingInterval: 1000, keepAliveTimeout: 72_000 },
  });
}

interface DoorParts {
  readonly metrics: Metrics;
  readonly ingest: Ingest;
  readonly paths: MediaPaths;
  readonly requestTime: RequestTime;
  readonly opened: (() => Promise<void>)[];
}

async function openDoors(
  app: FastifyInstance,
  options: GatewayOptions,
  gateway: Gateway,
  { metrics, ingest, opened, paths, requestTime }: DoorParts,
): Promise<void> {
  const { logger, introspection, limits } = options;
  const schema = buildSchema(options.accounts.map(({ module }) => module.code));
  const execution = createCompiledExecution(schema);
  const authenticate = createAuthenticate({
    accounts: gateway.accounts,
    clients: options.clients,
    openToLoopback: options.openToLoopback,
    now: gateway.now,
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
    headPosition: () => gateway.tail.head(),
    notReady: async () =>
      gateway.store.log.head().then(
        () => null,
        () => 'the store cannot be read',
      ),
  });
  await registerWebhooks(app, {
    ingest,
    endpoints,
    maxBytes: limits.webhookBytes,
    now: gateway.now,
    observeAck: (vendor, seconds) => metrics.webhookAckSeconds.observe({ vendor }, seconds),
  });
  const { uploads, accounts, store, now } = gateway;
  const { allowedOrigins } = options;
  await registerTemplates(app, {
    endpoints,
    accounts,
    now,
    templatesOf: async (account) => {
      await gateway.objects.bringCollection(account, 'template');
      return everyEntry(store, account.id, 'template');
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
  registerMedia(app, { accounts, store, paths, now, report });
  if (options.graphiql) await registerGraphiql(app, { distPath: DIST_GRAPHIQL });
  await registerGraphql(app, { schema, execution, gateway, authenticate, limits, introspection, metrics, report });
  const onFailure = (error: unknown): void => logger.warn('a subscription met a failure', { error });
  const hub = createHub({ tail: gateway.tail, now: gateway.now, onFailure });
  const shares = createClientShares(limits.maxSubscriptionsPerClient);
  const doors = {
    schema,
    gateway,
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
