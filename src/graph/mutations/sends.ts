// Mutations that send messages and templates without a ticket, and that mark messages as read.

import { userError, UserErrors, VendorCallError, type UserError } from '../../domain/errors/error-codes.ts';
import type { MessageRecord } from '../../domain/message.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { MessagesMarkReadInput, MutationResolvers, TemplateBulkSendInput } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { PayloadNode } from '../nodes/node-types.ts';
import { readContent, readTemplate, type ReadContent } from './outgoing-content.ts';
import { uploadedFile } from './uploads.ts';
import { refuseWrite, writeAt } from './write.ts';
import { notFound } from './references.ts';

interface SendInput {
  readonly channelId: string;
  readonly to: string;
  readonly idempotencyKey: string;
  readonly clientMutationId?: string | null | undefined;
}

/** Sends a message. `templateSend` sends a template; its input has no `content`, so error paths are shorter. */
async function send(
  context: GraphContext,
  mutation: 'messageSend' | 'templateSend',
  input: SendInput,
  content: ReadContent,
): Promise<PayloadNode> {
  const { ref, account } = readId(context, input.channelId, 'channel');
  if (account === null) return refuseWrite(input.clientMutationId, [notFound('channelId')]);
  const { to, idempotencyKey } = input;
  return writeAt(context, mutation, input, {
    account,
    target: `${ref.key}\n${to}`,
    act: (acts) => acts.sendMessage,
    command: async (now) => ({
      channelKey: ref.key,
      to,
      content: await content.resolve(account),
      idempotencyKey,
      now,
    }),
    fieldOf: (field) => (mutation === 'templateSend' && field[0] === 'content' ? field.slice(1) : field),
  });
}

const ONE_SOURCE_ONLY = 'Set either `to` or `recipientsUploadId`.';

function recipientErrors({ to, recipientsUploadId }: TemplateBulkSendInput): UserError[] {
  const hasNumbers = to != null && to.length > 0;
  if (hasNumbers && recipientsUploadId != null)
    return [userError('INVALID', { message: ONE_SOURCE_ONLY, field: ['input', 'recipientsUploadId'] })];
  if (hasNumbers || recipientsUploadId != null) return [];
  return [
    userError('REQUIRED', {
      message: 'There is no recipient. Set `to` or `recipientsUploadId`.',
      field: ['input', 'to'],
    }),
  ];
}

async function sendToMany(context: GraphContext, input: TemplateBulkSendInput): Promise<PayloadNode> {
  const template = readTemplate(context, input.template, ['input', 'template']);
  const { ref, account } = readId(context, input.channelId, 'channel');
  if (account === null) return refuseWrite(input.clientMutationId, [notFound('channelId')]);
  const errors = recipientErrors(input);
  if (errors.length > 0) return refuseWrite(input.clientMutationId, errors);
  return writeAt(context, 'templateBulkSend', input, {
    account,
    target: ref.key,
    act: (acts) => acts.sendTemplateBulk,
    command: async (now) => ({
      channelKey: ref.key,
      template: await template.resolve(account),
      to: input.to ?? [],
      recipients: await uploadedFile(context, input.recipientsUploadId, ['input', 'recipientsUploadId']),
      rejectEverything: input.errorPolicy === 'REJECT_EVERYTHING',
      idempotencyKey: input.idempotencyKey,
      now,
    }),
  });
}

/** The stored messages of one account. Throws UserErrors with the path of each missing one. */
async function messagesOf(
  { services }: GraphContext,
  account: OpenAccount,
  keys: readonly string[],
): Promise<readonly MessageRecord[]> {
  const messages = await services.tickets.messages(account, keys);
  const records = keys.map((key) => {
    const message = messages.get(key) ?? null;
    return message instanceof VendorCallError ? null : (message?.record ?? null);
  });
  const missing = records.flatMap((record, index) => (record === null ? [notFound('messageIds', String(index))] : []));
  if (missing.length > 0) throw new UserErrors(missing);
  return records.filter((record) => record !== null);
}

async function markRead(context: GraphContext, input: MessagesMarkReadInput): Promise<PayloadNode> {
  const refs = input.messageIds.map((id) => readId(context, id, 'message'));
  const account = refs[0]?.account ?? null;
  const errors = refs.flatMap(({ account: owner }, index): UserError[] => {
    if (owner === null) return [notFound('messageIds', String(index))];
    if (account === null || owner.id === account.id) return [];
    const message = 'All messages must belong to one account.';
    return [userError('INVALID', { message, field: ['input', 'messageIds', String(index)] })];
  });
  if (refs.length === 0) errors.push(userError('REQUIRED', { field: ['input', 'messageIds'] }));
  if (account === null || errors.length > 0) return refuseWrite(input.clientMutationId, errors);
  // Duplicates stay, so that each error has the index of its own id.
  const keys = refs.map(({ ref }) => ref.key);
  return writeAt(context, 'messagesMarkRead', input, {
    account,
    target: keys.toSorted().join('\n'),
    act: (acts) => acts.markRead,
    command: async (now) => ({ messages: await messagesOf(context, account, keys), now }),
  });
}

export const sends = {
  messageSend: (_root, { input }, context) => send(context, 'messageSend', input, readContent(context, input.content)),
  templateSend: (_root, { input }, context) =>
    send(context, 'templateSend', input, readTemplate(context, input.template, ['input', 'template'])),
  templateBulkSend: (_root, { input }, context) => sendToMany(context, input),
  messagesMarkRead: (_root, { input }, context) => markRead(context, input),
} satisfies MutationResolvers;
