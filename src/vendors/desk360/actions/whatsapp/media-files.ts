// The limits of files and links in WhatsApp messages.

import type { UploadedFile } from '../../../../domain/commands/message-commands.ts';
import { type FieldPath, isBlank, isWebAddress, type Refusals } from '../../../../platform/adapter/action-checks.ts';
import { MAX_WHATSAPP_FILE_BYTES, MAX_WHATSAPP_FILES } from '../../capabilities.ts';
import { refuse } from '../checks.ts';
import { isAmong } from './media-types.ts';

/** One to five files of at most 20 MB each, of the configured types. */
export function mediaFiles(files: readonly UploadedFile[], mediaTypes: readonly string[], field: FieldPath): Refusals {
  if (files.length === 0) return refuse('REQUIRED', 'A media message requires a file.', field);
  const message = `WhatsApp accepts at most ${MAX_WHATSAPP_FILES} files per message.`;
  return [
    ...(files.length > MAX_WHATSAPP_FILES ? refuse('TOO_LONG', message, [...field, String(MAX_WHATSAPP_FILES)]) : []),
    ...files.flatMap((file, index) => mediaFile(file, mediaTypes, [...field, String(index)])),
  ];
}

export function mediaFile(file: UploadedFile, mediaTypes: readonly string[], field: FieldPath): Refusals {
  if (!isAmong(file.mimeType, mediaTypes)) {
    return refuse('INVALID', `WhatsApp does not accept files of type ${file.mimeType}.`, field);
  }
  if (file.byteSize <= MAX_WHATSAPP_FILE_BYTES) return [];
  return refuse('TOO_LONG', `WhatsApp accepts at most ${MAX_WHATSAPP_FILE_BYTES / 1024 / 1024} MB per file.`, field);
}

/** The URL of an image, a video or a document that WhatsApp downloads. */
export function requiredLink(link: string | null, field: FieldPath): Refusals {
  if (isBlank(link)) return refuse('REQUIRED', 'Desk360 requires a URL here.', field);
  return isWebAddress(link) ? [] : refuse('INVALID', 'This is not a web address.', field);
}
