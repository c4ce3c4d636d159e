// Posts an emulated vendor's webhooks to a target and keeps what became of each.

import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClock } from '../kit/clock.ts';
import { createPoster } from './post.ts';

/** One webhook to post. A Buffer goes out as it is, anything else as JSON. */
export interface WebhookMessage {
  readonly kind: string;
  readonly body: unknown;
  /** The vendor's documented headers, beside content-type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where to, if not the sender's target (vendors whose webhooks are registered per trigger). */
  readonly target?: string;
}

/** What became of a webhook. `status` is null when no answer came; `outcome` says why. */
export interface WebhookDelivery {
  readonly id: number;
  readonly at: number;
  readonly kind: string;
  readonly target: string | null;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | null;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly outcome: 'accepted' | 'refused' | 'unreachable' | 'held' | 'no-target';
}

/** How often a webhook is tried when the connection fails or the answer is 5xx. */
export interface WebhookRetry {
  readonly attempts: number;
  readonly pauseMs: number;
  readonly timeoutMs: number;
}

export interface WebhookSender {
  readonly target: string | null;
  setTarget(url: string | null): void;
  /** Resolves when the last attempt is over; never rejects. While held it resolves at once with `held`. */
  send(message: WebhookMessage): Promise<WebhookDelivery>;
  /** Keeps webhooks back until `release`. */
  hold(): void;
  /** Posts what was held: in the given order one after the other, reversed, or all at once; each `times` times. */
  release(how?: { order?: 'given' | 'reversed' | 'together'; times?: number }): Promise<readonly WebhookDelivery[]>;
  /** Posts the same bytes again, as vendors do. */
  repeat(delivery: WebhookDelivery, times?: number): Promise<readonly WebhookDelivery[]>;
  deliveries(): readonly WebhookDelivery[];
  clear(): void;
  /** Ends waits and open posts; nothing is sent afterwards. */
  stop(): Promise<void>;
}

export interface WebhookSenderOptions {
  readonly clock: SandboxClock;
  readonly target: string | null;
  readonly retry: WebhookRetry;
}

type Sent = Pick<WebhookDelivery, 'status' | 'answerHeaders' | 'attempts' | 'outcome'>;
type Parcel = Pick<WebhookDelivery, 'kind' | 'target' | 'body' | 'headers'>;

const HEADERS = { 'content-type': 'application/json', 'user-agent': 'sandbox-webhook' } as const;
const MAX_KEPT = 5_000;
const NOT_SENT = { status: null, answerHeaders: {}, attempts: 0 } as const;

/** Creates a sender. Content type is JSON for raw bytes too, unless the message's headers say otherwise. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { clock, retry } = options;
  const ending = new AbortController();
  const poster = createPoster();
  const open = new Set<Promise<unknown>>();
  let target = options.target;
  let held: Parcel[] | null = null;
  let kept: WebhookDelivery[] = [];
  let made = 0;

  const keep = (parcel: Parcel, sent: Sent): WebhookDelivery => {
    made += 1;
    const delivery = { id: made, at: clock.now(), ...parcel, ...sent };
    kept.push(delivery);
    if (kept.length > MAX_KEPT * 2) kept = kept.slice(-MAX_KEPT);
    return delivery;
  };

  const attempt = async (parcel: Parcel, url: string): Promise<Sent> => {
    let last: Sent = { ...NOT_SENT, outcome: 'unreachable' };
    for (let attempts = 1; attempts <= retry.attempts; attempts += 1) {
      if (attempts > 1) await sleep(retry.pauseMs, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return last;
      try {
        const answer = await poster.post(url, { ...HEADERS, ...parcel.headers }, parcel.body, retry.timeoutMs);
        const outcome = answer.status >= 200 && answer.status < 300 ? 'accepted' : 'refused';
        last = { status: answer.status, answerHeaders: answer.headers, attempts, outcome };
        if (answer.status < 500) return last;
      } catch {
        last = { ...NOT_SENT, attempts, outcome: 'unreachable' };
      }
    }
    return last;
  };

  const deliver = async (parcel: Parcel): Promise<WebhookDelivery> => {
    if (parcel.target === null) return keep(parcel, { ...NOT_SENT, outcome: 'no-target' });
    const work = attempt(parcel, parcel.target);
    open.add(work);
    const sent = await work;
    open.delete(work);
    return keep(parcel, sent);
  };

  const oneByOne = async (parcels: readonly Parcel[]): Promise<WebhookDelivery[]> => {
    const deliveries: WebhookDelivery[] = [];
    for (const parcel of parcels) deliveries.push(await deliver(parcel));
    return deliveries;
  };

  return {
    get target() {
      return target;
    },
    setTarget: (url) => void (target = url),
    async send(message) {
      const body = Buffer.isBuffer(message.body) ? message.body : Buffer.from(JSON.stringify(message.body), 'utf8');
      const parcel = { kind: message.kind, target: message.target ?? target, body, headers: message.headers ?? {} };
      if (held === null) return deliver(parcel);
      held.push(parcel);
      return keep(parcel, { ...NOT_SENT, outcome: 'held' });
    },
    hold: () => void (held ??= []),
    async release({ order = 'given', times = 1 } = {}) {
      const parcels = (held ?? []).flatMap((parcel) => Array.from({ length: times }, () => parcel));
      held = null;
      if (order === 'together') return Promise.all(parcels.map(deliver));
      return oneByOne(order === 'reversed' ? parcels.toReversed() : parcels);
    },
    repeat: ({ kind, target: to, body, headers }, times = 1) =>
      oneByOne(Array.from({ length: times }, () => ({ kind, target: to, body, headers }))),
    deliveries: () => kept,
    clear: () => void (kept = []),
    async stop() {
      ending.abort();
      poster.close();
      await Promise.allSettled(open);
    },
  };
}
