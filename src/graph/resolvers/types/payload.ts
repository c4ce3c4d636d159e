// The payloads of mutations. Their objects are loaded when the client selects them.

import type { Resolvers, UserErrorResolvers, Vendor } from '../../../generated/schema.ts';
import type { GraphContext } from '../../context.ts';
import type { ContactNode, MessageNode, PayloadNode, TagNode, TicketNode } from '../../nodes/node-types.ts';

const common = {
  clientMutationId: ({ clientMutationId }: PayloadNode) => clientMutationId,
  userErrors: ({ userErrors }: PayloadNode) => userErrors,
  eventCursor: ({ position }: PayloadNode, _args: object, { services }: GraphContext) =>
    position === null ? null : services.eventLog.cursorAt(position),
  replayedFromIdempotencyKey: ({ replayedFromIdempotencyKey }: PayloadNode) => replayedFromIdempotencyKey,
};

const ticket = (
  { account, ticketKey }: PayloadNode,
  _args: object,
  { loaders }: GraphContext,
): Promise<TicketNode | null> | null =>
  account === null || ticketKey === null ? null : loaders.ticket(account, ticketKey);
const message = (
  { account, messageKey }: PayloadNode,
  _args: object,
  { loaders }: GraphContext,
): Promise<MessageNode | null> | null =>
  account === null || messageKey === null ? null : loaders.message(account, messageKey);

const messages = async (
  { account, messageKeys }: PayloadNode,
  _args: object,
  { loaders }: GraphContext,
): Promise<MessageNode[]> => {
  if (account === null) return [];
  const found = await Promise.all(messageKeys.map((key) => loaders.message(account, key)));
  return found.filter((node) => node !== null);
};
const tag = (
  { account, tagKey }: PayloadNode,
  _args: object,
  { loaders }: GraphContext,
): Promise<TagNode | null> | null =>
  account === null || tagKey === null ? null : loaders.catalog(account, 'tag', tagKey);
/** The contact of the written ticket; null when the write did nothing. */
const contact = async (
  { account, ticketKey, userErrors }: PayloadNode,
  _args: object,
  { loaders }: GraphContext,
): Promise<ContactNode | null> => {
  if (account === null || ticketKey === null || userErrors.length > 0) return null;
  const contactKey = (await loaders.ticket(account, ticketKey))?.record.contactKey ?? null;
  return contactKey === null ? null : loaders.catalog(account, 'contact', contactKey);
};
const results = ({ recipients }: PayloadNode) =>
  recipients.map(({ phoneNumber, accepted, errors }) => ({ phoneNumber, accepted, userErrors: errors }));

const UserError: UserErrorResolvers = {
  vendor: ({ vendor }) => vendor as Vendor | null,
};

export const payloadTypes: Resolvers = {
  UserError,
  TicketPayload: { ...common, ticket },
  MessagePayload: { ...common, ticket, message },
  ContactPayload: { ...common, contact },
  TagPayload: { ...common, tag },
  MessagesPayload: { ...common, messages },
  TemplateBulkSendPayload: { ...common, results },
  WebhookReplayPayload: { ...common, delivery: ({ delivery }) => delivery },
};
