// Confirms that a reply is on the network.

import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { ReplyConfirmCommand } from '../../../domain/commands/ticket-commands.ts';
import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubContext } from '../context.ts';
import { followupKeyOf, ticketKeyOf, unconfirmedTaskKeyOf } from '../keys.ts';
import { accountEnabled } from '../map/account.ts';
import { toTicketObservations } from '../map/index.ts';
import { refuse, webAddress } from './checks.ts';
import { isoTime } from './interaction.ts';
import { followupId as checkFollowupId, networkItemId as checkNetworkItemId } from './limits.ts';

/** The message becomes SENT under the network's id, and the ticket that the reply becomes is known. */
export function createReplyConfirm(client: SocialhubClient, context: SocialhubContext): Action<ReplyConfirmCommand> {
  return {
    check: ({ followupId, networkItemId, url }) => [
      ...checkFollowupId(followupId, ['followupId']),
      ...checkNetworkItemId(networkItemId, ['networkItemId']),
      ...webAddress(url, ['url']),
    ],
    perform: (command) => confirm(command, client, context),
  };
}

async function confirm(
  command: ReplyConfirmCommand,
  client: SocialhubClient,
  { settings }: SocialhubContext,
): Promise<ActionResult> {
  const { ticket, followupId, networkItemId, url, createdAt, now } = command;
  const messageKey = followupKeyOf(followupId);
  const interaction = {
    networkItemId,
    ...(createdAt === null ? {} : { createdTime: isoTime(createdAt) }),
    ...(url === null ? {} : { url }),
    ...(settings.ticketType === null ? {} : { type: settings.ticketType }),
  };
  const sent: readonly Observation[] = [
    { type: 'delivery', messageKey, status: 'SENT', error: null, at: createdAt ?? now, nativeId: networkItemId },
    { type: 'task-done', key: unconfirmedTaskKeyOf(followupId) },
    accountEnabled(now),
  ];
  try {
    const wire = await client.confirmReply(ticket.nativeId, followupId, interaction);
    const post = { networkItemId, contactKey: null, isOwn: true, isLatest: false, now };
    const reply = wire === null ? [] : toTicketObservations(wire, post);
    return { observations: [...sent, ...reply], messageKey };
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'CONFLICT') throw error;
    return conflict(command, messageKey, sent, error);
  }
}

/**
 * The vendor already has a ticket with this id. If we know it as another post, that is an error. Otherwise it is this reply,
 * confirmed by an earlier call whose response was lost.
 */
function conflict(
  { knownWithId, networkItemId, ticket }: ReplyConfirmCommand,
  messageKey: string,
  sent: readonly Observation[],
  { failure }: VendorCallError,
): ActionResult {
  const known = knownWithId.find(({ key }) => key === ticketKeyOf(networkItemId));
  const isFollowup = known?.externalReferences.some(
    ({ system, value }) => system === 'followupToId' && value === ticket.nativeId,
  );
  if (isFollowup ?? true) return { observations: sent, messageKey };
  const { vendorCode, vendorMessage } = failure;
  const errors = refuse('DUPLICATE_EXTERNAL_ID', 'SocialHub has another post with this id.', ['networkItemId']);
  return { observations: [], messageKey, errors: errors.map((error) => ({ ...error, vendorCode, vendorMessage })) };
}
