// Which kinds of files a WhatsApp message may carry. Desk360 says nothing about it, so the list is WhatsApp's own.

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What WhatsApp publishes for its business platform; stickers are left out, as Desk360 has no call for them. */
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

/** A media type, a whole family such as `image/*`, or `*` with any. */
export const MEDIA_TYPE_PATTERN = /^(?:[a-z]+\/(?:\*|[a-z0-9][a-z0-9.+-]*)|\*\/\*)$/;

/** True when one of the patterns names the type of a file. */
export function isAmong(mimeType: string, patterns: readonly string[]): boolean {
  const type = mimeType.toLowerCase();
  const family = `${type.split('/')[0] ?? ''}/*`;
  return patterns.some((pattern) => pattern === type || pattern === family || pattern === '*/*');
}
