// Tells what kind of file its first bytes make it; what the client says counts only for plain text and old Office files.

import { fileTypeFromBuffer } from 'file-type';

/** So many first bytes decide; an Office file may begin with a picture of its first page. */
export const HEAD_BYTES = 64 * 1024;

const TEXT_TYPE = /^text\/[a-z0-9.+-]{1,60}$/;
const ANY_BYTES = 'application/octet-stream';
/** One container for all old Office files: which one it is, its bytes tell far inside only. */
const OLD_OFFICE = 'application/x-cfb';
const OLD_OFFICE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\.doc$/i, 'application/msword'],
  [/\.xls$/i, 'application/vnd.ms-excel'],
  [/\.ppt$/i, 'application/vnd.ms-powerpoint'],
];
/** Names that others do not know, for those that they know. */
const KNOWN_AS: Readonly<Record<string, string>> = { 'audio/x-m4a': 'audio/mp4' };

/** The media type; `application/octet-stream` for bytes that nothing is known of. */
export async function mimeTypeOf(head: Uint8Array, name: string, declaredType: string | null): Promise<string> {
  // A damaged head may end in the middle of what its first bytes promise.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found !== undefined) return named(withoutParameters(found.mime), name);
  if (!isText(head)) return ANY_BYTES;
  if (/\.csv$/i.test(name)) return 'text/csv';
  const declared = (declaredType ?? '').toLowerCase();
  return TEXT_TYPE.test(declared) ? declared : 'text/plain';
}

function named(mime: string, name: string): string {
  if (mime !== OLD_OFFICE) return KNOWN_AS[mime] ?? mime;
  return OLD_OFFICE_NAMES.find(([ending]) => ending.test(name))?.[1] ?? mime;
}

const withoutParameters = (mime: string): string => mime.replace(/;.*/, '').trim();

/** True for UTF-8 without control characters, as far as the head goes. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length >= HEAD_BYTES });
    // oxlint-disable-next-line no-control-regex -- these are what text has not
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}
