// The documented limits of texts, links and files, each checked before a call and named by its field.

import type { UploadedFile } from '../../../domain/commands/message-commands.ts';
import { characterCount } from '../../../platform/adapter/character-count.ts';
import { MAX_WHATSAPP_FILE_BYTES, MAX_WHATSAPP_FILES } from '../capabilities.ts';
import { isAmong } from './whatsapp/media-types.ts';
import { type Path, refuse, type Refusals } from './checks.ts';

export function isBlank(text: string | null): text is null | '' {
  return text === null || text.trim() === '';
}

/** A text that has to say something, of at most so many characters. */
export function neededText(text: string | null, field: Path, maxCharacters = Infinity): Refusals {
  if (isBlank(text)) return refuse('REQUIRED', 'Desk360 needs a text here.', field);
  return shortText(text, field, maxCharacters);
}

/** A text of at most so many characters; none at all is fine. */
export function shortText(text: string | null, field: Path, maxCharacters: number): Refusals {
  if (text === null || characterCount(text) <= maxCharacters) return [];
  return refuse('TOO_LONG', `WhatsApp takes ${maxCharacters} characters here.`, field);
}

/** A text that has to say something, unless files come with it. */
export function textOrFiles(text: string, fileCount: number, field: Path): Refusals {
  if (fileCount > 0 || !isBlank(text)) return [];
  return refuse('REQUIRED', 'The message needs a text or a file.', field);
}

/** An address that WhatsApp can fetch a picture, film or document from. */
export function neededLink(link: string | null, field: Path): Refusals {
  if (isBlank(link)) return refuse('REQUIRED', 'Desk360 needs an address here.', field);
  if (/^https?:\/\/\S+$/i.test(link) && URL.canParse(link)) return [];
  return refuse('INVALID', 'Not a web address.', field);
}

/** One to five files of at most 20 MB each, of the kinds that the settings name. */
export function mediaFiles(files: readonly UploadedFile[], mediaTypes: readonly string[], field: Path): Refusals {
  if (files.length === 0) return refuse('REQUIRED', 'A media message needs a file.', field);
  const message = `WhatsApp takes ${MAX_WHATSAPP_FILES} files at once.`;
  return [
    ...(files.length > MAX_WHATSAPP_FILES ? refuse('TOO_LONG', message, [...field, String(MAX_WHATSAPP_FILES)]) : []),
    ...files.flatMap((file, index) => mediaFile(file, mediaTypes, [...field, String(index)])),
  ];
}

export function mediaFile(file: UploadedFile, mediaTypes: readonly string[], field: Path): Refusals {
  if (!isAmong(file.mimeType, mediaTypes)) {
    return refuse('INVALID', `WhatsApp takes no files of type ${file.mimeType}.`, field);
  }
  if (file.byteSize <= MAX_WHATSAPP_FILE_BYTES) return [];
  return refuse('TOO_LONG', `WhatsApp takes ${MAX_WHATSAPP_FILE_BYTES / 1024 / 1024} MB a file.`, field);
}
