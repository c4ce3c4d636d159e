// The document of a message and its index words.

import type { MessageRecord } from '../../../domain/message.ts';
import { toIndexText } from '../../../domain/search-text.ts';
import { jsonColumn } from '../database/json-column.ts';

export const messageColumn = jsonColumn<MessageRecord>();

// The end of a longer text is not indexed.
const MAX_INDEX_CHARS = 16 * 1024;

/** The index words of a message's text, at most 16,384 characters. */
export function toMessageWords(text: string): string {
  return toIndexText(text).slice(0, MAX_INDEX_CHARS);
}
