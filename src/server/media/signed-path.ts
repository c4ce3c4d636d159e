// Signed URLs of files. A URL permits reading its one file until it expires.

import { equalBytes, hmac } from '../../platform/adapter/signature.ts';

export const MEDIA_PATH = '/media';

export interface MediaPaths {
  /** The path and query. `expiresAt` is in epoch milliseconds and rounded up to the second. */
  sign(attachmentId: string, expiresAt: number): string;
  /** When the URL expires (epoch ms); null when it has expired or was not signed by this gateway. */
  verify(attachmentId: string, query: { readonly expires?: unknown; readonly sig?: unknown }): number | null;
}

/** Creates the signer with the store's secret: URLs of one store are invalid at another. */
export function createMediaPaths(secret: Uint8Array, now: () => number): MediaPaths {
  const key = hmac('sha256', secret, 'media addresses');
  const signatureOf = (attachmentId: string, expires: string): string =>
    hmac('sha256', key, `${expires}\n${attachmentId}`).toString('base64url');
  return {
    sign(attachmentId, expiresAt) {
      const expires = String(Math.ceil(expiresAt / 1000));
      return `${MEDIA_PATH}/${attachmentId}?expires=${expires}&sig=${signatureOf(attachmentId, expires)}`;
    },
    verify(attachmentId, { expires, sig }) {
      if (typeof expires !== 'string' || typeof sig !== 'string' || !/^\d{1,12}$/.test(expires)) return null;
      const isOurs = equalBytes(signatureOf(attachmentId, expires), sig);
      const expiresAt = Number(expires) * 1000;
      return isOurs && expiresAt > now() ? expiresAt : null;
    },
  };
}
