// Opens the embedded store: one SQLite file, one process, every commit on disk before it is confirmed.

import { randomBytes, randomUUID } from 'node:crypto';
import type { MessageRecord } from '../../domain/message.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { Clock } from '../../platform/clock.ts';
import { openConnections } from './database/connections.ts';
import { jsonColumn } from './database/json-column.ts';
import { createEventLogReader, createEventLogWriter } from './event-log.ts';
import { createGroupCommit } from './group-commit.ts';
import { createInboxReader, createInboxWriter } from './delivery-inbox.ts';
import { createLedgerReader, createLedgerWriter } from './write-ledger.ts';
import { createOutboxReader, createOutboxWriter } from './outbox.ts';
import { readMeta, readOrCreateMeta, writeMeta } from './database/meta.ts';
import { createRecordCache } from './record-cache.ts';
import { createSearchIndexer, type SearchIndexer } from './state/search-index.ts';
import { createStateReader } from './state/state-reader.ts';
import { createStateWriter } from './state/state-writer.ts';
import { createTicketLists } from './state/tickets/list.ts';
import { createTicketWriter } from './state/tickets/table.ts';
import type { Statements } from './database/statements.ts';

/** Receives the store's error logs. A pino logger fits. */
export interface StoreLogger {
  error(details: object, message: string): void;
}
export interface SqliteStoreOptions {
  /** Path of the database file. A missing directory is created. SQLite and the file lock add files with suffixes. */
  readonly path: string;
  /** Paces the search indexer and ages the row estimates of lists. */
  readonly clock: Clock;
  /** @default no logging */
  readonly logger?: StoreLogger;
  /**
   * Maximum size of the database file in bytes, rounded down to whole pages of 4,096 bytes. When it is reached, commits
   * fail with StoreUnavailableError, as on a full disk. The write-ahead log is not counted.
   * @default no limit
   */
  readonly maxFileBytes?: number;
}

const SECRET_BYTES = 32;
const REVISIONS_PER_OPENING = 2 ** 36;
const GENERATIONS = 2 ** 17;
const MAX_CACHED_TICKETS = 20_000;
const MAX_CACHED_MESSAGES = 10_000;

/** Rejects with StoreOpenError. The caller closes the store. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { clock } = options;
  const connections = openConnections({ path: options.path, maxFileBytes: options.maxFileBytes ?? null });
  const { writer, reader } = connections;
  const caches = {
    tickets: createRecordCache(MAX_CACHED_TICKETS, jsonColumn<TicketRecord>()),
    messages: createRecordCache(MAX_CACHED_MESSAGES, jsonColumn<MessageRecord>()),
  };
  const secret = readOrCreateMeta(writer, 'secret', () => new Uint8Array(randomBytes(SECRET_BYTES)));
  const logId = readOrCreateMeta(writer, 'logId', () => randomUUID());
  const nextRevision = openRevisions(writer);
  const tickets = createTicketWriter(writer, caches.tickets, nextRevision);
  const state = { writer, caches, tickets, nextRevision };
  const listeners = new Set<() => void>();

  const commits = createGroupCommit({
    writer,
    clock,
    begin: (scope) => ({
      log: createEventLogWriter(writer, scope),
      inbox: createInboxWriter(writer, scope),
      state: createStateWriter(state, scope),
      ledger: createLedgerWriter(writer, scope),
      outbox: createOutboxWriter(writer, scope),
    }),
    afterCommit: (effects) => {
      if (effects.enqueuedDeliveries) indexer.throttle();
      if (effects.queuedSearch) indexer.notify();
      if (effects.appendedEvents) notifyAll(listeners, options.logger);
    },
  });
  const indexer: SearchIndexer = createSearchIndexer({
    reader,
    writer,
    clock,
    runUnit: (work) => commits.add(async () => work()),
  });
  const lists = createTicketLists(reader, caches.tickets, clock);

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    indexer.stop();
    await commits.drain();
    connections.close();
  };
  return {
    log: createEventLogReader(reader, logId),
    inbox: createInboxReader(reader),
    state: createStateReader(reader, caches, lists, () => indexer.catchUp()),
    ledger: createLedgerReader(reader),
    outbox: createOutboxReader(reader),
    commit: (unit) => commits.add(unit),
    onAppend: (listener) => {
      // A wrapper of its own, so that a listener added twice is called twice.
      const wrapped = (): void => listener();
      listeners.add(wrapped);
      return () => listeners.delete(wrapped);
    },
    secret,
    close: () => (closing ??= close()),
  };
}

// Every opening counts from its own range, so that a cached document never belongs to another write.
function openRevisions(writer: Statements): () => number {
  const generation = (Number(readMeta(writer, 'generation') ?? '0') + 1) % GENERATIONS;
  writeMeta(writer, 'generation', String(generation));
  let newest = generation * REVISIONS_PER_OPENING;
  return () => ++newest;
}

function notifyAll(listeners: ReadonlySet<() => void>, logger: StoreLogger | undefined): void {
  for (const listener of listeners) {
    try {
      listener();
    } catch (thrown) {
      logger?.error({ err: thrown }, 'a listener of the event log failed');
    }
  }
}
