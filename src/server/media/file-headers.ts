// What a file of a customer is answered with, so that a browser shows pictures and runs nothing.

import type { AttachmentRecord } from '../../domain/message.ts';

/** Shown in place; everything else is saved. A PDF is saved too: browsers show none inside a sandbox. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif)|video\/(mp4|webm|ogg)|audio\/(mpeg|mp4|ogg|aac|webm|wav))$/;
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/;

/** The media type without parameters; what is no media type becomes plain bytes. */
export function mediaType(told: string | null): string {
  const type = told?.split(';')[0]?.trim().toLowerCase() ?? '';
  return MEDIA_TYPE.test(type) ? type : 'application/octet-stream';
}

/** Headers of the file itself; `secondsLeft` is how long its address works. */
export function fileHeaders(
  { name }: Pick<AttachmentRecord, 'name'>,
  type: string,
  secondsLeft: number,
): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': disposition(SHOWN.test(type) ? 'inline' : 'attachment', name),
    'cache-control': `private, max-age=${Math.max(0, secondsLeft)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    // The address is the permission: pages of other origins may show the picture.
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
  };
}

/** RFC 6266: a plain name for old clients beside the real one. */
function disposition(kind: 'inline' | 'attachment', name: string | null): string {
  if (name === null) return kind;
  const base = (name.split(/[/\\]/).at(-1) ?? '').toWellFormed().slice(0, 200);
  const plain = base.replaceAll(/[^\w .()+,=@~-]/g, '_');
  const real = encodeURIComponent(base).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${real}`;
}
