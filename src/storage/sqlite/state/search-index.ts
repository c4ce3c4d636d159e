// The full-text index: one entry per ticket over its own words and those of its newest messages.

import type { Statements } from '../database/statements.ts';

const MAX_MESSAGES = 200;
const MAX_WORDS = 64 * 1024;

/** Marks a ticket whose words changed; the index follows soon after the commit, and before any search. */
export function queueForSearch(writer: Statements, ticketId: number): void {
  writer.run('INSERT OR IGNORE INTO search_queue (ticket_id) VALUES (?)', ticketId);
}

export function isSearchQueued(statements: Statements): boolean {
  return statements.get('SELECT 1 AS found FROM search_queue LIMIT 1') !== undefined;
}

// Contentless, so the index keeps no text; the words are put together again from their rows.
function wordsOf(writer: Statements, ticketId: number): string | null {
  const head = writer.get<{ words: string; account: string; key: string }>(
    'SELECT words, account, key FROM tickets JOIN ticket_docs ON ticket_id = id WHERE id = ?',
    ticketId,
  );
  if (head === undefined) return null;
  const texts = [head.words];
  let size = head.words.length;
  const messages = writer.all<{ words: string }>(
    'SELECT words FROM messages WHERE account = ? AND ticket_key = ? ORDER BY created_at DESC, id DESC LIMIT ?',
    head.account,
    head.key,
    MAX_MESSAGES,
  );
  for (const { words } of messages) {
    if (size >= MAX_WORDS) break;
    texts.push(words.slice(0, MAX_WORDS - size));
    size += words.length + 1;
  }
  return texts.join(' ');
}

/** Brings the index up to date for at most `maxTickets`, those changed last first; runs inside a unit of work. */
export function indexQueued(writer: Statements, maxTickets: number, maxMs: number): void {
  const startedAt = performance.now();
  const queued = writer.all<{ ticket_id: number }>(
    'SELECT ticket_id FROM search_queue ORDER BY position DESC LIMIT ?',
    maxTickets,
  );
  for (const { ticket_id: ticketId } of queued) {
    const words = wordsOf(writer, ticketId);
    writer.run('DELETE FROM search WHERE rowid = ?', ticketId);
    if (words !== null) writer.run('INSERT INTO search (rowid, words) VALUES (?, ?)', ticketId, words);
    writer.run('DELETE FROM search_queue WHERE ticket_id = ?', ticketId);
    if (performance.now() - startedAt > maxMs) return;
  }
}

export interface SearchFollower {
  /** Called after a commit that queued tickets. */
  wake(): void;
  /** Called after a commit that was made in a hurry: for a while the index takes as little time as it can. */
  giveWay(): void;
  /** Indexes what is queued, so that a search sees what was committed before it; a very long queue only in part. */
  catchUp(): Promise<void>;
  stop(): void;
}

const PAUSE_MS = 5;
/** After a commit whoever waits for it goes first; while commits go on, a pause is at least so many steps long. */
const BUSY_PAUSE_MS = 100;
const BUSY_PAUSE_STEPS = 4;
const PRESSED_PAUSE_MS = 500;
const PRESSED_FOR_MS = 1000;
const STEP_TICKETS = 64;
const STEP_MS = 8;
const CATCH_UP_TICKETS = 256;
const CATCH_UP_STEP_MS = 100;
/** So long a search waits at most. */
const CATCH_UP_MS = 4000;

/**
 * Keeps the index behind the commits: words of a long thread cost more than a webhook may wait for. `runUnit` runs in
 * a unit of work of its own; under load the follower takes a small share, and a search catches up first.
 */
export function createSearchFollower(
  reader: Statements,
  runUnit: (work: (writer: Statements) => void) => Promise<void>,
  writer: Statements,
): SearchFollower {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let behind = false;
  let busy = false;
  let pressedUntil = -Infinity;
  let stepTookMs = 0;
  let catchingUp: Promise<void> | null = null;

  const step = async (): Promise<void> => {
    const startedAt = performance.now();
    await attempt(STEP_TICKETS, STEP_MS);
    stepTookMs = performance.now() - startedAt;
    timer = null;
    if (behind) schedule();
  };
  // A failure leaves the queue as it is; the next commit or search tries again.
  const attempt = async (maxTickets: number, maxMs: number): Promise<void> => {
    try {
      await runUnit(() => indexQueued(writer, maxTickets, maxMs));
      behind = isSearchQueued(reader);
    } catch {
      behind = false;
    }
  };
  const pauseMs = (): number => {
    if (performance.now() < pressedUntil) return PRESSED_PAUSE_MS;
    return busy ? Math.max(BUSY_PAUSE_MS, stepTookMs * BUSY_PAUSE_STEPS) : PAUSE_MS;
  };
  const schedule = (): void => {
    if (timer !== null || stopped) return;
    timer = setTimeout(() => void step(), pauseMs());
    timer.unref();
    busy = false;
  };
  const wake = (): void => {
    behind = true;
    busy = true;
    schedule();
  };
  const indexAll = async (): Promise<void> => {
    const startedAt = performance.now();
    behind = isSearchQueued(reader);
    while (behind && !stopped && performance.now() - startedAt < CATCH_UP_MS) {
      await attempt(CATCH_UP_TICKETS, CATCH_UP_STEP_MS);
    }
  };
  if (isSearchQueued(reader)) schedule();

  return {
    wake,
    giveWay: () => {
      pressedUntil = performance.now() + PRESSED_FOR_MS;
    },
    catchUp: () =>
      (catchingUp ??= indexAll().finally(() => {
        catchingUp = null;
      })),
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
