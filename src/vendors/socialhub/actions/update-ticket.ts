// Updates a ticket whose post changed on the network, or returns it to the inbox.

import type { ActionResult, StatusCommand } from '../../../domain/commands/message-commands.ts';
import type { TicketUpdateCommand } from '../../../domain/commands/ticket-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action, SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { isBlank, type Refusals } from '../../../platform/adapter/action-checks.ts';
import type { OutgoingInteraction, SocialhubClient } from '../client/index.ts';
import type { SocialhubContext } from '../context.ts';
import { accountEnabled } from '../map/account.ts';
import { IN_PROGRESS, toInstant } from '../map/enums.ts';
import { toTicketObservations } from '../map/index.ts';
import type { WireTicket } from '../wire/index.ts';
import { MAX_TEXT_CHARACTERS, refuse, shortText, unsupported, webAddress } from './checks.ts';
import { toChangedInteraction } from './interaction.ts';
import { addressesOf, linkedFiles, ratingWithin } from './limits.ts';

/** The time of writing, networkItemId, root and the author's id never change, so they are not supported fields. */
export function createTicketUpdate(
  client: SocialhubClient,
  context: SocialhubContext,
): SelectiveAction<TicketUpdateCommand> {
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
    perform: (command) => update(command.ticket, toChangedInteraction(command), command, client, context),
  };
}

/** The inbox is the only status that can be set. */
export function createStatusSet(client: SocialhubClient, context: SocialhubContext): Action<StatusCommand> {
  return {
    check: ({ status, reasonTagKey, summary }) => [
      ...(status === 'OPEN' ? [] : unsupported('SocialHub can only return a ticket to the inbox.', ['status'])),
      ...(reasonTagKey === null ? [] : unsupported('SocialHub stores no reason.', ['reasonTagId'])),
      ...(summary === null ? [] : unsupported('SocialHub stores no summary.', ['summary'])),
    ],
    perform: ({ ticket, now }) => update(ticket, {}, { reopen: true, now }, client, context),
  };
}

function check(command: TicketUpdateCommand): Refusals {
  const { text, attachments, link, rating, url, contact, updatedAt, reopen } = command;
  const isEmpty = [text, attachments, link, rating, url, contact, updatedAt].every((value) => value === null);
  const isBlankName = contact !== null && contact.name !== null && isBlank(contact.name);
  return [
    ...(isEmpty && !reopen ? refuse('REQUIRED', 'The update has no changes.') : []),
    ...(text !== null && isBlank(text) ? refuse('REQUIRED', 'A text cannot be removed.', ['text']) : []),
    ...(isBlankName ? refuse('REQUIRED', 'An author needs a name.', ['contact', 'name']) : []),
    ...addressesOf(contact, ['contact']),
    ...shortText(text, ['text'], MAX_TEXT_CHARACTERS),
    ...linkedFiles(attachments ?? [], ['attachments']),
    ...webAddress(link, ['link']),
    ...ratingWithin(rating, ['rating']),
    ...webAddress(url, ['url']),
  ];
}

async function update(
  ticket: TicketRecord,
  interaction: OutgoingInteraction,
  { reopen, now }: { readonly reopen: boolean; readonly now: number },
  client: SocialhubClient,
  context: SocialhubContext,
): Promise<ActionResult> {
  const wire = await client.updateTicket(ticket.nativeId, interaction, reopen);
  const observations = wire === null ? [] : await toUpdatedObservations(wire, ticket, context, now);
  const inInbox = reopen ? [toInInbox(ticket)] : [];
  return { observations: [...observations, ...inInbox, accountEnabled(now)], messageKey: null };
}

async function toUpdatedObservations(
  wire: WireTicket,
  ticket: TicketRecord,
  { channel }: SocialhubContext,
  now: number,
): Promise<readonly Observation[]> {
  const { contactKey, key: networkItemId } = ticket;
  const isOwn = wire.followupTo !== null || (await channel.isOwn(contactKey));
  const writtenAt = toInstant(wire.interaction.createdTime);
  const isLatest = writtenAt !== null && writtenAt >= (ticket.lastActivityAt ?? 0);
  return toTicketObservations(wire, { networkItemId, contactKey, isOwn, isLatest, now });
}

/** The ticket after a reset. */
function toInInbox({ key, nativeId }: TicketRecord): Observation {
  return { type: 'ticket', key, nativeId, fields: IN_PROGRESS, existence: 'known-only' };
}
