// The only place that computes a keyed digest or compares secrets.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type DigestAlgorithm = 'sha1' | 'sha256' | 'sha512';

/** The keyed digest of `data` as raw bytes; strings count as UTF-8. */
export function hmac(algorithm: DigestAlgorithm, key: string | Uint8Array, data: string | Uint8Array): Buffer {
  return createHmac(algorithm, key).update(data).digest();
}

/**
 * Whether two secrets or signatures are equal, in a time that tells nothing about where they differ.
 * Digests are compared, so that inputs of different length neither throw nor show their length.
 */
export function equalBytes(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}

/** The SHA-256 of `data` in lower-case hex; strings count as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
