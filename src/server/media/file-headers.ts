// Response headers of a customer's file: browsers may show media but run nothing.

import { create as contentDisposition } from 'content-disposition';
import type { AttachmentRecord } from '../../domain/message.ts';

/** Shown in place; other types are downloaded, PDF too, because browsers show none in a sandbox. */
const INLINE = /^(image\/(png|jpeg|gif|webp|avif)|video\/(mp4|webm|ogg)|audio\/(mpeg|mp4|ogg|aac|webm|wav))$/;
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/;

/** The media type without parameters; `application/octet-stream` when the value is not a media type. */
export function mediaType(stated: string | null): string {
  const type = stated?.split(';')[0]?.trim().toLowerCase() ?? '';
  return MEDIA_TYPE.test(type) ? type : 'application/octet-stream';
}

/** Headers of the file; `secondsLeft` is the remaining lifetime of its URL. */
export function fileHeaders(
  { name }: Pick<AttachmentRecord, 'name'>,
  type: string,
  secondsLeft: number,
): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': disposition(INLINE.test(type) ? 'inline' : 'attachment', name),
    'cache-control': `private, max-age=${Math.max(0, secondsLeft)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    // The signed URL is the permission, so pages of other origins may embed the file.
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
  };
}

/** RFC 6266: the name without folders, with an ASCII fallback for old clients. */
function disposition(type: 'inline' | 'attachment', name: string | null): string {
  if (name === null) return type;
  const base = (name.split(/[/\\]/).at(-1) ?? '').toWellFormed().slice(0, 200);
  return contentDisposition(base, { type, fallback: base.replaceAll(/[^\w .()+,=@~-]/g, '_') });
}
