// A post of the network becomes a ticket.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { SelectiveAction } from '../../../domain/ports/vendor/actions.ts';
import type { TicketCreateCommand } from '../../../domain/commands/ticket-commands.ts';
import { interactionKeyOf, ticketKeyOf } from '../keys.ts';
import { toTicketObservations } from '../map/index.ts';
import { switchedOn, type ActionContext } from './context.ts';
import { toNewInteraction } from './interaction.ts';
import {
  author,
  isBlank,
  linkedFiles,
  networkItemId,
  ratingWithin,
  refuse,
  shortText,
  webAddress,
  type Refusals,
} from './limits.ts';

export function createTicketCreate(context: ActionContext): SelectiveAction<TicketCreateCommand> {
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
    perform: (command) => perform(command, context),
  };
}

function check(command: TicketCreateCommand, { channel }: ActionContext): Refusals {
  const { channelKey, externalId, rootExternalId } = command;
  const isOther = channelKey !== null && channel.id !== null && channelKey !== channel.id;
  return [
    ...(isOther ? refuse('INVALID', 'The token of this account is for another channel.', ['channelId']) : []),
    ...networkItemId(externalId, ['externalId']),
    ...(rootExternalId === null ? [] : networkItemId(rootExternalId, ['rootExternalId'])),
    ...author(command.contact, ['contact']),
    ...content(command),
    ...shortText(command.text, ['text']),
    ...linkedFiles(command.attachments, ['attachments']),
    ...webAddress(command.link, ['link']),
    ...ratingWithin(command.rating, ['rating']),
    ...webAddress(command.url, ['url']),
  ];
}

function content({ text, attachments, link, rating }: TicketCreateCommand): Refusals {
  const isThere = !isBlank(text) || attachments.length > 0 || link !== null || rating !== null;
  return isThere ? [] : refuse('REQUIRED', 'A post has a text, files, a link or a rating.', ['text']);
}

async function perform(command: TicketCreateCommand, context: ActionContext): Promise<ActionResult> {
  const { client, channel, settings } = context;
  const { externalId, now } = command;
  if (externalId === null) throw new TypeError('the ticket needs a checked command');
  const contactKey = command.contact?.externalUserId ?? null;
  try {
    const interaction = toNewInteraction(command, settings.ticketType);
    const [wire, isOwn] = await Promise.all([client.createTicket(interaction), channel.isOwn(contactKey)]);
    return {
      observations: [
        ...toTicketObservations(wire, { networkItemId: externalId, contactKey, isOwn, isLatest: false, now }),
        switchedOn(now),
      ],
      ticketKey: ticketKeyOf(externalId),
      messageKey: interactionKeyOf(externalId),
    };
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'CONFLICT') throw error;
    return duplicate(externalId, error);
  }
}

/** Nothing was made; the payload leads to the ticket that has this id, where it is known. */
function duplicate(externalId: string, { failure }: VendorCallError): ActionResult {
  const { vendorCode, vendorMessage } = failure;
  const [error] = refuse('DUPLICATE_EXTERNAL_ID', 'SocialHub has a ticket with this id already.', ['externalId']);
  return {
    observations: [],
    ticketKey: ticketKeyOf(externalId),
    messageKey: null,
    errors: error === undefined ? [] : [{ ...error, vendorCode, vendorMessage }],
  };
}
