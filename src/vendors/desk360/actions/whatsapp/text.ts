// Text and files. The vendor has one call for each, so a message contains either text or files.

import { toMediaKind } from '../../map/enums.ts';
import { type FieldPath, isBlank } from '../../../../platform/adapter/action-checks.ts';
import { shortText, textOrFiles, unsupported } from '../checks.ts';
import type { ContentKind, ContentOf, SentContent } from './kind.ts';
import { mediaFiles } from './media-files.ts';

const MAX_TEXT_CHARACTERS = 4096;
const TEXT: FieldPath = ['text', 'text'];
const NO_CAPTION = 'Desk360 sends files without text. Send the text as a separate message.';

function sentFiles(files: ContentOf<'MEDIA'>['files']): SentContent {
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
  toSent: (content) =>
    content.files.length === 0
      ? { text: content.text, content: { kind: 'TEXT' }, files: [] }
      : sentFiles(content.files),
};

export const media: ContentKind<ContentOf<'MEDIA'>> = {
  check(content, { mediaTypes }) {
    if (!isBlank(content.caption)) return unsupported(NO_CAPTION, ['media', 'caption']);
    return mediaFiles(content.files, mediaTypes, ['media', 'uploadIds']);
  },
  send: (calls, { product, to }, content) => calls.sendMedia(product, to, content.files),
  toSent: (content) => sentFiles(content.files),
};
