// Composes the gateway: store, accounts, services and routes, opened in order and closed in reverse order.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppServices } from '../graph/app-services.ts';
import type { AccountDirectory } from '../domain/ports/account.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import { startAccountChecks } from '../events/sync/account-checks.ts';
import { openIngest, type Ingest } from '../events/ingest/ingest.ts';
import { startQueuePollers } from '../events/ingest/queue-poller.ts';
import { createRecorder } from '../events/recorder.ts';
import { startRetention } from '../events/retention.ts';
import { startSync, type RunningSync } from '../events/sync/sync.ts';
import { openTail } from '../events/delivery/tail.ts';
import { systemClock, type Clock } from '../platform/clock.ts';
import { createHttpClient } from '../platform/http/client.ts';
import type { Logger } from '../platform/observability/logger.ts';
import { createMetrics, type Metrics } from '../platform/observability/metrics.ts';
import type { Config } from '../platform/config/config.ts';
import { closeApp, watchRequests } from '../server/http/close-app.ts';
import { createMediaPaths } from '../server/media/signed-path.ts';
import { createRequestTime } from '../server/http/request-time.ts';
import { openSqliteStore } from '../storage/sqlite/open-sqlite-store.ts';
import { openUploadStore } from '../storage/uploads/open-upload-store.ts';
import { createKeyedQueue } from '../writes/keyed-queue.ts';
import { startOutbox } from '../writes/outbox.ts';
import { openAccounts } from './open-accounts.ts';
import {
  storeLogger,
  observeAccountChecks,
  observeIngest,
  observeOutbox,
  observeQueues,
  observeSync,
} from './observers.ts';
import { createApp, registerRoutes, UPLOAD_LIMITS } from './register-routes.ts';
import { createAppServices } from './create-app-services.ts';

/** The part of the configuration that the gateway needs. The accounts may be those of the sandbox. */
export interface GatewayOptions extends Omit<Config, 'file' | 'logLevel' | 'sandbox' | 'warnings' | 'publicUrl'> {
  /** True in the sandbox: requests from this machine need no token. */
  readonly openToLoopback: boolean;
  /** Where clients reach it, without a trailing slash. Null or absent: the address that it listens on. */
  readonly publicUrl?: string | null;
  /** How long the start waits for the first tickets of every account, in milliseconds. */
  readonly firstPagesWithinMs: number;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly metrics?: Metrics;
  /** Maximum size of the store's database file in bytes; absent: no limit. Tests simulate a full disk with it. */
  readonly storeMaxBytes?: number;
}
export interface RunningGateway {
  /** The address that it listens on, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly accounts: AccountDirectory;
  readonly store: Store;
  readonly sync: RunningSync;
  /** Stops accepting requests, waits for those in flight, closes everything. */
  close(): Promise<void>;
}

const REQUEST_WITHIN_MS = 30_000;
const KEEP_UPLOADS_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Opens the whole gateway and listens. If anything fails, closes what was opened before. */
export async function openGateway(options: GatewayOptions): Promise<RunningGateway> {
  const resources = new AsyncDisposableStack();
  try {
    const { clock = systemClock, metrics = createMetrics() } = options;
    return await open({ ...options, clock, metrics }, resources);
  } catch (failure) {
    await resources.disposeAsync();
    throw failure;
  }
}

type OpenOptions = GatewayOptions & Required<Pick<GatewayOptions, 'clock' | 'metrics'>>;

async function open(options: OpenOptions, resources: AsyncDisposableStack): Promise<RunningGateway> {
  const { clock, metrics } = options;
  const data = await openData(options, resources);
  const background = startBackground(options, data, resources);
  const uploads = await openUploads(options, resources);
  const paths = createMediaPaths(data.store.secret, () => clock.now());
  let listening = '';
  const mediaUrl = (id: string, seconds: number): string =>
    `${options.publicUrl ?? listening}${paths.sign(id, clock.now() + seconds * 1000)}`;
  const { services, ingest } = await openServices(options, { ...data, ...background, uploads, mediaUrl }, resources);
  const requestTime = createRequestTime(REQUEST_WITHIN_MS);
  const app = createApp(options, requestTime);
  const inFlight = watchRequests(app);
  resources.defer(() => closeApp(app, { clock, inFlight, drainMs: options.limits.drainSeconds * 1000 }));
  await registerRoutes(app, options, services, { clock, metrics, ingest, resources, paths, requestTime });
  await Promise.race([background.sync.firstPages, clock.sleep(options.firstPagesWithinMs)]);
  listening = await app.listen({ host: options.host, port: options.port });
  const { accounts, store } = data;
  return { url: listening, accounts, store, sync: background.sync, close: () => resources.disposeAsync() };
}

