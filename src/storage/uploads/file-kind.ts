// Detects the media type from the first bytes. The client's name and type count only for text and legacy Office files.

import { fileTypeFromBuffer } from 'file-type';

/** Number of bytes to inspect. An Office file can begin with an image of its first page. */
export const HEAD_BYTES = 64 * 1024;

const TEXT_TYPE = /^text\/[a-z0-9.+-]{1,60}$/;
const UNKNOWN_TYPE = 'application/octet-stream';
/** The container of all legacy Office files. Their kind is not visible in the first bytes. */
const LEGACY_OFFICE = 'application/x-cfb';
const LEGACY_OFFICE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\.doc$/i, 'application/msword'],
  [/\.xls$/i, 'application/vnd.ms-excel'],
  [/\.ppt$/i, 'application/vnd.ms-powerpoint'],
];
/** Types that vendors do not accept, with the equivalent that they accept. */
const COMMON_TYPES: Readonly<Record<string, string>> = { 'audio/x-m4a': 'audio/mp4' };

/** The media type; `application/octet-stream` if unknown. */
export async function mimeTypeOf(head: Uint8Array, name: string, declaredType: string | null): Promise<string> {
  // A damaged file can end in the middle of the structure that its first bytes announce.
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  if (detected !== undefined) return refine(withoutParameters(detected.mime), name);
  if (!isText(head)) return UNKNOWN_TYPE;
  if (/\.csv$/i.test(name)) return 'text/csv';
  const declared = (declaredType ?? '').toLowerCase();
  return TEXT_TYPE.test(declared) ? declared : 'text/plain';
}

function refine(mime: string, name: string): string {
  if (mime !== LEGACY_OFFICE) return COMMON_TYPES[mime] ?? mime;
  return LEGACY_OFFICE_NAMES.find(([ending]) => ending.test(name))?.[1] ?? mime;
}

const withoutParameters = (mime: string): string => mime.replace(/;.*/, '').trim();

/** True if the head is UTF-8 without control characters. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length >= HEAD_BYTES });
    // oxlint-disable-next-line no-control-regex -- text has none of these
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);
  } catch {
    return false;
  }
}
