// Mutations that update, assign and tag tickets, and that report the result of requested actions.

import { userError, UserErrors } from '../../domain/errors/error-codes.ts';
import type { MutationResolvers, TicketAssignInput, TicketTagsInput } from '../../generated/schema.ts';
import type { GraphContext } from '../context.ts';
import type { PayloadNode } from '../nodes/node-types.ts';
import { refuseWrite, write } from './write.ts';
import { namedEntry } from './references.ts';
import { contactDraft, linkedFiles, unsupportedFields } from './ticket-draft.ts';

/** The most tickets with the same network item that the command carries. */
const MAX_KNOWN_TICKETS = 20;

function assign(context: GraphContext, input: TicketAssignInput): Promise<PayloadNode> | PayloadNode {
  const { agentId = null, teamId = null } = input;
  if (agentId === null && teamId === null) {
    const message = 'Set `agentId`, `teamId` or both.';
    return refuseWrite(input.clientMutationId, [userError('REQUIRED', { message, field: ['input', 'agentId'] })]);
  }
  return write(context, 'ticketAssign', input, {
    action: agentId === null ? 'transferTeam' : 'assign',
    act: (acts) => acts.assign,
    command: async (ticket, now, account) => ({
      ticket,
      agent: agentId === null ? null : await namedEntry(context, account, 'agent', agentId, 'agentId'),
      team: teamId === null ? null : await namedEntry(context, account, 'team', teamId, 'teamId'),
      keepCurrentOwner: input.keepCurrentOwner ?? false,
      now,
    }),
  });
}

function changeTags(
  context: GraphContext,
  mutation: 'ticketTagsAdd' | 'ticketTagsRemove',
  input: TicketTagsInput,
): Promise<PayloadNode> | PayloadNode {
  const tagIds = [...new Set(input.tagIds)];
  if (tagIds.length === 0) {
    return refuseWrite(input.clientMutationId, [userError('REQUIRED', { field: ['input', 'tagIds'] })]);
  }
  const isAdding = mutation === 'ticketTagsAdd';
  return write(context, mutation, input, {
    action: isAdding ? 'tag' : 'untag',
    act: (acts) => (isAdding ? acts.addTags : acts.removeTags),
    command: async (ticket, now, account) => {
      const tags = tagIds.map((id) =>
        namedEntry(context, account, 'tag', id, 'tagIds', String(input.tagIds.indexOf(id))),
      );
      return { ticket, tags: await Promise.all(tags), now };
    },
  });
}

export const tickets = {
  ticketUpdate: (_root, { input }, context) =>
    write(context, 'ticketUpdate', input, {
      action: input.reopen === true ? 'reopen' : null,
      act: (acts) => acts.updateTicket,
      command: (ticket, now, account) => {
        const { updateTicket: action } = account.adapter.actions;
        const errors = unsupportedFields(input, action?.supportedFields ?? [], account.vendor);
        if (errors.length > 0) throw new UserErrors(errors);
        return {
          ticket,
          text: input.text ?? null,
          attachments: input.attachments == null ? null : linkedFiles(input.attachments),
          link: input.link ?? null,
          rating: input.rating ?? null,
          url: input.url ?? null,
          contact: contactDraft(input.contact),
          customFields: input.customFields ?? null,
          reopen: input.reopen ?? false,
          updatedAt: input.updatedAt ?? null,
          now,
        };
      },
    }),
  ticketAssign: (_root, { input }, context) => assign(context, input),
  ticketTakeOver: (_root, { input }, context) =>
    write(context, 'ticketTakeOver', input, {
      action: 'takeOver',
      act: (acts) => acts.takeOver,
      command: async (ticket, now, account) => ({
        ticket,
        agent: await namedEntry(context, account, 'agent', input.agentId, 'agentId'),
        now,
      }),
    }),
  ticketTagsAdd: (_root, { input }, context) => changeTags(context, 'ticketTagsAdd', input),
  ticketTagsRemove: (_root, { input }, context) => changeTags(context, 'ticketTagsRemove', input),
  ticketReplyConfirm: (_root, { input }, context) =>
    write(context, 'ticketReplyConfirm', input, {
      action: null,
      act: (acts) => acts.confirmReply,
      command: async (ticket, now, account) => ({
        ticket,
        followupId: input.followupId,
        networkItemId: input.networkItemId,
        knownWithId: await context.services.tickets.listByExternalReference(
          account,
          input.networkItemId,
          MAX_KNOWN_TICKETS,
        ),
        url: input.url ?? null,
        createdAt: input.createdAt ?? null,
        now,
      }),
    }),
  ticketActionFail: (_root, { input }, context) =>
    write(context, 'ticketActionFail', input, {
      action: null,
      act: (acts) => acts.failAction,
      command: (ticket, now) => ({
        ticket,
        actionId: input.actionId,
        followupId: input.followupId ?? null,
        reason: input.reason ?? null,
        now,
      }),
    }),
  contactOptOut: (_root, { input }, context) =>
    write(context, 'contactOptOut', input, {
      action: 'optOutContact',
      act: (acts) => acts.optOut,
      command: (ticket, now) => ({ ticket, now }),
    }),
} satisfies MutationResolvers;
