// Creates a ticket at a vendor.

import { UserErrors } from '../../domain/errors/error-codes.ts';
import type { TicketCreateCommand } from '../../domain/commands/ticket-commands.ts';
import type { TicketCreateInput } from '../../generated/schema.ts';
import { visibleAccount, type GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { PayloadNode } from '../nodes/node-types.ts';
import { uploadedFiles } from './uploads.ts';
import { refuseWrite, writeAt } from './write.ts';
import { notFound, readReferences } from './references.ts';
import { contactDraft, linkedFiles, unsupportedFields } from './ticket-draft.ts';

type ReferencedObjects = Pick<TicketCreateCommand, 'channelKey' | 'reasonTagKey' | 'assigneeKey' | 'teamKey' | 'files'>;

/** Creates the ticket. Missing and unsupported fields are user errors with their paths. */
export async function createTicket(context: GraphContext, input: TicketCreateInput): Promise<PayloadNode> {
  const account = visibleAccount(context, readId(context, input.accountId, 'account').ref.account);
  if (account === null) return refuseWrite(input.clientMutationId, [notFound('accountId')]);
  const references = readReferences(context, account);
  const keys = {
    channelKey: references.key('channel', input.channelId, 'channelId'),
    reasonTagKey: references.key('tag', input.reasonTagId, 'reasonTagId'),
    assigneeKey: references.key('agent', input.assigneeId, 'assigneeId'),
    teamKey: references.key('team', input.teamId, 'teamId'),
  };
  if (references.errors.length > 0) return refuseWrite(input.clientMutationId, references.errors);
  return writeAt(context, 'ticketCreate', input, {
    account,
    target: input.idempotencyKey,
    act: (acts) => acts.createTicket,
    command: async (now) => {
      const { createTicket: action } = account.adapter.actions;
      const errors = unsupportedFields(input, action?.supportedFields ?? [], account.vendor);
      if (errors.length > 0) throw new UserErrors(errors);
      const files = await uploadedFiles(context, input.uploadIds ?? [], ['input', 'uploadIds']);
      return toCommand(input, { ...keys, files }, now);
    },
  });
}

function toCommand(input: TicketCreateInput, references: ReferencedObjects, now: number): TicketCreateCommand {
  return {
    ...references,
    brandKey: null,
    contact: contactDraft(input.contact),
    participants: (input.participants ?? []).map(({ name = null, ...participant }) => ({ ...participant, name })),
    subject: input.subject ?? null,
    text: input.text ?? null,
    attachments: linkedFiles(input.attachments ?? []),
    link: input.link ?? null,
    rating: input.rating ?? null,
    tagNames: input.tagNames ?? [],
    chatNativeId: input.chatNativeId ?? null,
    status: input.status ?? null,
    externalId: input.externalId ?? null,
    rootExternalId: input.rootExternalId ?? null,
    url: input.url ?? null,
    culture: input.culture ?? null,
    customFields: (input.customFields ?? []).map(({ key, value }) => ({ key, value })),
    firstMessages: (input.firstMessages ?? []).map(({ ...message }) => message),
    createdAt: input.createdAt ?? null,
    now,
  };
}
