// Which webhooks are accepted: the vendor's own test vectors, and everything that must be rejected.

import { describe, expect, it } from 'vitest';
import type { RawDelivery } from '../../../../src/domain/ports/vendor/deliveries.ts';
import { delivery, DOCUMENTED_SECRET, fixture, openAccount } from './account.ts';

const captured: { headers: Record<string, string>; rawBody: string } = fixture('webhook-ticket_action-captured-4');
const vector: Record<string, string> = fixture('signature-vector');
const SENT_AT = Number(captured.headers['x-socialhub-timestamp']);
const FIVE_MINUTES_MS = 300_000;

const { webhook } = openAccount().adapter;

function capturedDelivery(changes: Partial<RawDelivery> = {}): RawDelivery {
  return delivery(captured.rawBody, { headers: captured.headers, receivedAt: SENT_AT + 14, ...changes });
}
const withHeaders = (headers: Record<string, string | undefined>): RawDelivery => {
  const kept = Object.entries({ ...captured.headers, ...headers }).filter(([, value]) => value !== undefined);
  return capturedDelivery({ headers: Object.fromEntries(kept) as Record<string, string> });
};
const outcome = (given: RawDelivery) => webhook?.verify(given);

describe('a delivery that was captured from the vendor', () => {
  it('is accepted with the secret of its documentation', () => {
    expect(outcome(capturedDelivery())).toEqual({ accepted: true });
  });

  it('is answered with the challenge that the documented vector names', () => {
    expect(captured.headers['x-socialhub-signature']).toBe(vector['signature']);
    expect(vector['secret']).toBe(DOCUMENTED_SECRET);
    expect(webhook?.answerHeaders?.(capturedDelivery())).toEqual({ 'x-socialhub-challenge': vector['challenge'] });
  });

  it('is rejected by an account with another secret', () => {
    const other = openAccount({ webhookSecret: DOCUMENTED_SECRET.replace('r', 'R') }).adapter.webhook;
    expect(other?.verify(capturedDelivery())).toEqual({ accepted: false, reason: 'BAD_SIGNATURE' });
  });

  it('is rejected with any changed byte of its body, and with its JSON formatted differently', () => {
    const bytes = Buffer.from(captured.rawBody);
    for (const at of [0, 1, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(outcome(capturedDelivery({ body: changed }))).toEqual({ accepted: false, reason: 'BAD_SIGNATURE' });
    }
    const spaced = JSON.stringify(JSON.parse(captured.rawBody), null, 1);
    expect(outcome(capturedDelivery({ body: Buffer.from(spaced) }))).toMatchObject({ accepted: false });
  });

  it.each([
    ['five minutes late', FIVE_MINUTES_MS, true],
    ['a millisecond later', FIVE_MINUTES_MS + 1, false],
    ['five minutes early', -FIVE_MINUTES_MS, true],
    ['a millisecond earlier', -FIVE_MINUTES_MS - 1, false],
  ])('that arrives %s is recent enough: %3$s', (_name, offMs, isRecent) => {
    const expected = isRecent ? { accepted: true } : { accepted: false, reason: 'STALE_TIMESTAMP' };
    expect(outcome(capturedDelivery({ receivedAt: SENT_AT + offMs }))).toEqual(expected);
  });
});

describe('a delivery is rejected', () => {
  const signature = captured.headers['x-socialhub-signature'] ?? '';
  it.each([
    ['without a timestamp', { 'x-socialhub-timestamp': undefined }],
    ['without a signature', { 'x-socialhub-signature': undefined }],
    ['with an empty signature', { 'x-socialhub-signature': '' }],
    ['with a signature that is cut', { 'x-socialhub-signature': signature.slice(0, -2) }],
    ['with a signature that is too long', { 'x-socialhub-signature': `${signature}00` }],
    ['with the signature in upper case', { 'x-socialhub-signature': signature.toUpperCase() }],
    ['with a timestamp in seconds', { 'x-socialhub-timestamp': String(Math.floor(SENT_AT / 1000)) }],
    ['with a timestamp that is not a number', { 'x-socialhub-timestamp': `${SENT_AT}abc` }],
    ['with a timestamp other than the signed one', { 'x-socialhub-timestamp': String(SENT_AT + 1) }],
  ])('%s', (_name, headers) => {
    expect(outcome(withHeaders(headers))).toEqual({ accepted: false, reason: 'BAD_SIGNATURE' });
  });
});

describe('a secret', () => {
  it.each(['', 'short', 'x'.repeat(31), 'x'.repeat(513)])(
    'of the wrong length keeps the account from opening',
    (secret) => {
      expect(() => openAccount({ webhookSecret: secret })).toThrow(/webhookSecret must have 32 to 512 characters/);
    },
  );
});
