// The attachment group and hash of a file in Desk360.

import { createHash } from 'node:crypto';
import type { AttachmentGroup } from './state.ts';

/** The attachment list of a ticket message to which a content type belongs. */
export function groupOf(contentType: string): AttachmentGroup {
  if (contentType.startsWith('image/')) return 'images';
  if (contentType.startsWith('video/')) return 'videos';
  return contentType === 'application/pdf' || contentType.startsWith('text/') ? 'files' : 'others';
}

/** The lower-case hexadecimal SHA-256 of a file, as the webhook's `sha`. */
export function shaOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
