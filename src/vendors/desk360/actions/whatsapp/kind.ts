// What every kind of WhatsApp content implements: its check, its call, and the message that the conversation shows.

import type { OutgoingContent, UploadedFile } from '../../../../domain/commands/message-commands.ts';
import type { MessageContent } from '../../../../domain/message.ts';
import type { WhatsappCalls } from '../../client/whatsapp.ts';
import type { Refusals } from '../../../../platform/adapter/action-checks.ts';

export interface Recipient {
  readonly product: string;
  /** E.164 with a plus sign. */
  readonly to: string;
}

/** The account's rules that content is checked against. */
export interface SendRules {
  /** The sending product. */
  readonly product: string;
  /** MIME types of the files that WhatsApp messages may contain. */
  readonly mediaTypes: readonly string[];
}

/** Sent content as the conversation shows it. */
export interface SentContent {
  readonly text: string;
  readonly content: MessageContent;
  readonly files: readonly UploadedFile[];
}

export type ContentOf<K extends OutgoingContent['kind']> = Extract<OutgoingContent, { readonly kind: K }>;

/** One kind of content. Paths of refusals are relative to `content`. */
export interface ContentKind<C extends OutgoingContent> {
  check(content: C, rules: SendRules): Refusals;
  /** Resolves with the vendor's id of the message; null if the response contains none. */
  send(calls: WhatsappCalls, recipient: Recipient, content: C): Promise<string | null>;
  toSent(content: C): SentContent;
}
