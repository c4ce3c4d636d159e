// The beginning of a message, as lists of tickets show it.

import type { MediaKind, MessageFields } from '../../../domain/message.ts';

type MessageParts = Pick<MessageFields, 'text' | 'content' | 'attachments'>;

/** The gateway's limit for previews: previews of one text must be equal, whatever they are made from. */
const MAX_PREVIEW_CHARACTERS = 280;

/** The preview of a plain text; null for an empty one. */
export function toPreview(text: string): string | null {
  return text === '' ? null : text.slice(0, MAX_PREVIEW_CHARACTERS);
}

const MEDIA_NAMES: Readonly<Record<MediaKind, string>> = {
  IMAGE: 'Image',
  VIDEO: 'Video',
  AUDIO: 'Audio',
  DOCUMENT: 'Document',
  STICKER: 'Sticker',
  OTHER: 'File',
};

/** The preview of a message: its text, else the kind and name of its file. */
export function toMessagePreview({ text, content, attachments }: MessageParts): string | null {
  if (text !== '' || content.kind !== 'MEDIA') return toPreview(text);
  const name = content.mediaKind === 'DOCUMENT' ? (attachments[0]?.name ?? '') : '';
  return toPreview(name === '' ? MEDIA_NAMES[content.mediaKind] : `${MEDIA_NAMES[content.mediaKind]}: ${name}`);
}
