// The writes of the contract: each turns its input into a command and goes the one write path.

import { userError, type UserError } from '../../domain/errors.ts';
import type { AdapterActs } from '../../domain/ports/vendor.ts';
import type { MutationResolvers } from '../../generated/schema.ts';
import { actionOfStatus } from '../../writes/ticket-capabilities.ts';
import { visibleAccount, type GraphContext } from '../context.ts';
import { readId } from '../ids.ts';
import type { PayloadNode } from '../nodes.ts';
import { replayDelivery } from '../webhook-replay.ts';
import { refuse, write } from '../write.ts';
import { toContent } from '../outgoing-content.ts';
import { refreshTicket } from '../ticket-refresh.ts';

/** Writes of the contract whose adapters are still to come: refused as data, so that one client code serves all releases. */
function notYet(clientMutationId: string | null | undefined): PayloadNode {
  return refuse(clientMutationId, [
    userError('NOT_SUPPORTED_BY_VENDOR', { message: 'This release of the gateway does not do this yet.' }),
  ]);
}

const tagKeyOf = (context: GraphContext, id: string | null | undefined): string | null =>
  id == null ? null : readId(context, id, 'tag').ref.key;

function foreignTag(context: GraphContext, ticketId: string, tagId: string | null | undefined): UserError[] {
  if (tagId == null || readId(context, ticketId, 'ticket').ref.account === readId(context, tagId, 'tag').ref.account)
    return [];
  return [
    userError('INVALID', {
      message: 'The reason belongs to another account than the ticket.',
      field: ['input', 'reasonTagId'],
    }),
  ];
}

export const Mutation: MutationResolvers = {
  ticketReply: async (_root, { input }, context) => {
    const content = toContent(input.content);
    if ('errors' in content) return refuse(input.clientMutationId, content.errors);
    const action = content.action;
    return write(context, 'ticketReply', input, {
      action,
      act: (acts: AdapterActs) => acts.reply,
      command: (ticket, now) => ({ ticket, content: content.content, idempotencyKey: input.idempotencyKey, now }),
    });
  },
  ticketNoteAdd: (_root, { input }, context) =>
    write(context, 'ticketNoteAdd', input, {
      action: 'addNote',
      act: (acts: AdapterActs) => acts.note,
      command: (ticket, now) => ({ ticket, text: input.text, files: [], now }),
      uploadIds: input.uploadIds ?? [],
    }),
  ticketStatusSet: (_root, { input }, context) => {
    const faults = foreignTag(context, input.ticketId, input.reasonTagId);
    if (faults.length > 0) return refuse(input.clientMutationId, faults);
    const reasonTagKey = tagKeyOf(context, input.reasonTagId);
    return write(context, 'ticketStatusSet', input, {
      action: actionOfStatus(input.status),
      act: (acts: AdapterActs) => acts.setStatus,
      command: (ticket, now) => ({
        ticket,
        status: input.status,
        snoozedUntil: input.snoozedUntil ?? null,
        reasonTagKey,
        summary: input.summary ?? null,
        now,
      }),
    });
  },
  ticketExternalReferenceSet: (_root, { input }, context) =>
    write(context, 'ticketExternalReferenceSet', input, {
      action: null,
      act: (acts: AdapterActs) => acts.setExternalReference,
      command: (ticket, now) => ({
        ticket,
        externalTicketId: input.externalTicketId,
        externalUserId: input.externalUserId ?? null,
        now,
      }),
    }),
  ticketRefresh: (_root, { input }, context) => refreshTicket(context, input),
  webhookReplay: (_root, { input }, context) => replayDelivery(context, input),
  ticketCreate: (_root, { input }, context) => {
    const account = readId(context, input.accountId, 'account').ref.account;
    if (visibleAccount(context, account) === null)
      return refuse(input.clientMutationId, [userError('NOT_FOUND', { field: ['input', 'accountId'] })]);
    return notYet(input.clientMutationId);
  },
  ticketUpdate: (_root, { input }) => notYet(input.clientMutationId),
  ticketAssign: (_root, { input }) => notYet(input.clientMutationId),
  ticketTakeOver: (_root, { input }) => notYet(input.clientMutationId),
  ticketTagsAdd: (_root, { input }) => notYet(input.clientMutationId),
  ticketTagsRemove: (_root, { input }) => notYet(input.clientMutationId),
  ticketReplyConfirm: (_root, { input }) => notYet(input.clientMutationId),
  ticketActionFail: (_root, { input }) => notYet(input.clientMutationId),
  messageSend: (_root, { input }) => notYet(input.clientMutationId),
  messagesMarkRead: (_root, { input }) => notYet(input.clientMutationId),
  templateSend: (_root, { input }) => notYet(input.clientMutationId),
  templateBulkSend: (_root, { input }) => notYet(input.clientMutationId),
  contactOptOut: (_root, { input }) => notYet(input.clientMutationId),
  tagCreate: (_root, { input }) => notYet(input.clientMutationId),
  tagUpdate: (_root, { input }) => notYet(input.clientMutationId),
};
