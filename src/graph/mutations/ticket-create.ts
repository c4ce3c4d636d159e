// A new ticket at a vendor.

import { userError, type UserError } from '../../domain/errors.ts';
import type { TicketCreateInput } from '../../generated/schema.ts';
import { visibleAccount, type GraphContext } from '../context.ts';
import { readId } from '../ids.ts';
import type { PayloadNode } from '../nodes.ts';
import { uploadedFiles } from '../uploads.ts';
import { refuse, writeAt } from '../write.ts';
import { notFound, readReferences } from './references.ts';

/** What adapters that are still to come will take: dropping it silently would be worse than saying no. */
const NOT_TAKEN_YET = [
  'participants',
  'attachments',
  'link',
  'rating',
  'tagNames',
  'teamId',
  'chatNativeId',
  'externalId',
  'rootExternalId',
  'url',
  'culture',
  'firstMessages',
  'createdAt',
] as const satisfies readonly (keyof TicketCreateInput)[];
const CONTACT_NOT_TAKEN_YET = ['identities', 'externalUserId', 'profileUrl', 'avatarUrl'] as const;

function faultsOf(input: TicketCreateInput, vendor: string): UserError[] {
  const refusal = (...path: readonly string[]): UserError =>
    userError('NOT_SUPPORTED_BY_VENDOR', { field: ['input', ...path], vendor });
  return [
    ...NOT_TAKEN_YET.filter((name) => input[name] != null).map((name) => refusal(name)),
    ...CONTACT_NOT_TAKEN_YET.filter((name) => input.contact?.[name] != null).map((name) => refusal('contact', name)),
  ];
}

/** Makes the ticket; what the vendor needs and does not get comes back with its path. */
export async function createTicket(context: GraphContext, input: TicketCreateInput): Promise<PayloadNode> {
  const account = visibleAccount(context, readId(context, input.accountId, 'account').ref.account);
  if (account === null) return refuse(input.clientMutationId, [notFound('accountId')]);
  const canCreate = account.adapter.acts.createTicket !== null;
  const references = readReferences(context, account);
  const channelKey = references.key('channel', input.channelId, 'channelId');
  const reasonTagKey = references.key('tag', input.reasonTagId, 'reasonTagId');
  const assigneeKey = references.key('agent', input.assigneeId, 'assigneeId');
  const faults = [...references.faults, ...(canCreate ? faultsOf(input, account.vendor) : [])];
  if (faults.length > 0) return refuse(input.clientMutationId, faults);
  return writeAt(context, 'ticketCreate', input, {
    account,
    target: input.idempotencyKey,
    act: (acts) => acts.createTicket,
    command: async (now) => ({
      channelKey,
      brandKey: null,
      contactName: input.contact?.name ?? null,
      contactEmail: input.contact?.email ?? null,
      subject: input.subject ?? null,
      text: input.text ?? null,
      files: await uploadedFiles(context, input.uploadIds ?? [], ['input', 'uploadIds']),
      reasonTagKey,
      assigneeKey,
      status: input.status ?? null,
      customFields: (input.customFields ?? []).map(({ key, value }) => ({ key, value })),
      now,
    }),
  });
}
