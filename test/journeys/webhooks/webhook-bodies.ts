// Webhook bodies of the vendors' documents, and functions that post them to the endpoint.

import { readFileSync } from 'node:fs';
import type { TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';

/** A body of Desk360's documents, by the end of its file name. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/desk360/desk360-webhook-${name}.json`, import.meta.url), 'utf8');

/** The same with ids and a number of its own, so that the tests of one file do not repeat each other's deliveries. */
export function copyOf(name: string, mark: string): string {
  return fixture(name)
    .replaceAll(/"(?:ABEGk|gBEGk)/g, (start) => `${start}${mark}`)
    .replaceAll('90xxxxxxxxxx', `9055500${mark}`);
}

/** Posts a body to the account's webhook endpoint. */
export async function postWebhook(
  gateway: TestGateway,
  slug: 'desk360' | 'emotive',
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<{ status: number; body: Json }> {
  const response = await fetch(gateway.webhookUrl(slug), { method: 'POST', body, headers });
  return { status: response.status, body: await response.json() };
}

/** The deliveries that the gateway kept, newest first. */
export async function deliveriesOf(gateway: TestGateway, filter: object = {}): Promise<Json[]> {
  const answer = await gateway.query(
    `query ($filter: WebhookDeliveryFilter) { webhookDeliveries(first: 100, filter: $filter) { nodes {
      id vendor account { name } state reason attempts dedupeKey error headers body receivedAt events { id type } } } }`,
    { filter },
  );
  return answer.data['webhookDeliveries'].nodes;
}

/** Picks the events of new messages that fit. */
export const added =
  (fits: (message: Json) => boolean) =>
  ({ type, message }: Json): boolean =>
    type === 'MESSAGE_ADDED' && fits(message);
