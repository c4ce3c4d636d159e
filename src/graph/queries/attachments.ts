// Finds attachments by their key: they have no table of their own, they stand with the message they came with.

import type { AccountId } from '../../domain/ids.ts';
import type { MessageRecord } from '../../domain/message.ts';
import type { Store } from '../../domain/ports/storage/store.ts';
import type { AttachmentNode } from '../nodes/node-types.ts';

/** The attachment and its message; null when there is none of this key. */
export async function findAttachment(
  { state }: Pick<Store, 'state'>,
  account: AccountId,
  key: string,
): Promise<(AttachmentNode & { readonly message: MessageRecord }) | null> {
  const messageKey = messageKeyOf(key);
  const message = (await state.messages(account, [messageKey])).get(messageKey);
  const attachment = message?.attachments.find((candidate) => candidate.key === key);
  return message === undefined || attachment === undefined ? null : { account, attachment, message };
}

/** The message part of an attachment's key: everything before its last slash, behind which its place stands. */
function messageKeyOf(attachmentKey: string): string {
  return attachmentKey.slice(0, Math.max(attachmentKey.lastIndexOf('/'), 0));
}
