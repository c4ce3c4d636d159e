// From the files of a post or a reply to attachments.

import type { AttachmentRecord, MediaKind } from '../../../domain/message.ts';
import type { WireFile, WirePicture } from '../wire/index.ts';

const MEDIA_KINDS: Readonly<Record<string, MediaKind>> = { image: 'IMAGE', video: 'VIDEO', audio: 'AUDIO' };

function toMediaKind(mimeType: string | null): MediaKind {
  const [type = ''] = (mimeType ?? '').toLowerCase().split('/');
  return mimeType === null ? 'OTHER' : (MEDIA_KINDS[type] ?? 'DOCUMENT');
}

function toUrl(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

/** Pictures first, then files. The key is the message's key and the index in this order. */
export function toAttachments(
  messageKey: string,
  pictures: readonly WirePicture[],
  files: readonly WireFile[],
): readonly AttachmentRecord[] {
  const blank = { sha256: null, vendorMediaId: null, scanState: 'UNKNOWN' } as const;
  const pictureParts = pictures.map(({ small, large }) => ({
    ...blank,
    name: null,
    mimeType: null,
    byteSize: null,
    mediaKind: 'IMAGE' as const,
    vendorUrl: toUrl(large) ?? toUrl(small),
  }));
  const fileParts = files.map(({ url, name, size, mimeType, mimetype }) => ({
    ...blank,
    name,
    mimeType: mimeType ?? mimetype,
    byteSize: size,
    mediaKind: toMediaKind(mimeType ?? mimetype),
    vendorUrl: toUrl(url),
  }));
  return [...pictureParts, ...fileParts].map((attachment, index) => ({ key: `${messageKey}/${index}`, ...attachment }));
}
