// SocialHub's signature: timestamp and secret make a challenge, and the challenge's text is the HMAC key.

import type { RawDelivery, Verification } from '../../../domain/ports/vendor/deliveries.ts';
import { equalBytes, hmac, sha256Hex } from '../../../platform/adapter/signature.ts';

/** Maximum difference between a request's time and ours, in either direction. The vendor's timestamps are milliseconds. */
const MAX_SKEW_MS = 5 * 60_000;

/** Proves knowledge of the secret: hexadecimal, lower case. */
function challengeOf(timestamp: string, secret: string): string {
  return sha256Hex(`${timestamp};${secret}`);
}

/** Accepts a recent request with a valid signature. A missing or malformed header counts as a bad signature. */
export function verify({ headers, body, receivedAt }: RawDelivery, secret: string): Verification {
  const timestamp = headers['x-socialhub-timestamp'] ?? '';
  const signature = headers['x-socialhub-signature'] ?? '';
  const isSigned = /^\d{1,16}$/.test(timestamp) && equalBytes(signatureOf(timestamp, secret, body), signature);
  if (!isSigned) return { accepted: false, reason: 'BAD_SIGNATURE' };
  const isRecent = Math.abs(receivedAt - Number(timestamp)) <= MAX_SKEW_MS;
  return isRecent ? { accepted: true } : { accepted: false, reason: 'STALE_TIMESTAMP' };
}

/** The response headers that prove to SocialHub that the receiver knows the secret. */
export function challengeHeaders({ headers }: RawDelivery, secret: string): Readonly<Record<string, string>> {
  const timestamp = headers['x-socialhub-timestamp'];
  return timestamp === undefined ? {} : { 'x-socialhub-challenge': challengeOf(timestamp, secret) };
}

/** The key is the challenge as text, not the bytes of its hexadecimal digits. */
function signatureOf(timestamp: string, secret: string, body: Uint8Array): string {
  return hmac('sha256', challengeOf(timestamp, secret), body).toString('hex');
}
