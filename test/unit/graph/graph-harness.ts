// Executes operations over a real store and the real schema, without a server.

import { execute, GraphQLError, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { OpenAccount } from '../../../src/domain/ports/account.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import type { SyncProgress } from '../../../src/domain/health.ts';
import type { Store } from '../../../src/domain/ports/storage/store.ts';
import { openTail } from '../../../src/events/delivery/tail.ts';
import type { AppServices } from '../../../src/graph/app-services.ts';
import { createContext, type GraphContext } from '../../../src/graph/context.ts';
import { toClientError } from '../../../src/graph/errors.ts';
import { buildSchema } from '../../../src/graph/schema.ts';
import { createAppServices } from '../../../src/main/create-app-services.ts';
import { createTrace } from '../../../src/platform/observability/call-trace.ts';
import { openUploadStore } from '../../../src/storage/uploads/open-upload-store.ts';
import { createKeyedQueue } from '../../../src/writes/keyed-queue.ts';
import { atEnd, directoryOf, openFoldHarness, VENDOR, type FoldHarness } from '../events/fold/fold-harness.ts';

const IDLE: SyncProgress = {
  phase: 'FOLLOWING',
  ticketsSeen: 0,
  ticketsExpected: null,
  startedAt: null,
  completedAt: null,
  lastReadAt: null,
  nextReadAt: null,
  lastFailure: null,
};

export interface GraphHarness {
  readonly harness: FoldHarness;
  readonly schema: GraphQLSchema;
  readonly services: AppServices;
  context(scopes?: readonly string[]): GraphContext;
  /** The result as a client receives it. */
  run(query: string, variables?: Record<string, unknown>, scopes?: readonly string[]): Promise<ExecutionResult>;
  recordFor(account: string, observations: readonly Observation[]): Promise<void>;
}

/** `wrap` replaces the store that the services read from. The viewer may see all accounts. */
export async function openGraph(
  accounts: readonly OpenAccount[],
  wrap: (store: Store) => Store = (store) => store,
): Promise<GraphHarness> {
  const harness = await openFoldHarness();
  const store = wrap(harness.store);
  const tail = await openTail({ store, clock: harness.clock });
  atEnd(() => tail.close());
  const uploads = await openUploadStore({
    folder: `${harness.path}-uploads`,
    clock: harness.clock,
    maxBytes: 1000,
    maxFilesPerOwner: 1,
    maxBytesPerOwner: 1000,
    keepMs: 1000,
    onFailure: (failure) => {
      throw failure;
    },
  });
  atEnd(() => uploads.close());
  const sync = {
    progress: () => IDLE,
    refresh: async () => undefined,
    firstPages: Promise.resolve(),
    stop: async () => undefined,
  };
  const services: AppServices = {
    ...createAppServices({
      store,
      accounts: directoryOf(...accounts),
      tail,
      sync,
      recorder: harness.recorder,
      queue: createKeyedQueue(),
      uploads,
      clock: harness.clock,
      mediaUrl: () => 'http://media.invalid/',
      onFailure: (failure) => {
        throw failure;
      },
    }),
    replayDelivery: async () => null,
  };
  const schema = buildSchema([VENDOR]);
  const context = (scopes: readonly string[] = []): GraphContext => {
    const viewer = { id: 'tester', displayName: null, scopes: new Set(scopes), accounts, validUntil: null };
    return createContext(services, viewer, createTrace('interactive'));
  };
  return {
    harness,
    schema,
    services,
    context,
    async run(query, variables = {}, scopes = []) {
      const result = await execute({
        schema,
        document: parse(query),
        variableValues: variables,
        contextValue: context(scopes),
      });
      return { data: result.data ?? null, ...(result.errors && { errors: result.errors.map(formatError) }) };
    },
    async recordFor(account, observations) {
      const observedAt = harness.clock.now();
      await harness.recorder.record({ vendor: VENDOR, account, observations, origin: 'webhook', observedAt });
    },
  };
}

/** Masks errors as the server does. An internal error fails the test. */
export function formatError(error: GraphQLError): GraphQLError {
  const { message, extensions } = toClientError(error.toJSON(), error, (_incident, failure) => {
    throw failure;
  });
  return new GraphQLError(message, { path: error.path ?? null, extensions: extensions ?? null });
}
