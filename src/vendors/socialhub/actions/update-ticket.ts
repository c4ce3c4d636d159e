// A post changed on its network, or a ticket goes back to the inbox.

import type { ActionResult, StatusCommand } from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action, SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import type { TicketUpdateCommand } from '../../../domain/commands/ticket-commands.ts';
import type { OutgoingInteraction } from '../client/index.ts';
import { toTicketObservations } from '../map/index.ts';
import { IN_WORK, toInstant } from '../map/enums.ts';
import type { WireTicket } from '../wire/index.ts';
import { switchedOn, type ActionContext } from './context.ts';
import { toChangedInteraction } from './interaction.ts';
import {
  addressesOf,
  isBlank,
  linkedFiles,
  ratingWithin,
  refuse,
  shortText,
  webAddress,
  type Refusals,
} from './limits.ts';

/** Time of writing, networkItemId, root and the author's id never change: they are not among what it takes. */
export function createTicketUpdate(context: ActionContext): SelectiveAction<TicketUpdateCommand> {
  return {
    supportedFields: [
      'text',
      'attachments',
      'link',
      'rating',
      'url',
      'contact.name',
      'contact.profileUrl',
      'contact.avatarUrl',
      'reopen',
      'updatedAt',
    ],
    check,
    perform: (command) => change(command.ticket, toChangedInteraction(command), command, context),
  };
}

/** Back to the inbox is the one state that can be set. */
export function createStatusSet(context: ActionContext): Action<StatusCommand> {
  return {
    check: ({ status, reasonTagKey, summary }) => [
      ...(status === 'OPEN'
        ? []
        : refuse('NOT_SUPPORTED_BY_VENDOR', 'SocialHub can only bring a ticket back to the inbox.', ['status'])),
      ...(reasonTagKey === null
        ? []
        : refuse('NOT_SUPPORTED_BY_VENDOR', 'SocialHub keeps no reason.', ['reasonTagId'])),
      ...(summary === null ? [] : refuse('NOT_SUPPORTED_BY_VENDOR', 'SocialHub keeps no summary.', ['summary'])),
    ],
    perform: ({ ticket, now }) => change(ticket, {}, { reopen: true, now }, context),
  };
}

function check(command: TicketUpdateCommand): Refusals {
  const { text, attachments, link, rating, url, contact, updatedAt, reopen } = command;
  const isNothing = [text, attachments, link, rating, url, contact, updatedAt].every((value) => value === null);
  return [
    ...(isNothing && !reopen ? refuse('REQUIRED', 'Nothing is to be changed.', null) : []),
    ...(text !== null && isBlank(text) ? refuse('REQUIRED', 'A text cannot be taken away.', ['text']) : []),
    ...(contact?.name != null && isBlank(contact.name)
      ? refuse('REQUIRED', 'An author has a name.', ['contact', 'name'])
      : []),
    ...addressesOf(contact, ['contact']),
    ...shortText(text, ['text']),
    ...linkedFiles(attachments ?? [], ['attachments']),
    ...webAddress(link, ['link']),
    ...ratingWithin(rating, ['rating']),
    ...webAddress(url, ['url']),
  ];
}

async function change(
  ticket: TicketRecord,
  interaction: OutgoingInteraction,
  { reopen, now }: { readonly reopen: boolean; readonly now: number },
  { client, channel }: ActionContext,
): Promise<ActionResult> {
  const wire = await client.updateTicket(ticket.nativeId, interaction, reopen);
  const observations = [...(await told(wire, ticket, channel, now)), ...(reopen ? [backInInbox(ticket)] : [])];
  return { observations: [...observations, switchedOn(now)], messageKey: null };
}

async function told(
  wire: WireTicket | null,
  ticket: TicketRecord,
  channel: ActionContext['channel'],
  now: number,
): Promise<readonly Observation[]> {
  if (wire === null) return [];
  const { contactKey, key: networkItemId } = ticket;
  const isOwn = wire.followupTo !== null || (await channel.isOwn(contactKey));
  const writtenAt = toInstant(wire.interaction.createdTime);
  const isLatest = writtenAt !== null && writtenAt >= (ticket.lastActivityAt ?? 0);
  return toTicketObservations(wire, { networkItemId, contactKey, isOwn, isLatest, now });
}

/** The ticket as it stands after a reset. */
export function backInInbox({ key, nativeId }: TicketRecord): Observation {
  return { type: 'ticket', key, nativeId, fields: IN_WORK, existence: 'known-only' };
}