type Data = Awaited<ReturnType<typeof openData>>;

/** The store, the accounts and what reads and writes the event log. */
async function openData(options: OpenOptions, resources: AsyncDisposableStack) {
  const { clock, metrics, logger } = options;
  const now = (): number => clock.now();
  mkdirSync(options.dataDir, { recursive: true });
  const store = await openSqliteStore({
    path: join(options.dataDir, 'deskgraph.sqlite'),
    clock,
    logger: storeLogger(logger),
    ...(options.storeMaxBytes === undefined ? {} : { maxFileBytes: options.storeMaxBytes }),
  });
  resources.defer(() => store.close());
  const http = createHttpClient({ userAgent: 'deskgraph/0.1' });
  resources.defer(() => http.close());
  const accounts = openAccounts({ accounts: options.accounts, http, clock, metrics, logger });
  const tail = await openTail({
    store,
    clock,
    onFailure: (error) => logger.error('the event log could not be read; retrying', { error }),
  });
  resources.defer(() => tail.close());
  return { store, accounts, tail, recorder: createRecorder({ store, now }), queue: createKeyedQueue() };
}

type Background = ReturnType<typeof startBackground>;

/** What runs without requests: sync, account checks, the outbox and retention. */
function startBackground(options: OpenOptions, data: Data, resources: AsyncDisposableStack) {
  const { clock, metrics, logger } = options;
  const { store, accounts, recorder, queue } = data;
  const everyMs = options.reconcileEverySeconds * 1000;
  const outbox = startOutbox({ store, accounts, recorder, queue, clock, observe: observeOutbox(metrics, logger) });
  resources.defer(() => outbox.stop());
  const observe = observeSync(metrics, logger);
  const sync = startSync({ store, accounts, recorder, clock, reconcileEveryMs: everyMs, observe });
  resources.defer(() => sync.stop());
  const checks = startAccountChecks({ accounts, recorder, clock, everyMs, observe: observeAccountChecks(logger) });
  resources.defer(() => checks.stop());
  const stopRetention = startRetention({
    store,
    clock,
    keepEventsMs: options.retention.eventsDays * DAY_MS,
    keepDeliveriesMs: options.retention.deliveriesDays * DAY_MS,
    onFailure: (error) => logger.error('old events and deliveries could not be deleted; retrying', { error }),
  });
  resources.defer(stopRetention);
  return { sync };
}

async function openUploads({ dataDir, clock, limits, logger }: OpenOptions, resources: AsyncDisposableStack) {
  const uploads = await openUploadStore({
    folder: join(dataDir, 'uploads'),
    clock,
    maxBytes: UPLOAD_LIMITS.maxBytes,
    maxFilesPerOwner: limits.maxUploadsPerClient,
    maxBytesPerOwner: limits.maxUploadBytesPerClient,
    keepMs: KEEP_UPLOADS_MS,
    onFailure: (error) => logger.error('expired uploads could not be deleted; retrying', { error }),
  });
  resources.defer(() => uploads.close());
  return uploads;
}

/** The services of requests, and the ingest of webhooks and vendor queues. */
async function openServices(
  { clock, metrics, logger }: OpenOptions,
  parts: Data & Background & Pick<AppServices, 'uploads' | 'mediaUrl'>,
  resources: AsyncDisposableStack,
): Promise<{ services: AppServices; ingest: Ingest }> {
  const { store, accounts } = parts;
  const onUnrecorded = (error: unknown): void =>
    logger.error('a write succeeded at the vendor but could not be recorded', { error });
  const services = createAppServices({ ...parts, clock, onFailure: onUnrecorded });
  const ingest = await openIngest({
    store,
    accounts,
    clock,
    observe: observeIngest(metrics, logger),
    onFailure: (error) => logger.error('queued deliveries could not be processed; retrying', { error }),
  });
  resources.defer(() => ingest.close());
  const queues = startQueuePollers({ accounts, ingest, clock, observe: observeQueues(logger) });
  resources.defer(() => queues.stop());
  return { services: { ...services, replayDelivery: ingest.replay }, ingest };
}
