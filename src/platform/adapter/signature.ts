// The only place that computes a keyed digest or compares secrets.

import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto';

export type DigestAlgorithm = 'sha1' | 'sha256' | 'sha512';

/** The keyed digest of `data` as raw bytes; strings are encoded as UTF-8. */
export function hmac(algorithm: DigestAlgorithm, key: string | Uint8Array, data: string | Uint8Array): Buffer {
  return createHmac(algorithm, key).update(data).digest();
}

/** Returns an HMAC-SHA256 function for a key that is used often; the key object is set up once. */
export function createHmacSha256(key: Uint8Array): (data: Uint8Array) => Buffer {
  const keyObject = createSecretKey(key);
  return (data) => createHmac('sha256', keyObject).update(data).digest();
}

/**
 * Compares two secrets or signatures in a time that does not depend on where they differ. It compares their digests, so
 * that inputs of different lengths neither throw nor reveal their length.
 */
export function equalBytes(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}

/** The SHA-256 of `data` in lower-case hex; strings are encoded as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
