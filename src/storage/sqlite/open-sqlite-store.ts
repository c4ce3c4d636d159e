// Opens the embedded store: one SQLite file, one process, every commit on disk before it is confirmed.

import { randomBytes, randomUUID } from 'node:crypto';
import type { MessageRecord } from '../../domain/message.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import { openConnections } from './database/connections.ts';
import { createEventLogReader, createEventLogWriter } from './event-log.ts';
import { createGroupCommit } from './group-commit.ts';
import { createInboxReader, createInboxWriter } from './delivery-inbox.ts';
import { createLedgerReader, createLedgerWriter } from './write-ledger.ts';
import { createOutboxReader, createOutboxWriter } from './outbox.ts';
import { readMeta, readOrMakeMeta, writeMeta } from './database/meta.ts';
import { createRecordCache } from './record-cache.ts';
import { readKnownAccounts } from './state/tickets/known-accounts.ts';
import { createSearchFollower, type SearchFollower } from './state/search-index.ts';
import { createStateReader } from './state/state-reader.ts';
import { createStateWriter } from './state/state-writer.ts';
import { createTicketLists } from './state/tickets/list.ts';
import { createTicketWrites } from './state/tickets/table.ts';
import type { Statements } from './database/statements.ts';

/** What the store says to the operator; a pino logger fits. */
export interface StoreLogger {
  error(details: object, message: string): void;
}
export interface SqliteStoreOptions {
  /** The database file; its directory is made when it is missing. Files of the same name with endings stand beside it. */
  readonly path: string;
  /** Epoch milliseconds; only decides when an estimate is too old. */
  readonly now: () => number;
  readonly logger?: StoreLogger;
  /** For tests of a full disk: the most pages of 4,096 bytes that the file may have. Default: no limit. */
  readonly maxPages?: number;
}

const SECRET_BYTES = 32;
const REVISIONS_PER_OPENING = 2 ** 36;
const GENERATIONS = 2 ** 17;
const CACHED_TICKETS = 20_000;
const CACHED_MESSAGES = 10_000;

/** Rejects with StoreOpenError, whose sentence says what to do; the promise's store is closed by its owner. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const connections = openConnections({ path: options.path, maxPages: options.maxPages ?? null });
  const { writer, reader } = connections;
  const caches = {
    tickets: createRecordCache<TicketRecord>(CACHED_TICKETS),
    messages: createRecordCache<MessageRecord>(CACHED_MESSAGES),
  };
  const secret = readOrMakeMeta(writer, 'secret', () => new Uint8Array(randomBytes(SECRET_BYTES)));
  const logId = readOrMakeMeta(writer, 'logId', () => randomUUID());
  const accounts = readKnownAccounts(reader);
  const nextRevision = openRevisions(writer);
  const tickets = createTicketWrites(writer, caches.tickets, accounts, nextRevision);
  const state = { writer, caches, tickets, nextRevision };
  const listeners = new Set<() => void>();

  const commits = createGroupCommit({
    writer,
    begin: (scope) => ({
      log: createEventLogWriter(writer, scope),
      inbox: createInboxWriter(writer, scope),
      state: createStateWriter(state, scope),
      ledger: createLedgerWriter(writer, scope),
      outbox: createOutboxWriter(writer, scope),
    }),
    afterCommit: (done) => {
      if (done.keptArrivals) follower.giveWay();
      if (done.queuedSearch) follower.wake();
      if (done.appendedEvents) tell(listeners, options.logger);
    },
  });
  const follower: SearchFollower = createSearchFollower(
    reader,
    (work) => commits.add(async () => work(writer)),
    writer,
  );
  const lists = createTicketLists(reader, caches.tickets, accounts, options.now);

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    follower.stop();
    await commits.drain();
    connections.close();
  };
  return {
    log: createEventLogReader(reader, logId),
    inbox: createInboxReader(reader),
    state: createStateReader(reader, caches, lists, () => follower.catchUp()),
    ledger: createLedgerReader(reader),
    outbox: createOutboxReader(reader),
    commit: (unit) => commits.add(unit),
    onAppend: (listener) => {
      const own = (): void => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    secret,
    close: () => (closing ??= close()),
  };
}

// Every opening counts from a range of its own, so that a cached document can never belong to another write.
function openRevisions(writer: Statements): () => number {
  const generation = (Number(readMeta(writer, 'generation') ?? '0') + 1) % GENERATIONS;
  writeMeta(writer, 'generation', String(generation));
  let newest = generation * REVISIONS_PER_OPENING;
  return () => ++newest;
}

function tell(listeners: ReadonlySet<() => void>, logger: StoreLogger | undefined): void {
  for (const listener of listeners) {
    try {
      listener();
    } catch (thrown) {
      logger?.error({ err: thrown }, 'A listener of the event log failed.');
    }
  }
}
