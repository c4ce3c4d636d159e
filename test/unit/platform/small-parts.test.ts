import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTrace, currentTrace, runWithTrace } from '../../../src/platform/observability/call-trace.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createMetrics } from '../../../src/platform/observability/metrics.ts';
import { createHmacSha256, equalBytes, hmac, sha256Hex } from '../../../src/platform/adapter/signature.ts';
import { retryAtOf, withoutSkew } from '../../../src/platform/vendor-call/retry-after.ts';

describe('the signature', () => {
  it('returns the same digest with a key that is set up once', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(fc.property(bytes, bytes, (key, data) => createHmacSha256(key)(data).equals(hmac('sha256', key, data))));
  });

  it('equals the published vectors', () => {
    // RFC 4231 case 2, RFC 2202 case 2.
    const data = 'what do ya want for nothing?';
    expect(hmac('sha256', 'Jefe', data).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(hmac('sha1', 'Jefe', data).toString('hex')).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('compares without a throw for any length', () => {
    expect(equalBytes('secret', Buffer.from('secret'))).toBe(true);
    expect(equalBytes('secret', 'secreT')).toBe(false);
    expect(equalBytes('secret', 'secret-and-more')).toBe(false);
    expect(equalBytes('', '')).toBe(true);
  });
});

it('a trace belongs to the work it was given to, across awaits', async () => {
  const traces = [createTrace('write'), createTrace('interactive')];
  const seen = await Promise.all(
    traces.map((trace) =>
      runWithTrace(trace, async () => {
        await systemClock.sleep(1);
        return currentTrace()?.priority;
      }),
    ),
  );
  expect(seen).toEqual(['write', 'interactive']);
  expect(currentTrace()).toBeNull();
});

describe('the metrics', () => {
  it('are rendered with their labels and the figures of the process, in a registry of their own', async () => {
    const [metrics, others] = [createMetrics(), createMetrics({ nodeMetrics: false })];
    metrics.webhookDeliveries.inc({ vendor: 'DESK360', account: 'a', state: 'accepted' }, 2);
    metrics.subscriptions.add({}, 3);
    metrics.subscriptions.add({}, -1);
    metrics.graphqlOperationSeconds.observe({ type: 'query', outcome: 'ok' }, 0.02);
    const { contentType, body } = await metrics.render();
    expect(contentType).toContain('text/plain');
    expect(body).toContain('deskgraph_webhook_deliveries_total{vendor="DESK360",account="a",state="accepted"} 2');
    expect(body).toContain('deskgraph_subscriptions 2');
    expect(body).toContain('deskgraph_graphql_operation_seconds_bucket{le="0.025",type="query",outcome="ok"} 1');
    expect(body).toContain('nodejs_heap_size_used_bytes');
    expect((await others.render()).body).not.toContain('nodejs_');
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 5, 9, 0, 0);
  it.each([
    ['26', now + 26_000],
    ['0', now],
    ['1.5', now + 1500],
    [new Date(now + 9000).toUTCString(), now + 9000],
    [new Date(now - 9000).toUTCString(), now],
    ['soon', null],
    ['-5', null],
    ['', null],
  ])('of "%s" is read', (text, at) => expect(retryAtOf({ 'retry-after': text }, now)).toBe(at));

  it('leaves a reset as it is when it lies within the minute, else takes out the vendor’s wrong clock', () => {
    const headers = { date: new Date(now + 600_000).toUTCString() };
    const reading = (resetAt: number | null) => ({ limit: 180, remaining: 0, resetAt });
    expect(withoutSkew(reading(now + 630_000), headers, now).resetAt).toBe(now + 30_000);
    expect(withoutSkew(reading(now + 30_000), headers, now).resetAt).toBe(now + 30_000);
    expect(withoutSkew(reading(now + 3_600_000), {}, now).resetAt).toBe(now + 3_600_000);
    expect(withoutSkew(reading(null), headers, now).resetAt).toBeNull();
  });
});
