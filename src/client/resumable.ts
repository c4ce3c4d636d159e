// Makes any graphql-ws client come back without missing or doubling an event; runs in browsers and Node alike.

import type { ClientOptions, Message, SubscribePayload } from 'graphql-ws';
import { isRetryable, isRefusal, jitteredWait } from './reconnect.ts';
import { createPositions } from './positions.ts';

/** News that a subscription cannot go on without a hole; read your data again. */
export interface StreamGap {
  /** The operation's id, as graphql-ws made it. */
  readonly operationId: string;
  /** The subscription goes on after this. */
  readonly cursor: string;
}
/** The cursor of a subscription is of no use any more: the gateway's event log was replaced. */
export interface LostCursor {
  readonly operationId: string;
  /** The cursor that was lost; null when this page no longer knows it. */
  readonly lost: string | null;
  /** `FOREIGN`: of another log; `FUTURE`: the log ends before it; `GARBLED`: not a cursor. */
  readonly problem: string;
  /** Where the subscription goes on: the end of the log, or what its own document says. */
  readonly cursor: string;
}
export interface ResumableHooks {
  /** Told when the gateway no longer keeps the events after a cursor; the subscription goes on behind the gap. */
  onGap?(gap: StreamGap): void;
  /**
   * Told when a cursor was lost; the subscription goes on live. Without this a warning goes to the console. Give
   * `'fail'` to have such a subscription refused instead: its sink gets the error `BAD_CURSOR` and completes.
   */
  readonly onCursorLost?: ((lost: LostCursor) => void) | 'fail';
}

/**
 * The options for graphql-ws' `createClient` with which every subscription goes on where it was after a reconnect:
 * nothing lost, nothing twice, in order; documents stay as they are. Use what it returns as it is: a later `on`,
 * `connectionParams` or `jsonMessageReplacer` would replace what makes it work. One call per client.
 *
 * Your own options are kept. By default it comes back without end, after a jittered wait of at most 30 s.
 */
export function resumable(options: ClientOptions, hooks: ResumableHooks = {}): ClientOptions {
  const { connectionParams: own, generateID, jsonMessageReplacer, on = {} } = options;
  const places = createPositions();
  const canRefresh = typeof own === 'function';
  let refusals = 0;

  /** Takes note after the sink did: what a sink could not take is not remembered as received. */
  function receive(message: Message): void {
    if (message.type === 'next') {
      const { cursor, gap } = message.payload.extensions ?? {};
      if (typeof cursor !== 'string') return;
      places.reached(message.id, cursor);
      if (gap === true) hooks.onGap?.({ operationId: message.id, cursor });
    } else if (message.type === 'complete' || message.type === 'error') places.forget(message.id);
    else if (message.type === 'ping') start(message.payload?.['resume']);
  }

  /** The gateway tells where an operation starts that has no cursor yet, or has lost it. */
  function start(notice: unknown): void {
    if (typeof notice !== 'object' || notice === null) return;
    const { id, cursor, lost: problem } = notice as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof cursor !== 'string') return;
    const lost = places.of(id);
    places.reached(id, cursor);
    if (typeof problem === 'string') tell({ operationId: id, lost, problem, cursor });
  }

  function tell(lost: LostCursor): void {
    if (typeof hooks.onCursorLost === 'function') hooks.onCursorLost(lost);
    else console.warn('deskgraph: a cursor was lost, events may be missing; read your data again.', lost);
  }

  return {
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: jitteredWait,
    shouldRetry: (failure) => isRetryable(failure, canRefresh, refusals),
    ...options,
    async connectionParams() {
      const params = await (typeof own === 'function' ? own() : own);
      const resume = { ...asRecord(params?.['resume']), ...places.all() };
      return { ...params, resume, resumeOrLive: hooks.onCursorLost !== 'fail' };
    },
    ...(generateID === undefined ? {} : { generateID: (payload: SubscribePayload) => anew(generateID(payload)) }),
    /** graphql-ws tells its listeners nothing of what it sends; here it passes by. */
    jsonMessageReplacer(this: unknown, key: string, value: unknown): unknown {
      if (key === '') noteSent(value);
      return jsonMessageReplacer === undefined ? value : (jsonMessageReplacer.call(this, key, value) as unknown);
    },
    on: {
      ...on,
      connected: (socket, payload, wasRetry) => {
        refusals = 0;
        places.connected();
        on.connected?.(socket, payload, wasRetry);
      },
      closed: (event) => {
        if (isRefusal(event)) refusals += 1;
        on.closed?.(event);
      },
      message: (message) => {
        receive(message);
        on.message?.(message);
      },
    },
  };

  /** An id that is used again is another operation. */
  function anew(id: string): string {
    places.forget(id);
    return id;
  }

  function noteSent(message: unknown): void {
    const { type, id } = asRecord(message);
    if (typeof id !== 'string') return;
    if (type === 'subscribe') places.asked(id);
    else if (type === 'complete') places.forget(id);
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
