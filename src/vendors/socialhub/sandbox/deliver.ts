// Signs and posts the vendor's requests to the integration, and verifies the challenge in the answer.

import { createHash, webcrypto } from 'node:crypto';
import type { WebhookDelivery } from '../../../sandbox/index.ts';
import type { SocialhubContext, Webhook } from './state.ts';

/** The headers of a signed request, and the challenge that its answer must return. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly challenge: string;
}

/** Signs the exact bytes; `at` is in milliseconds, as in the vendor's header. */
export async function sign(secret: string, at: number, body: Buffer): Promise<Signed> {
  const timestamp = String(at);
  const challenge = createHash('sha256').update(`${timestamp};${secret}`).digest('hex');
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  // The key is the text of the challenge, not its decoded bytes.
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(challenge, 'utf8'), algorithm, false, ['sign']);
  const signature = Buffer.from(await webcrypto.subtle.sign('HMAC', key, body)).toString('hex');
  const headers = { 'x-socialhub-timestamp': timestamp, 'x-socialhub-signature': signature, 'user-agent': 'SocialHub' };
  return { headers, challenge };
}

/** The outcome of a signed post: `solved` is false if the receiver did not prove that it knows the secret. */
export interface Posted {
  readonly delivery: WebhookDelivery;
  readonly solved: boolean;
}

/** Posts events to a webhook; an empty object is the test call. */
export async function post(context: SocialhubContext, webhook: Webhook, kind: string, events: object): Promise<Posted> {
  const { manifestId, accountId, channelId } = context.settings;
  const body = Buffer.from(JSON.stringify({ manifestId, accountId, channelId, events }), 'utf8');
  const { headers, challenge } = await sign(webhook.secret, context.clock.now(), body);
  const target = webhook.url === null ? {} : { target: webhook.url };
  const delivery = await context.webhooks.send({ kind, body, headers, ...target });
  return { delivery, solved: delivery.answerHeaders['x-socialhub-challenge'] === challenge };
}

/**
 * Notifies the channel's webhook; null without one. A 2xx without the correct challenge removes the webhook from the
 * manifest, as documented.
 */
export async function deliver(
  context: SocialhubContext,
  kind: string,
  events: object,
): Promise<WebhookDelivery | null> {
  const { webhook } = context.state;
  if (webhook === null) return null;
  const { delivery, solved } = await post(context, webhook, kind, events);
  if (delivery.outcome === 'accepted' && !solved && context.state.webhook === webhook) {
    context.state.webhook = null;
    context.state.webhookRemovals += 1;
  }
  return delivery;
}
