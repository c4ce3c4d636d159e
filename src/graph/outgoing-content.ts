// Turns the content of a send into the command's form; what this release cannot send is said before anything happens.

import type { TicketAction } from '../domain/capabilities.ts';
import type { OutgoingContent } from '../domain/command.ts';
import { userError, type UserError } from '../domain/errors.ts';
import type { MessageContentInput } from '../generated/schema.ts';
import { uploadsMissing } from './write.ts';

export type ReadContent =
  | { readonly content: OutgoingContent; readonly action: TicketAction }
  | { readonly errors: readonly UserError[] };

const PATH = ['input', 'content'] as const;

/** The content with the capability that decides over it, or the user errors that it meets. */
export function toContent(input: MessageContentInput): ReadContent {
  if (input.text != null) {
    const { text, html, uploadIds } = input.text;
    if ((uploadIds ?? []).length > 0) return { errors: [uploadsMissing([...PATH, 'text', 'uploadIds'])] };
    if (text.trim() === '')
      return { errors: [userError('REQUIRED', { message: 'The text is empty.', field: [...PATH, 'text', 'text'] })] };
    return { action: 'reply', content: { kind: 'TEXT', text, html: html ?? null, files: [] } };
  }
  if (input.location != null) return { action: 'reply', content: { kind: 'LOCATION', ...input.location } };
  const [kind = 'content'] = Object.entries(input).flatMap(([name, value]) => (value == null ? [] : [name]));
  const message = 'This release of the gateway sends text only.';
  return { errors: [userError('NOT_SUPPORTED_BY_VENDOR', { message, field: [...PATH, kind] })] };
}
