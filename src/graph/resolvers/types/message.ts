// Message and its attachments. message-content.ts has the content union.

import { RequestError } from '../../../domain/errors/error-codes.ts';
import { toGlobalId } from '../../../domain/ids.ts';
import type { MessageRecord } from '../../../domain/message.ts';
import type { AccountDirectory } from '../../../domain/ports/account.ts';
import type { AttachmentResolvers, MessageResolvers } from '../../../generated/schema.ts';
import { loadActor } from '../../queries/actors.ts';
import type { AttachmentNode, ContentNode, MessageNode } from '../../nodes/node-types.ts';
import { resourceFields } from './resource.ts';

const DEFAULT_URL_SECONDS = 300;
const MAX_URL_SECONDS = 3600;

/** The attachments of a message with the account they belong to. */
export function attachmentsOf({ record }: MessageNode): AttachmentNode[] {
  return record.attachments.map((attachment) => ({ account: record.account, attachment }));
}

/** TypeScript does not distribute a union over an object type, so the cast states it. */
function toContentNode(message: MessageNode): ContentNode {
  return { message, content: message.record.content } as ContentNode;
}

export const Message: MessageResolvers = {
  ...resourceFields<MessageRecord>('message'),
  ticket: ({ record }, _args, { loaders }) =>
    record.ticketKey === null ? null : loaders.ticket(record.account, record.ticketKey),
  direction: ({ record }) => record.direction,
  visibility: ({ record }) => record.visibility,
  author: ({ record }, _args, context) => loadActor(context, record.account, record.author),
  automated: ({ record }) => record.automated,
  text: ({ record }) => record.text,
  html: ({ record }) => record.html,
  contentKind: ({ record }) => record.content.kind,
  content: (message) => toContentNode(message),
  attachments: attachmentsOf,
  replyTo: ({ record }, _args, { loaders }) =>
    record.replyToKey === null ? null : loaders.message(record.account, record.replyToKey),
  deliveryStatus: ({ record }) => record.deliveryStatus,
  deliveryError: ({ record }) => record.deliveryError,
  createdAt: ({ record }) => record.createdAt,
  editedAt: ({ record }) => record.editedAt,
  raw: ({ record }, _args, { services }) => services.tickets.raw(record.account, 'message', record.key),
};

const idOf = ({ account, attachment }: AttachmentNode): string => toGlobalId('attachment', account, attachment.key);

/** False for a blocked file, and for a file that the vendor offers no way to download. */
function isReadable({ account, attachment }: AttachmentNode, accounts: AccountDirectory): boolean {
  const { scanState, vendorMediaId, vendorUrl } = attachment;
  if (scanState === 'BLOCKED' || (vendorMediaId === null && vendorUrl === null)) return false;
  return (accounts.find(account)?.adapter.media ?? null) !== null;
}

export const Attachment: AttachmentResolvers = {
  id: idOf,
  name: ({ attachment }) => attachment.name,
  mimeType: ({ attachment }) => attachment.mimeType,
  byteSize: ({ attachment: { byteSize } }) =>
    byteSize !== null && Number.isSafeInteger(byteSize) && byteSize >= 0 ? byteSize : null,
  sha256: ({ attachment }) => attachment.sha256,
  url: (node, { expiresInSeconds }, { services }) => {
    const seconds = expiresInSeconds ?? DEFAULT_URL_SECONDS;
    if (seconds < 1) throw new RequestError('BAD_USER_INPUT', '`expiresInSeconds` must be at least 1.');
    if (!isReadable(node, services.accounts)) return null;
    return services.mediaUrl(idOf(node), Math.min(seconds, MAX_URL_SECONDS));
  },
  thumbnailUrl: () => null,
  scanState: ({ attachment }) => attachment.scanState,
};
