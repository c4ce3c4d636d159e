// Follows the gateway's events for the Events pane; lives as long as the page, so that a closed pane misses nothing.

import type { Client } from 'graphql-ws';
import { addEvent, addMark, clearList, EMPTY_LIST, type EventList, type Mark } from './event-list.ts';
import { toStreamFailure, type StreamFailure } from './stream-failure.ts';
import { END_OF_LOG, WATCH_EVENTS, type WatchedAnswer } from './watched-event.ts';

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'stopped';
export interface FeedState {
  readonly list: EventList;
  readonly connection: Connection;
  /** Why it stopped, in words; null unless it did. */
  readonly failure: string | null;
  readonly paused: boolean;
  /** How many events came while paused; they are not kept but read again from the log. */
  readonly waitingCount: number;
}
export interface EventFeed {
  state(): FeedState;
  /** Reports each new state, at most once per frame. Returns a function that unsubscribes. */
  listen(listener: () => void): () => void;
  /** Begins at the end of the log; does nothing when it has begun before. */
  start(): void;
  pause(): void;
  /** Continues after the last event that was shown. */
  resume(): void;
  clear(): void;
  /** Restarts a stopped feed after the last event that was shown. */
  retry(): void;
}

/** `connect` is called once. Its client must resume automatically and report a lost cursor. */
export function createEventFeed(connect: (onCursorLost: () => void) => Client): EventFeed {
  const listeners = new Set<() => void>();
  let state: FeedState = { list: EMPTY_LIST, connection: 'connecting', failure: null, paused: false, waitingCount: 0 };
  let shown = state;
  let frame: number | null = null;
  let client: Client | null = null;
  let leave = (): void => {};
  /** Cursor of the newest thing in the list; null until the end of the log is known. */
  let place: string | null = null;
  /** When the socket broke; null while it is open and before it first opened. */
  let awaySince: number | null = null;

  function set(change: Partial<FeedState>): void {
    state = { ...state, ...change };
    frame ??= requestAnimationFrame(() => {
      frame = null;
      shown = state;
      for (const listener of listeners) listener();
    });
  }
  const mark = (line: Mark): void => set({ list: addMark(state.list, line) });

  function open(): Client {
    const opened = connect(() => {
      if (!state.paused) mark({ kind: 'replaced', at: Date.now() });
    });
    opened.on('connected', () => {
      const awayMs = awaySince === null ? null : Date.now() - awaySince;
      awaySince = null;
      set({ connection: 'live' });
      if (awayMs !== null && !state.paused) mark({ kind: 'reconnected', at: Date.now(), awayMs });
    });
    opened.on('closed', () => {
      if (state.connection !== 'live') return;
      awaySince = Date.now();
      set({ connection: 'reconnecting' });
    });
    return opened;
  }

  /** Runs one operation in the place of the one before, whose late words no longer count. */
  function run(payload: { query: string; variables?: Record<string, unknown> }, take: (answer: unknown) => void): void {
    client ??= open();
    leave();
    let current = true;
    const stop = client.subscribe(payload, {
      next: (answer) => void (current && take(answer)),
      error: (failure) => void (current && fail(toStreamFailure(failure))),
      complete: () => {},
    });
    leave = () => {
      current = false;
      stop();
    };
  }

  function begin(): void {
    run({ query: END_OF_LOG }, (answer) => {
      const { data, errors } = answer as { data?: { eventCursor: string } | null; errors?: WatchedAnswer['errors'] };
      place = data?.eventCursor ?? null;
      if (place === null) fail(toStreamFailure(errors ?? []));
      else follow(place);
    });
  }

  function follow(after: string): void {
    run({ query: WATCH_EVENTS, variables: { after } }, (answer) => receive(answer as WatchedAnswer));
  }

  function receive({ data, errors }: WatchedAnswer): void {
    const event = data?.events ?? null;
    if (state.paused) return set({ waitingCount: state.waitingCount + 1 });
    if (event === null)
      return mark({ kind: 'unreadable', at: Date.now(), reason: errors?.[0]?.message ?? 'no reason' });
    place = event.cursor;
    if (event.type === 'STREAM_GAP') mark({ kind: 'pruned', at: Date.now() });
    else set({ list: addEvent(state.list, event) });
  }

  function fail({ isLostCursor, words }: StreamFailure): void {
    if (!isLostCursor || place === null) return set({ connection: 'stopped', failure: words });
    place = null;
    mark({ kind: 'replaced', at: Date.now() });
    begin();
  }

  function resumeStream(): void {
    if (place === null) begin();
    else follow(place);
  }

  return {
    state: () => shown,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      if (client === null) begin();
    },
    pause: () => set({ paused: true, waitingCount: 0 }),
    resume() {
      set({ paused: false, waitingCount: 0 });
      if (state.connection !== 'stopped') resumeStream();
    },
    clear: () => set({ list: clearList(state.list) }),
    retry() {
      set({ connection: 'connecting', failure: null });
      resumeStream();
    },
  };
}
