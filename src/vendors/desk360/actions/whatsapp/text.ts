// Text and files to WhatsApp: two calls of the vendor, so that one message is either the one or the other.

import { toMediaKind } from '../../map/enums.ts';
import { isBlank, mediaFiles, shortText, textOrFiles } from '../limits.ts';
import { type Path, unsupported } from '../checks.ts';
import type { ContentKind, ContentOf, Shown } from './kind.ts';

const MAX_TEXT_CHARACTERS = 4096;
const TEXT: Path = ['text', 'text'];
const NO_CAPTION = 'Desk360 sends files without words: send the text as a message of its own.';

function shownFiles(files: ContentOf<'MEDIA'>['files']): Shown {
  const [first] = files;
  const mediaKind = toMediaKind({
    mimeType: first?.mimeType ?? null,
    type: null,
    group: null,
    name: first?.name ?? null,
  });
  return { text: '', content: { kind: 'MEDIA', mediaKind, caption: null }, files };
}

export const text: ContentKind<ContentOf<'TEXT'>> = {
  check(content, { mediaTypes }) {
    const { files } = content;
    if (files.length === 0) {
      return [...textOrFiles(content.text, 0, TEXT), ...shortText(content.text, TEXT, MAX_TEXT_CHARACTERS)];
    }
    if (!isBlank(content.text)) return unsupported(NO_CAPTION, ['text', 'uploadIds']);
    return mediaFiles(files, mediaTypes, ['text', 'uploadIds']);
  },
  send: (calls, { product, to }, content) =>
    content.files.length === 0
      ? calls.send(product, to, 'whatsapp.text', { text: content.text })
      : calls.sendMedia(product, to, content.files),
  toShown: (content) =>
    content.files.length === 0
      ? { text: content.text, content: { kind: 'TEXT' }, files: [] }
      : shownFiles(content.files),
};

export const media: ContentKind<ContentOf<'MEDIA'>> = {
  check(content, { mediaTypes }) {
    if (!isBlank(content.caption)) return unsupported(NO_CAPTION, ['media', 'caption']);
    return mediaFiles(content.files, mediaTypes, ['media', 'uploadIds']);
  },
  send: (calls, { product, to }, content) => calls.sendMedia(product, to, content.files),
  toShown: (content) => shownFiles(content.files),
};
