// Finds attachments by key. They have no table of their own: they are stored with their message.

import type { AccountId } from '../domain/ids.ts';
import type { AttachmentRecord, MessageRecord } from '../domain/message.ts';
import type { Store } from '../domain/ports/storage/store.ts';

export interface FoundAttachment {
  readonly account: AccountId;
  readonly attachment: AttachmentRecord;
  readonly message: MessageRecord;
}

/** The attachment with its message; null when the key belongs to none. */
export async function findAttachment(
  { state }: Pick<Store, 'state'>,
  account: AccountId,
  key: string,
): Promise<FoundAttachment | null> {
  const messageKey = messageKeyOf(key);
  const message = (await state.messages(account, [messageKey])).get(messageKey);
  const attachment = message?.attachments.find((candidate) => candidate.key === key);
  return message === undefined || attachment === undefined ? null : { account, attachment, message };
}

/** An attachment's key is its message's key, a slash and its position in the message. */
function messageKeyOf(attachmentKey: string): string {
  return attachmentKey.slice(0, Math.max(attachmentKey.lastIndexOf('/'), 0));
}
