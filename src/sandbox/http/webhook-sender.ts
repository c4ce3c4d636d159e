// Posts an emulated vendor's webhooks to a target and records the outcome of each.

import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClock } from '../kit/clock.ts';
import { createPoster } from './post.ts';

/** One webhook to post. A Buffer is sent as it is, anything else as JSON. */
export interface WebhookMessage {
  readonly kind: string;
  readonly body: unknown;
  /** The vendor's documented headers, in addition to content-type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Overrides the sender's target, for vendors whose webhooks are registered per trigger. */
  readonly target?: string;
}

/** The outcome of a webhook. `status` is null without a response; `outcome` says why. */
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

/** Retries after a failed connection or a 5xx response. `attempts` includes the first one. */
export interface WebhookRetry {
  readonly attempts: number;
  readonly pauseMs: number;
  readonly timeoutMs: number;
}

export interface WebhookSender {
  readonly target: string | null;
  setTarget(url: string | null): void;
  /** Resolves after the last attempt; never rejects. While webhooks are held, it resolves immediately with `held`. */
  send(message: WebhookMessage): Promise<WebhookDelivery>;
  /** Holds webhooks until `release`. */
  hold(): void;
  /** Posts the held webhooks in order, reversed, or all at once; each `times` times. */
  release(how?: { order?: 'given' | 'reversed' | 'together'; times?: number }): Promise<readonly WebhookDelivery[]>;
  /** Posts the same bytes again, as vendors do on redelivery. */
  repeat(delivery: WebhookDelivery, times?: number): Promise<readonly WebhookDelivery[]>;
  deliveries(): readonly WebhookDelivery[];
  clear(): void;
  /** Cancels waits and open posts. No webhook is sent afterwards. */
  stop(): Promise<void>;
}

export interface WebhookSenderOptions {
  readonly clock: SandboxClock;
  readonly target: string | null;
  readonly retry: WebhookRetry;
}

type Sent = Pick<WebhookDelivery, 'status' | 'answerHeaders' | 'attempts' | 'outcome'>;
type OutgoingWebhook = Pick<WebhookDelivery, 'kind' | 'target' | 'body' | 'headers'>;

const HEADERS = { 'content-type': 'application/json', 'user-agent': 'sandbox-webhook' } as const;
const MAX_KEPT = 5_000;
const NOT_SENT = { status: null, answerHeaders: {}, attempts: 0 } as const;

/** Creates a sender. The content type is JSON, for raw bytes too, unless the message's headers override it. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { clock, retry } = options;
  const ending = new AbortController();
  const poster = createPoster();
  const open = new Set<Promise<unknown>>();
  let target = options.target;
  let held: OutgoingWebhook[] | null = null;
  let kept: WebhookDelivery[] = [];
  let count = 0;

  const keep = (webhook: OutgoingWebhook, sent: Sent): WebhookDelivery => {
    count += 1;
    const delivery = { id: count, at: clock.now(), ...webhook, ...sent };
    kept.push(delivery);
    if (kept.length > MAX_KEPT * 2) kept = kept.slice(-MAX_KEPT);
    return delivery;
  };

  const attempt = async (webhook: OutgoingWebhook, url: string): Promise<Sent> => {
    let last: Sent = { ...NOT_SENT, outcome: 'unreachable' };
    for (let attempts = 1; attempts <= retry.attempts; attempts += 1) {
      if (attempts > 1) await sleep(retry.pauseMs, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return last;
      try {
        const answer = await poster.post(url, { ...HEADERS, ...webhook.headers }, webhook.body, retry.timeoutMs);
        const outcome = answer.status >= 200 && answer.status < 300 ? 'accepted' : 'refused';
        last = { status: answer.status, answerHeaders: answer.headers, attempts, outcome };
        if (answer.status < 500) return last;
      } catch {
        last = { ...NOT_SENT, attempts, outcome: 'unreachable' };
      }
    }
    return last;
  };

  const deliver = async (webhook: OutgoingWebhook): Promise<WebhookDelivery> => {
    if (webhook.target === null) return keep(webhook, { ...NOT_SENT, outcome: 'no-target' });
    const work = attempt(webhook, webhook.target);
    open.add(work);
    const sent = await work;
    open.delete(work);
    return keep(webhook, sent);
  };

  const deliverInOrder = async (pending: readonly OutgoingWebhook[]): Promise<WebhookDelivery[]> => {
    const deliveries: WebhookDelivery[] = [];
    for (const webhook of pending) deliveries.push(await deliver(webhook));
    return deliveries;
  };

  return {
    get target() {
      return target;
    },
    setTarget: (url) => void (target = url),
    async send(message) {
      const body = Buffer.isBuffer(message.body) ? message.body : Buffer.from(JSON.stringify(message.body), 'utf8');
      const webhook = { kind: message.kind, target: message.target ?? target, body, headers: message.headers ?? {} };
      if (held === null) return deliver(webhook);
      held.push(webhook);
      return keep(webhook, { ...NOT_SENT, outcome: 'held' });
    },
    hold: () => void (held ??= []),
    async release({ order = 'given', times = 1 } = {}) {
      const pending = (held ?? []).flatMap((webhook) => Array.from({ length: times }, () => webhook));
      held = null;
      if (order === 'together') return Promise.all(pending.map(deliver));
      return deliverInOrder(order === 'reversed' ? pending.toReversed() : pending);
    },
    repeat: ({ kind, target: to, body, headers }, times = 1) =>
      deliverInOrder(Array.from({ length: times }, () => ({ kind, target: to, body, headers }))),
    deliveries: () => kept,
    clear: () => void (kept = []),
    async stop() {
      ending.abort();
      poster.close();
      await Promise.allSettled(open);
    },
  };
}
