// The mutations. Each converts its input into a command for the write path.

import { userError, type UserError } from '../../../domain/errors/error-codes.ts';
import type { AdapterActions } from '../../../domain/ports/vendor/actions.ts';
import type { MutationResolvers } from '../../../generated/schema.ts';
import { actionOfStatus } from '../../../writes/ticket-capabilities.ts';
import type { GraphContext } from '../../context.ts';
import { readId } from '../../nodes/ids.ts';
import { sends } from '../../mutations/sends.ts';
import { tags } from '../../mutations/tags.ts';
import { createTicket } from '../../mutations/ticket-create.ts';
import { tickets } from '../../mutations/tickets.ts';
import { readContent } from '../../mutations/outgoing-content.ts';
import { refreshTicket } from '../../mutations/ticket-refresh.ts';
import { uploadedFiles } from '../../mutations/uploads.ts';
import { replayDelivery } from '../../mutations/webhook-replay.ts';
import { refuseWrite, write } from '../../mutations/write.ts';

const tagKeyOf = (context: GraphContext, id: string | null | undefined): string | null =>
  id == null ? null : readId(context, id, 'tag').ref.key;

/** An error when the reason tag and the ticket belong to different accounts. */
function tagAccountErrors(context: GraphContext, ticketId: string, tagId: string | null | undefined): UserError[] {
  if (tagId == null || readId(context, ticketId, 'ticket').ref.account === readId(context, tagId, 'tag').ref.account)
    return [];
  return [
    userError('INVALID', {
      message: 'The reason tag belongs to another account than the ticket.',
      field: ['input', 'reasonTagId'],
    }),
  ];
}

export const Mutation: MutationResolvers = {
  ticketReply: async (_root, { input }, context) => {
    const content = readContent(context, input.content);
    return write(context, 'ticketReply', input, {
      action: content.action,
      actionField: ['content'],
      attaches: content.attaches,
      act: (acts: AdapterActions) => acts.reply,
      command: async (ticket, now, account) => ({
        ticket,
        content: await content.resolve(account),
        idempotencyKey: input.idempotencyKey,
        now,
      }),
    });
  },
  ticketNoteAdd: (_root, { input }, context) => {
    const uploadIds = input.uploadIds ?? [];
    return write(context, 'ticketNoteAdd', input, {
      action: 'addNote',
      attaches: uploadIds.length > 0,
      act: (acts: AdapterActions) => acts.note,
      command: async (ticket, now) => ({
        ticket,
        text: input.text,
        files: await uploadedFiles(context, uploadIds, ['input', 'uploadIds']),
        now,
      }),
    });
  },
  ticketStatusSet: (_root, { input }, context) => {
    const errors = tagAccountErrors(context, input.ticketId, input.reasonTagId);
    if (errors.length > 0) return refuseWrite(input.clientMutationId, errors);
    const reasonTagKey = tagKeyOf(context, input.reasonTagId);
    return write(context, 'ticketStatusSet', input, {
      action: actionOfStatus(input.status),
      actionField: ['status'],
      act: (acts: AdapterActions) => acts.setStatus,
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
      act: (acts: AdapterActions) => acts.setExternalReference,
      command: (ticket, now) => ({
        ticket,
        externalTicketId: input.externalTicketId,
        externalUserId: input.externalUserId ?? null,
        now,
      }),
    }),
  ticketRefresh: (_root, { input }, context) => refreshTicket(context, input),
  webhookReplay: (_root, { input }, context) => replayDelivery(context, input),
  ticketCreate: (_root, { input }, context) => createTicket(context, input),
  ...sends,
  ...tags,
  ...tickets,
};
