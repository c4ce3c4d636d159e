// SocialHub's signature: a challenge made of timestamp and secret, whose text is the key over the raw bytes.

import type { RawDelivery, Verification } from '../../../domain/ports/vendor/deliveries.ts';
import { equalBytes, hmac, sha256Hex } from '../../../platform/adapter/signature.ts';

/** How far a request's own time may be from ours, either way. The vendor's timestamps are milliseconds. */
const MAX_SKEW_MS = 5 * 60_000;

/** The answer that shows knowledge of the secret: hexadecimal, lower case. */
export function challengeOf(timestamp: string, secret: string): string {
  return sha256Hex(`${timestamp};${secret}`);
}

/** Whether the request is from SocialHub and young: every missing or misshapen header counts as a bad signature. */
export function verify({ headers, body, receivedAt }: RawDelivery, secret: string): Verification {
  const timestamp = headers['x-socialhub-timestamp'] ?? '';
  const signature = headers['x-socialhub-signature'] ?? '';
  const isSigned = /^\d{1,16}$/.test(timestamp) && equalBytes(signatureOf(timestamp, secret, body), signature);
  if (!isSigned) return { accepted: false, reason: 'BAD_SIGNATURE' };
  const isYoung = Math.abs(receivedAt - Number(timestamp)) <= MAX_SKEW_MS;
  return isYoung ? { accepted: true } : { accepted: false, reason: 'STALE_TIMESTAMP' };
}

/** The key is the challenge as text, not the bytes that its digits spell. */
function signatureOf(timestamp: string, secret: string, body: Uint8Array): string {
  return hmac('sha256', challengeOf(timestamp, secret), body).toString('hex');
}
