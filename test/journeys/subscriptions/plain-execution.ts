// The frames of a plain server: graphql-js runs for one socket, event by event, with nothing shared.

import { createSourceEventStream, execute, GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { selects, type LoggedEvent } from '../../../src/domain/events/event.ts';
import { toEventCursor } from '../../../src/domain/events/event-cursor.ts';
import { createRecorder } from '../../../src/events/recorder.ts';
import { openTail } from '../../../src/events/delivery/tail.ts';
import { createContext, type GraphContext, type Viewer } from '../../../src/graph/context.ts';
import { toClientError } from '../../../src/graph/errors.ts';
import { FollowedSource } from '../../../src/graph/subscriptions/followed-source.ts';
import type { AppServices } from '../../../src/graph/app-services.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createTrace } from '../../../src/platform/observability/call-trace.ts';
import { createAccountStatus } from '../../../src/reads/account-status.ts';
import { createCatalogReads } from '../../../src/reads/catalog-reads.ts';
import { createDeliveryReads } from '../../../src/reads/delivery-reads.ts';
import { createEventLogReads } from '../../../src/reads/event-log-reads.ts';
import { DEFAULT_FRESHNESS_LIMITS } from '../../../src/reads/freshness-policy.ts';
import { createLiveReads } from '../../../src/reads/live-reads.ts';
import { createTicketReads } from '../../../src/reads/ticket-reads.ts';
import { createPageCursors } from '../../../src/reads/page-cursor.ts';
import type { TestGateway } from '../../kit/gateway/gateway.ts';
import type { AnyDocument } from '../../kit/domain/any-document.ts';

export interface PlainExecution {
  /** The frames of the subscription for this viewer, for the events after this position. */
  frames(document: AnyDocument, id: string, viewer: Viewer, after: bigint): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a plain execution over the store of a running gateway. */
export async function openPlainExecution(schema: GraphQLSchema, running: TestGateway): Promise<PlainExecution> {
  const { store, accounts, sync } = running.gateway;
  const now = (): number => Date.now();
  const tail = await openTail({ store, clock: systemClock });
  const live = createLiveReads({ recorder: createRecorder({ store, now }), now });
  const limits = DEFAULT_FRESHNESS_LIMITS;
  const gateway: AppServices = {
    accounts,
    accountStatus: createAccountStatus(store),
    sync,
    tail,
    live,
    tickets: createTicketReads({ store, live, sync, limits, now }),
    catalogs: createCatalogReads({ store, live, limits, now }),
    eventLog: createEventLogReads({ store, tail }),
    deliveries: createDeliveryReads(store),
    now,
    cursors: createPageCursors(store.secret),
    lists: null as never,
    writes: null as never,
    uploads: null as never,
    replayDelivery: async () => null,
    mediaUrl: () => 'http://media.invalid/',
  };
  const contextFor = (viewer: Viewer): GraphContext => createContext(gateway, viewer, createTrace('interactive'));

  async function frameOf(document: AnyDocument, id: string, viewer: Viewer, event: LoggedEvent): Promise<string> {
    const { data, errors } = await execute({
      schema,
      document: parse(document.query),
      variableValues: document.variables,
      rootValue: { event },
      contextValue: contextFor(viewer),
    });
    const formatted = errors?.map((error) => toClientError(error.toJSON(), error, () => undefined));
    const payload = {
      data,
      ...(formatted === undefined ? {} : { errors: formatted }),
      extensions: { cursor: toEventCursor(store.log.id, event.position) },
    };
    return JSON.stringify({ id, type: 'next', payload });
  }

  return {
    async frames(document, id, viewer, after) {
      const source = await createSourceEventStream({
        schema,
        document: parse(document.query),
        variableValues: document.variables,
        contextValue: contextFor(viewer),
      });
      if (!(source instanceof FollowedSource))
        throw new GraphQLError(`the subscription did not start: ${JSON.stringify(source)}`);
      const page = await store.log.read({ after, limit: 10_000, selection: null });
      const selected = page.events.filter((event) => selects(source.selection, event));
      const frames: string[] = [];
      for (const event of selected) frames.push(await frameOf(document, id, viewer, event));
      return frames;
    },
    close: () => tail.close(),
  };
}
