// Puts the house together: stores, accounts, rooms and doors, opened in order and closed in reverse.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppServices } from '../graph/app-services.ts';
import type { AccountDirectory } from '../domain/ports/account.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import { startAccountChecks } from '../events/sync/account-checks.ts';
import { openIngest } from '../events/ingest/ingest.ts';
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
  /** Maximum size of the store's database file in bytes; absent: no limit. Tests simulate a full disk with it. */
  readonly storeMaxBytes?: number;
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

const REQUEST_WITHIN_MS = 30_000;
const KEEP_UPLOADS_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

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
    clock,
    logger: storeLogger(logger),
    ...(options.storeMaxBytes === undefined ? {} : { maxFileBytes: options.storeMaxBytes }),
  });
  opened.push(() => store.close());
  const http = createHttpClient({ userAgent: 'deskgraph/0.1' });
  opened.push(() => http.close());
  const accounts = openAccounts({ accounts: options.accounts, http, clock, metrics, logger });
  const tail = await openTail({
    store,
    clock,
    onFailure: (error) => logger.error('the event log could not be read', { error }),
  });
  opened.push(() => tail.close());
  const recorder = createRecorder({ store, now });
  const queue = createKeyedQueue();
  const outbox = startOutbox({ store, accounts, recorder, queue, clock, observe: observeOutbox(metrics, logger) });
  opened.push(() => outbox.stop());
  const sync = startSync({
    store,
    accounts,
    recorder,
    clock,
    reconcileEveryMs: options.reconcileEverySeconds * 1000,
    observe: observeSync(metrics, logger),
  });
  opened.push(() => sync.stop());
  const checks = startAccountChecks({
    accounts,
    recorder,
    clock,
    everyMs: options.reconcileEverySeconds * 1000,
    observe: observeAccountChecks(logger),
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
  const rooms = createAppServices({
    store,
    uploads,
    mediaUrl: (id, seconds) => `${options.publicUrl ?? listening}${paths.sign(id, now() + seconds * 1000)}`,
    accounts,
    tail,
    sync,
    recorder,
    queue,
    clock,
    onFailure: (error) => logger.error('a write was done at the vendor and could not be recorded', { error }),
  });
  const ingest = await openIngest({
    store,
    accounts,
    clock,
    observe: observeIngest(metrics, logger),
    onFailure: (error) => logger.error('waiting deliveries could not be read; trying again', { error }),
  });
  opened.push(() => ingest.close());
  const queues = startQueuePollers({ accounts, ingest, clock, observe: observeQueues(logger) });
  opened.push(() => queues.stop());
  const gateway: AppServices = { ...rooms, replayDelivery: ingest.replay };
  const requestTime = createRequestTime(REQUEST_WITHIN_MS);
  const app = createApp(options, requestTime);
  const inFlight = watchRequests(app);
  opened.push(() => closeApp(app, inFlight, options.limits.drainSeconds * 1000));
  await registerRoutes(app, options, gateway, { metrics, ingest, opened, paths, requestTime });
  await Promise.race([sync.firstPages, clock.sleep(options.firstPagesWithinMs)]);
  const url = await app.listen({ host: options.host, port: options.port });
  listening = url;
  return { url, accounts, store, sync, close: closeAll };
}
