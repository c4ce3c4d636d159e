// Where Desk360 puts a file among a message's attachments, and what it says of its bytes.

import { createHash } from 'node:crypto';
import type { AttachmentGroup } from './state.ts';

/** The list of a ticket message's attachments a content type belongs to. */
export function groupOf(contentType: string): AttachmentGroup {
  if (contentType.startsWith('image/')) return 'images';
  if (contentType.startsWith('video/')) return 'videos';
  return contentType === 'application/pdf' || contentType.startsWith('text/') ? 'files' : 'others';
}

/** The lower-case hexadecimal SHA-256 of a file, as the webhook's `sha`. */
export function shaOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
