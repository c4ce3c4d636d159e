// The full-text index: one entry per ticket over its own text and that of its newest messages.

import type { Clock, ScheduledTimer } from '../../../platform/clock.ts';
import type { Statements } from '../database/statements.ts';
import { refoldTicket } from './tickets/refold.ts';

const MAX_MESSAGES = 200;
const MAX_CHARS = 64 * 1024;

/** Queues a ticket whose text changed. It is indexed soon after the commit and before any search. */
export function queueForSearch(writer: Statements, ticketId: number): void {
  writer.run('INSERT OR IGNORE INTO search_queue (ticket_id) VALUES (?)', ticketId);
}

function isSearchQueued(statements: Statements): boolean {
  return statements.get('SELECT 1 AS found FROM search_queue LIMIT 1') !== undefined;
}

// The index is contentless and stores no text, so the text is assembled from the rows.
function textOf(writer: Statements, ticketId: number): string | null {
  const ticket = writer.get<{ words: string; account: string; key: string }>(
    'SELECT words, account, key FROM tickets JOIN ticket_docs ON ticket_id = id WHERE id = ?',
    ticketId,
  );
  if (ticket === undefined) return null;
  const texts = [ticket.words];
  let size = ticket.words.length;
  const messages = writer.all<{ words: string }>(
    'SELECT words FROM messages WHERE account = ? AND ticket_key = ? ORDER BY created_at DESC, id DESC LIMIT ?',
    ticket.account,
    ticket.key,
    MAX_MESSAGES,
  );
  for (const { words } of messages) {
    if (size >= MAX_CHARS) break;
    texts.push(words.slice(0, MAX_CHARS - size));
    size += words.length + 1;
  }
  return texts.join(' ');
}

interface StepLimits {
  readonly maxTickets: number;
  readonly maxMs: number;
}

// The newest entries of the queue first. Runs inside a unit of work.
function indexQueued(writer: Statements, clock: Pick<Clock, 'elapsed'>, { maxTickets, maxMs }: StepLimits): void {
  const startedAt = clock.elapsed();
  const queued = writer.all<{ ticket_id: number; refold: number }>(
    'SELECT ticket_id, refold FROM search_queue ORDER BY position DESC LIMIT ?',
    maxTickets,
  );
  for (const { ticket_id: ticketId, refold } of queued) {
    if (refold === 1) refoldTicket(writer, ticketId, MAX_MESSAGES);
    const text = textOf(writer, ticketId);
    writer.run('DELETE FROM search WHERE rowid = ?', ticketId);
    if (text !== null) writer.run('INSERT INTO search (rowid, words) VALUES (?, ?)', ticketId, text);
    writer.run('DELETE FROM search_queue WHERE ticket_id = ?', ticketId);
    if (clock.elapsed() - startedAt > maxMs) return;
  }
}

export interface SearchIndexerOptions {
  readonly reader: Statements;
  readonly writer: Statements;
  readonly clock: Pick<Clock, 'elapsed' | 'setTimeout'>;
  /** Runs `work` in its own unit of work. */
  runUnit(work: () => void): Promise<void>;
}
export interface SearchIndexer {
  /** Call after a commit that queued tickets. */
  notify(): void;
  /** Call after a commit that filled the ingest queue: the indexer takes little time for the next second. */
  throttle(): void;
  /** Indexes the queue, so that a search sees everything committed before it. Stops after 4 seconds. */
  catchUp(): Promise<void>;
  stop(): void;
}

const PAUSE_MS = 5;
/** While commits continue, a pause lasts at least this long and at least this many times the previous step. */
const BUSY_PAUSE_MS = 100;
const BUSY_PAUSE_STEPS = 4;
const THROTTLED_PAUSE_MS = 500;
const THROTTLED_FOR_MS = 1000;
const BACKGROUND_STEP: StepLimits = { maxTickets: 64, maxMs: 8 };
const CATCH_UP_STEP: StepLimits = { maxTickets: 256, maxMs: 100 };
const MAX_CATCH_UP_MS = 4000;

/**
 * Updates the index after the commits, because indexing a long thread costs more than a webhook may wait for. Under load
 * the indexer takes a small share of the time. A search catches up first.
 */
export function createSearchIndexer({ reader, writer, clock, runUnit }: SearchIndexerOptions): SearchIndexer {
  let timer: ScheduledTimer | null = null;
  let isStopped = false;
  let isBehind = false;
  let isBusy = false;
  let throttledUntil = -Infinity;
  let lastStepMs = 0;
  let catchingUp: Promise<void> | null = null;

  const runInBackground = async (): Promise<void> => {
    const startedAt = clock.elapsed();
    await runStep(BACKGROUND_STEP);
    lastStepMs = clock.elapsed() - startedAt;
    timer = null;
    if (isBehind) schedule();
  };
  // A failure leaves the queue as it is. The next commit or search tries again.
  const runStep = async (limits: StepLimits): Promise<void> => {
    try {
      await runUnit(() => indexQueued(writer, clock, limits));
      isBehind = isSearchQueued(reader);
    } catch {
      isBehind = false;
    }
  };
  const pauseMs = (): number => {
    if (clock.elapsed() < throttledUntil) return THROTTLED_PAUSE_MS;
    return isBusy ? Math.max(BUSY_PAUSE_MS, lastStepMs * BUSY_PAUSE_STEPS) : PAUSE_MS;
  };
  const schedule = (): void => {
    if (timer !== null || isStopped) return;
    timer = clock.setTimeout(() => void runInBackground(), pauseMs());
    isBusy = false;
  };
  const indexAll = async (): Promise<void> => {
    const startedAt = clock.elapsed();
    isBehind = isSearchQueued(reader);
    while (isBehind && !isStopped && clock.elapsed() - startedAt < MAX_CATCH_UP_MS) {
      await runStep(CATCH_UP_STEP);
    }
  };
  if (isSearchQueued(reader)) schedule();

  return {
    notify: () => {
      isBehind = true;
      isBusy = true;
      schedule();
    },
    throttle: () => {
      throttledUntil = clock.elapsed() + THROTTLED_FOR_MS;
    },
    catchUp: () =>
      (catchingUp ??= indexAll().finally(() => {
        catchingUp = null;
      })),
    stop: () => {
      isStopped = true;
      timer?.cancel();
    },
  };
}
