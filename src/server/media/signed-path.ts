// Addresses of files that carry their own permission: whoever holds one may read the one file until it ends.

import { equalBytes, hmac } from '../../platform/adapter/signature.ts';

export const MEDIA_PATH = '/media';

export interface MediaPaths {
  /** The path with its query; `expiresAt` in epoch milliseconds, kept to the second. */
  sign(attachmentId: string, expiresAt: number): string;
  /** When the permission ends (epoch ms); null for whatever this gateway did not sign, or that has ended. */
  verify(attachmentId: string, query: { readonly expires?: unknown; readonly sig?: unknown }): number | null;
}

/** Opens the signing with the store's secret; addresses of one store are worth nothing at another. */
export function createMediaPaths(secret: Uint8Array, now: () => number): MediaPaths {
  const key = hmac('sha256', secret, 'media addresses');
  const seal = (attachmentId: string, expires: string): string =>
    hmac('sha256', key, `${expires}\n${attachmentId}`).toString('base64url');
  return {
    sign(attachmentId, expiresAt) {
      const expires = String(Math.ceil(expiresAt / 1000));
      return `${MEDIA_PATH}/${attachmentId}?expires=${expires}&sig=${seal(attachmentId, expires)}`;
    },
    verify(attachmentId, { expires, sig }) {
      if (typeof expires !== 'string' || typeof sig !== 'string' || !/^\d{1,12}$/.test(expires)) return null;
      const isOurs = equalBytes(seal(attachmentId, expires), sig);
      const endsAt = Number(expires) * 1000;
      return isOurs && endsAt > now() ? endsAt : null;
    },
  };
}
