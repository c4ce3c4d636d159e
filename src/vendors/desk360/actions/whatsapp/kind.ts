// What every kind of WhatsApp content tells of itself: its faults, its call, and what it looks like as a message.

import type { OutgoingContent, UploadedFile } from '../../../../domain/commands/message-commands.ts';
import type { MessageContent } from '../../../../domain/message.ts';
import type { WhatsappCalls } from '../../client/whatsapp.ts';
import type { Refusals } from '../checks.ts';

/** Whom a message goes to. */
export interface Recipient {
  readonly product: string;
  /** E.164 with a plus sign, as the vendor wants it. */
  readonly to: string;
}

/** What a content is held to beside its own form. */
export interface SendRules {
  /** The product that it is sent from. */
  readonly product: string;
  /** The kinds of files that WhatsApp messages may carry. */
  readonly mediaTypes: readonly string[];
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
  check(content: C, rules: SendRules): Refusals;
  /** Gives the vendor's id of the message; null where it tells none. */
  send(calls: WhatsappCalls, recipient: Recipient, content: C): Promise<string | null>;
  toShown(content: C): Shown;
}
