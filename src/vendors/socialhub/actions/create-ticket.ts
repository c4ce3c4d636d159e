// Creates a ticket from a post of the network.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import { isBlank, type Refusals } from '../../../platform/adapter/action-checks.ts';
import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubContext } from '../context.ts';
import { interactionKeyOf, ticketKeyOf } from '../keys.ts';
import { accountEnabled } from '../map/account.ts';
import { toTicketObservations } from '../map/index.ts';
import { MAX_TEXT_CHARACTERS, refuse, shortText, webAddress } from './checks.ts';
import { toNewInteraction } from './interaction.ts';
import { author, linkedFiles, networkItemId, ratingWithin } from './limits.ts';

export function createTicketCreate(
  client: SocialhubClient,
  context: SocialhubContext,
): SelectiveAction<TicketCreateCommand> {
  return {
    supportedFields: [
      'channelId',
      'contact.name',
      'contact.externalUserId',
      'contact.profileUrl',
      'contact.avatarUrl',
      'text',
      'attachments',
      'link',
      'rating',
      'externalId',
      'rootExternalId',
      'url',
      'createdAt',
    ],
    check: (command) => check(command, context),
    perform: (command) => perform(command, client, context),
  };
}

function check(command: TicketCreateCommand, { channel }: SocialhubContext): Refusals {
  const { channelKey, externalId, rootExternalId } = command;
  const isOtherChannel = channelKey !== null && channel.id !== null && channelKey !== channel.id;
  return [
    ...(isOtherChannel ? refuse('INVALID', 'The token of this account is for another channel.', ['channelId']) : []),
    ...networkItemId(externalId, ['externalId']),
    ...(rootExternalId === null ? [] : networkItemId(rootExternalId, ['rootExternalId'])),
    ...author(command.contact, ['contact']),
    ...content(command),
    ...shortText(command.text, ['text'], MAX_TEXT_CHARACTERS),
    ...linkedFiles(command.attachments, ['attachments']),
    ...webAddress(command.link, ['link']),
    ...ratingWithin(command.rating, ['rating']),
    ...webAddress(command.url, ['url']),
  ];
}

function content({ text, attachments, link, rating }: TicketCreateCommand): Refusals {
  const hasContent = !isBlank(text) || attachments.length > 0 || link !== null || rating !== null;
  return hasContent ? [] : refuse('REQUIRED', 'A post needs a text, files, a link or a rating.', ['text']);
}

async function perform(
  command: TicketCreateCommand,
  client: SocialhubClient,
  { channel, settings }: SocialhubContext,
): Promise<ActionResult> {
  const { externalId, now } = command;
  if (externalId === null) throw new TypeError('perform was called without check');
  const contactKey = command.contact?.externalUserId ?? null;
  try {
    const interaction = toNewInteraction(command, settings.ticketType);
    const [wire, isOwn] = await Promise.all([client.createTicket(interaction), channel.isOwn(contactKey)]);
    return {
      observations: [
        ...toTicketObservations(wire, { networkItemId: externalId, contactKey, isOwn, isLatest: false, now }),
        accountEnabled(now),
      ],
      ticketKey: ticketKeyOf(externalId),
      messageKey: interactionKeyOf(externalId),
    };
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'CONFLICT') throw error;
    return duplicate(externalId, error);
  }
}

/** No ticket was created; `ticketKey` names the existing one with this id. */
function duplicate(externalId: string, { failure }: VendorCallError): ActionResult {
  const { vendorCode, vendorMessage } = failure;
  const errors = refuse('DUPLICATE_EXTERNAL_ID', 'SocialHub already has a ticket with this id.', ['externalId']);
  return {
    observations: [],
    ticketKey: ticketKeyOf(externalId),
    messageKey: null,
    errors: errors.map((error) => ({ ...error, vendorCode, vendorMessage })),
  };
}
