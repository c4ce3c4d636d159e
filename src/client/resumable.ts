// Makes a graphql-ws client resume its subscriptions after a reconnect, without lost or duplicate events. Runs in browsers and Node.

import type { ClientOptions, Message, SubscribePayload } from 'graphql-ws';
import { isRetryable, isRefusal, jitteredWait } from './reconnect.ts';
import { createPositions } from './positions.ts';

/** Events were lost between two events of a subscription. Read your data again. */
export interface StreamGap {
  /** The operation's id in graphql-ws. */
  readonly operationId: string;
  /** The subscription continues after this cursor. */
  readonly cursor: string;
}
/** The cursor of a subscription is no longer valid: the gateway's event log was replaced. */
export interface LostCursor {
  readonly operationId: string;
  /** The invalid cursor; null when it is unknown here. */
  readonly lost: string | null;
  /** `FOREIGN`: of another log; `FUTURE`: after the end of the log; `GARBLED`: not a cursor. */
  readonly problem: string;
  /** Where the subscription continues: the end of the log, or the start that its document states. */
  readonly cursor: string;
}
export interface ResumableHooks {
  /** Called when the gateway no longer has the events after a cursor. The subscription continues after the gap. */
  onGap?(gap: StreamGap): void;
  /**
   * Called when a cursor was lost; the subscription continues live. The default logs a warning to the console. With
   * `'fail'` such a subscription is refused instead: its sink gets the error `BAD_CURSOR` and completes.
   */
  readonly onCursorLost?: ((lost: LostCursor) => void) | 'fail';
}

/**
 * Returns options for graphql-ws' `createClient` with which every subscription continues at its position after a
 * reconnect: in order, without loss or duplicates. Documents do not change. Use the result unchanged: replacing `on`,
 * `connectionParams` or `jsonMessageReplacer` disables it. Call it once per client.
 *
 * Your own options are kept. By default the client retries without limit, after a random wait of at most 30 s.
 */
export function resumable(options: ClientOptions, hooks: ResumableHooks = {}): ClientOptions {
  const { connectionParams: own, generateID, jsonMessageReplacer, on = {} } = options;
  const positions = createPositions();
  const canRefresh = typeof own === 'function';
  let refusals = 0;

  /** Runs after the sink: an event on which the sink throws does not count as received. */
  function receive(message: Message): void {
    if (message.type === 'next') {
      const { cursor, gap } = message.payload.extensions ?? {};
      if (typeof cursor !== 'string') return;
      positions.reached(message.id, cursor);
      if (gap === true) hooks.onGap?.({ operationId: message.id, cursor });
    } else if (message.type === 'complete' || message.type === 'error') positions.forget(message.id);
    else if (message.type === 'ping') start(message.payload?.['resume']);
  }

  /** The gateway reports where an operation starts that has no cursor, or an invalid one. */
  function start(notice: unknown): void {
    if (typeof notice !== 'object' || notice === null) return;
    const { id, cursor, lost: problem } = notice as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof cursor !== 'string') return;
    const lost = positions.of(id);
    positions.reached(id, cursor);
    if (typeof problem === 'string') reportLost({ operationId: id, lost, problem, cursor });
  }

  function reportLost(lost: LostCursor): void {
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
      const resume = { ...asRecord(params?.['resume']), ...positions.all() };
      return { ...params, resume, resumeOrLive: hooks.onCursorLost !== 'fail' };
    },
    ...(generateID === undefined
      ? {}
      : { generateID: (payload: SubscribePayload) => asNewOperation(generateID(payload)) }),
    /** graphql-ws has no hook for sent messages, but every one passes through this. */
    jsonMessageReplacer(this: unknown, key: string, value: unknown): unknown {
      if (key === '') noteSent(value);
      return jsonMessageReplacer === undefined ? value : (jsonMessageReplacer.call(this, key, value) as unknown);
    },
    on: {
      ...on,
      connected: (socket, payload, wasRetry) => {
        refusals = 0;
        positions.connected();
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

  /** A reused id belongs to a new operation. */
  function asNewOperation(id: string): string {
    positions.forget(id);
    return id;
  }

  function noteSent(message: unknown): void {
    const { type, id } = asRecord(message);
    if (typeof id !== 'string') return;
    if (type === 'subscribe') positions.requested(id);
    else if (type === 'complete') positions.forget(id);
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
