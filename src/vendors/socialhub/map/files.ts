// Files beside a post or a reply, in the gateway's records.

import type { AttachmentRecord, MediaKind } from '../../../domain/message.ts';
import type { WireFile, WirePicture } from '../wire/index.ts';

function toMediaKind(mimeType: string | null): MediaKind {
  const [kind = ''] = (mimeType ?? '').toLowerCase().split('/');
  const KINDS: Readonly<Record<string, MediaKind>> = { image: 'IMAGE', video: 'VIDEO', audio: 'AUDIO' };
  return mimeType === null ? 'OTHER' : (KINDS[kind] ?? 'DOCUMENT');
}

function toUrl(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

/** Pictures first, then files; keys are the message's key and the place in this order. */
export function toAttachments(
  messageKey: string,
  pictures: readonly WirePicture[],
  files: readonly WireFile[],
): readonly AttachmentRecord[] {
  const blank = { sha256: null, vendorMediaId: null, scanState: 'UNKNOWN' } as const;
  const shown = pictures.map(({ small, large }) => ({
    ...blank,
    name: null,
    mimeType: null,
    byteSize: null,
    mediaKind: 'IMAGE' as const,
    vendorUrl: toUrl(large) ?? toUrl(small),
  }));
  const listed = files.map(({ url, name, size, mimeType, mimetype }) => ({
    ...blank,
    name,
    mimeType: mimeType ?? mimetype,
    byteSize: size,
    mediaKind: toMediaKind(mimeType ?? mimetype),
    vendorUrl: toUrl(url),
  }));
  return [...shown, ...listed].map((attachment, index) => ({ key: `${messageKey}/${index}`, ...attachment }));
}
