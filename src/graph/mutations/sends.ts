// Messages to people outside any known ticket, templates to one and to many, and the word that messages were read.

import { userError, UserErrors, type UserError } from '../../domain/errors/error-codes.ts';
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

/** A template send is a message send of a template; only the paths in its input are shorter. */
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

const EITHER = 'Give the numbers in `to` or in a file, not in both.';

function faultsOfNumbers({ to, recipientsUploadId }: TemplateBulkSendInput): UserError[] {
  const hasNumbers = to != null && to.length > 0;
  if (hasNumbers && recipientsUploadId != null)
    return [userError('INVALID', { message: EITHER, field: ['input', 'recipientsUploadId'] })];
  if (hasNumbers || recipientsUploadId != null) return [];
  return [userError('REQUIRED', { message: 'There is no number to send to.', field: ['input', 'to'] })];
}

async function sendToMany(context: GraphContext, input: TemplateBulkSendInput): Promise<PayloadNode> {
  const template = readTemplate(context, input.template, ['input', 'template']);
  const { ref, account } = readId(context, input.channelId, 'channel');
  if (account === null) return refuseWrite(input.clientMutationId, [notFound('channelId')]);
  const faults = faultsOfNumbers(input);
  if (faults.length > 0) return refuseWrite(input.clientMutationId, faults);
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

/** The messages of the ids in one account; throws UserErrors with the path of each that is none. */
async function messagesOf(
  { services }: GraphContext,
  account: OpenAccount,
  keys: readonly string[],
): Promise<readonly MessageRecord[]> {
  const held = await services.store.state.messages(account.id, keys);
  const missing = keys.flatMap((key, index) => (held.has(key) ? [] : [notFound('messageIds', String(index))]));
  if (missing.length > 0) throw new UserErrors(missing);
  return keys.flatMap((key) => held.get(key) ?? []);
}

async function markRead(context: GraphContext, input: MessagesMarkReadInput): Promise<PayloadNode> {
  const refs = input.messageIds.map((id) => readId(context, id, 'message'));
  const account = refs[0]?.account ?? null;
  const faults = refs.flatMap(({ account: owner }, index): UserError[] => {
    if (owner === null) return [notFound('messageIds', String(index))];
    if (account === null || owner.id === account.id) return [];
    const message = 'The messages of one call belong to one account.';
    return [userError('INVALID', { message, field: ['input', 'messageIds', String(index)] })];
  });
  if (refs.length === 0) faults.push(userError('REQUIRED', { field: ['input', 'messageIds'] }));
  if (account === null || faults.length > 0) return refuseWrite(input.clientMutationId, faults);
  // A message that is named twice keeps both places, so that what is wrong with it is told at its own.
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
