// Webhook deliveries: accepted as the vendor sends them, parsed without clock or calls, never a crash.

import { expect, test } from 'vitest';
import type { ParsedDelivery, RawDelivery, WebhookReader } from '../../../src/domain/ports/vendor/deliveries.ts';
import type { GetSubject } from './subject.ts';
import type { VendorFacts } from './vendor-facts.ts';

const ODD_BODIES = [
  '',
  'null',
  '[]',
  '{}',
  '"text"',
  '17',
  '{"a":',
  '<html></html>',
  '{"__proto__":{"x":1}}',
  '\u0000',
];

const dedupeKeyOf = (parsed: ParsedDelivery): string | null => (parsed.state === 'read' ? parsed.dedupeKey : null);

function webhookOf(subject: GetSubject): WebhookReader {
  const { webhook } = subject().open().adapter;
  if (webhook === null) throw new Error('the adapter reads no webhooks');
  return webhook;
}

export function webhookContract({ webhook }: VendorFacts, subject: GetSubject): void {
  if (webhook) describeWebhook(subject);
  else noWebhook(subject);
}

function noWebhook(subject: GetSubject): void {
  test('reads no webhooks', () => {
    expect(subject().open().adapter.webhook).toBeNull();
  });
}

function describeWebhook(subject: GetSubject): void {
  test('genuine deliveries are accepted and read, the same way each time', async () => {
    const webhook = webhookOf(subject);
    const deliveries = await subject().deliveries(4);
    expect(deliveries.length).toBeGreaterThanOrEqual(4);
    const before = await subject().calls();
    for (const delivery of deliveries) {
      expect(webhook.verify(delivery)).toEqual({ accepted: true });
      const parsed = webhook.parse(delivery);
      expect(parsed.state).toBe('read');
      expect(webhook.parse(delivery)).toEqual(parsed);
      expect(subject().open().adapter.webhook?.parse(delivery)).toEqual(parsed);
    }
    expect(await subject().calls()).toBe(before);
  });

  test('a repetition has the same dedupe key, and nothing else has it', async () => {
    const webhook = webhookOf(subject);
    const deliveries = await subject().deliveries(5);
    const keys = deliveries.map((delivery) => dedupeKeyOf(webhook.parse(delivery)));
    expect(new Set(keys).size).toBe(deliveries.length);
    const later = deliveries.map((delivery) => ({ ...delivery, receivedAt: delivery.receivedAt + 60_000 }));
    expect(later.map((delivery) => dedupeKeyOf(webhook.parse(delivery)))).toEqual(keys);
  });

  test('an unreadable delivery is reported with the name of a field and no value', async () => {
    const webhook = webhookOf(subject);
    const [genuine] = await subject().deliveries(1);
    const text = Buffer.from(genuine!.body).toString('utf8');
    const cuts = [0.3, 0.6, 0.95].map((share) => text.slice(0, Math.floor(text.length * share)));
    for (const body of [...ODD_BODIES, ...cuts].map((odd) => Buffer.from(odd))) {
      const delivery: RawDelivery = { ...genuine!, body };
      expect(['boolean']).toContain(typeof webhook.verify(delivery).accepted);
      const parsed = webhook.parse(delivery);
      if (parsed.state === 'read') expect(parsed.dedupeKey).not.toBe('');
      else expect(parsed.error).not.toContain(text.slice(10, 40));
    }
    for (const cut of cuts) expect(webhook.parse({ ...genuine!, body: Buffer.from(cut) }).state).toBe('unreadable');
  });
}
