// What every kind of WhatsApp content tells of itself: its faults, its call, and what it looks like as a message.

import type { OutgoingContent, UploadedFile } from '../../../../domain/command.ts';
import type { MessageContent } from '../../../../domain/message.ts';
import type { WhatsappCalls } from '../../client/whatsapp.ts';
import type { Refusals } from '../refusals.ts';

/** Whom a message goes to. */
export interface Recipient {
  readonly product: string;
  /** E.164 with a plus sign, as the vendor wants it. */
  readonly to: string;
}

/** A sent content as the conversation shows it. */
export interface Shown {
  readonly text: string;
  readonly content: MessageContent;
  readonly files: readonly UploadedFile[];
}

export type ContentOf<K extends OutgoingContent['kind']> = Extract<OutgoingContent, { readonly kind: K }>;

/** One kind of content. Fields of refusals are below `content`. */
export interface ContentKind<C extends OutgoingContent> {
  check(content: C, product: string): Refusals;
  /** Gives the vendor's id of the message; null where it tells none. */
  send(calls: WhatsappCalls, recipient: Recipient, content: C): Promise<string | null>;
  toShown(content: C): Shown;
}
