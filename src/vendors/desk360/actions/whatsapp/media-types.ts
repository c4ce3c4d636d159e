// The MIME types that WhatsApp messages may contain. Desk360 documents none, so the list is WhatsApp's.

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The list of WhatsApp's business platform, without stickers, for which Desk360 has no call. */
export const WHATSAPP_MEDIA_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'video/mp4',
  'video/3gpp',
  'audio/aac',
  'audio/amr',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'application/pdf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  `${OFFICE}.wordprocessingml.document`,
  `${OFFICE}.spreadsheetml.sheet`,
  `${OFFICE}.presentationml.presentation`,
  'text/plain',
];

/** A MIME type, a family such as `image/*`, or `*` + `/*` for any. */
export const MEDIA_TYPE_PATTERN = /^(?:[a-z]+\/(?:\*|[a-z0-9][a-z0-9.+-]*)|\*\/\*)$/;

/** True if one of the patterns matches the type. */
export function isAmong(mimeType: string, patterns: readonly string[]): boolean {
  const type = mimeType.toLowerCase();
  const family = `${type.split('/')[0] ?? ''}/*`;
  return patterns.some((pattern) => pattern === type || pattern === family || pattern === '*/*');
}
