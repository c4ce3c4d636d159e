// The only place that computes a keyed digest or compares secrets.

import { createHmac, hash, timingSafeEqual } from 'node:crypto';

export type DigestAlgorithm = 'sha1' | 'sha256' | 'sha512';

/** The keyed digest of `data` as raw bytes; strings count as UTF-8. */
export function hmac(algorithm: DigestAlgorithm, key: string | Uint8Array, data: string | Uint8Array): Buffer {
  return createHmac(algorithm, key).update(data).digest();
}

const BLOCK_BYTES = 64;

/**
 * Makes an HMAC-SHA256 (RFC 2104) for one key that is used again and again: the same bytes as `hmac`, without setting up
 * a key object each time, which costs ten times the digest itself.
 */
export function createHmacSha256(key: Uint8Array): (data: Uint8Array) => Buffer {
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  const padded = (pad: number): Buffer => {
    const block = Buffer.alloc(BLOCK_BYTES, pad);
    for (const [index, byte] of short.entries()) block[index] = byte ^ pad;
    return block;
  };
  const inner = padded(0x36);
  const outer = padded(0x5c);
  return (data) =>
    hash('sha256', Buffer.concat([outer, hash('sha256', Buffer.concat([inner, data]), 'buffer')]), 'buffer');
}

/**
 * Whether two secrets or signatures are equal, in a time that tells nothing about where they differ.
 * Digests are compared, so that inputs of different length neither throw nor show their length.
 */
export function equalBytes(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
}

/** The SHA-256 of `data` in lower-case hex; strings count as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
