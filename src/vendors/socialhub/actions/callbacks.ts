// What became of an action that SocialHub asked for: the reply stands on the network, or it could not be done.

import { VendorCallError, type VendorErrorCode } from '../../../domain/errors/error-codes.ts';
import type { ActionResult } from '../../../domain/commands/message-commands.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { Action, TaskHandler } from '../../../domain/ports/vendor/actions.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import type { ActionFailCommand, ReplyConfirmCommand } from '../../../domain/commands/ticket-commands.ts';
import { followupKeyOf, ticketKeyOf, unconfirmedTaskKeyOf } from '../keys.ts';
import { toTicketObservations } from '../map/index.ts';
import { IN_WORK, toInstant } from '../map/enums.ts';
import { ACTION_ID, TICKET_ID, type WireTicket } from '../wire/index.ts';
import { switchedOn, type ActionContext } from './context.ts';
import { isoTime } from './interaction.ts';
import { followupId as followup, networkItemId, refuse, webAddress } from './limits.ts';

const NOBODY_CONFIRMED = 'Nobody confirmed in time that the reply stands on the network.';

/** SENT with the network's id; the ticket that the reply has become is known from then on. */
export function createReplyConfirm(context: ActionContext): Action<ReplyConfirmCommand> {
  return {
    check: (command) => [
      ...followup(command.followupId, ['followupId']),
      ...networkItemId(command.networkItemId, ['networkItemId']),
      ...webAddress(command.url, ['url']),
    ],
    perform: (command) => confirm(command, context),
  };
}

async function confirm(command: ReplyConfirmCommand, { client, settings }: ActionContext): Promise<ActionResult> {
  const { ticket, followupId, networkItemId: nativeId, url, createdAt, now } = command;
  const messageKey = followupKeyOf(followupId);
  const interaction = {
    networkItemId: nativeId,
    ...(createdAt === null ? {} : { createdTime: isoTime(createdAt) }),
    ...(url === null ? {} : { url }),
    ...(settings.ticketType === null ? {} : { type: settings.ticketType }),
  };
  const sent: readonly Observation[] = [
    { type: 'delivery', messageKey, status: 'SENT', error: null, at: createdAt ?? now, nativeId },
    { type: 'task-done', key: unconfirmedTaskKeyOf(followupId) },
    switchedOn(now),
  ];
  try {
    const wire = await client.confirmReply(ticket.nativeId, followupId, interaction);
    const reply =
      wire === null
        ? []
        : toTicketObservations(wire, { networkItemId: nativeId, contactKey: null, isOwn: true, isLatest: false, now });
    return { observations: [...sent, ...reply], messageKey };
  } catch (error) {
    if (!(error instanceof VendorCallError) || error.failure.code !== 'CONFLICT') throw error;
    return taken(command, messageKey, sent, error);
  }
}

/**
 * The vendor has a ticket of this id. Unless we know it as somebody else's post, it is this reply: confirmed before, by a
 * call whose answer was lost.
 */
function taken(
  { knownWithId, networkItemId: key, ticket }: ReplyConfirmCommand,
  messageKey: string,
  sent: readonly Observation[],
  { failure }: VendorCallError,
): ActionResult {
  const known = knownWithId.find((one) => one.key === ticketKeyOf(key));
  const isFollowup = known?.externalReferences.some(
    ({ system, value }) => system === 'followupToId' && value === ticket.nativeId,
  );
  if (isFollowup ?? true) return { observations: sent, messageKey };
  const { vendorCode, vendorMessage } = failure;
  const errors = refuse('DUPLICATE_EXTERNAL_ID', 'SocialHub knows another post by this id.', ['networkItemId']);
  return { observations: [], messageKey, errors: errors.map((error) => ({ ...error, vendorCode, vendorMessage })) };
}

/** FAILED, and the ticket is back in the inbox with the reason for its community managers. */
export function createActionFail({ client }: ActionContext): Action<ActionFailCommand> {
  return {
    check: ({ actionId, followupId }) => [
      ...(ACTION_ID.test(actionId)
        ? []
        : refuse('INVALID', 'Not an actionId of an ACTION_REQUESTED event.', ['actionId'])),
      ...(followupId === null ? [] : followup(followupId, ['followupId'])),
    ],
    async perform({ ticket, actionId, followupId, reason, now }) {
      const said = { ...(followupId === null ? {} : { followupId }), ...(reason === null ? {} : { reason }) };
      const wire = await client.resetAction(ticket.nativeId, actionId, said);
      const failed = { ticketKey: ticket.key, nativeId: ticket.nativeId, actionId, followupId, reason };
      return {
        observations: toFailure(failed, wire, now),
        messageKey: followupId === null ? null : followupKeyOf(followupId),
      };
    },
  };
}

/** What the vendor answers where it has no such ticket, action or reply any more: there is nobody left to tell. */
const GONE: ReadonlySet<VendorErrorCode> = new Set(['NOT_FOUND', 'INVALID_REQUEST']);

/** Reports what nobody confirmed. A reply that is confirmed or failed at the vendor already needs no report. */
export function createUnconfirmedTask(
  { client }: ActionContext,
  { log, now }: Pick<AdapterContext, 'log' | 'now'>,
): TaskHandler {
  const report = async (ticketId: string, actionId: string, followupId: string): Promise<WireTicket | null> => {
    try {
      return await client.resetAction(ticketId, actionId, { followupId, reason: NOBODY_CONFIRMED });
    } catch (error) {
      if (!(error instanceof VendorCallError) || !GONE.has(error.failure.code)) throw error;
      log.warn('the vendor does not know a reply that nobody confirmed', { ticket: ticketId, action: actionId });
      return null;
    }
  };
  return {
    async perform({ ticketKey, details }) {
      const { ticketId, actionId, followupId } = details;
      const isReadable = typeof ticketId === 'string' && TICKET_ID.test(ticketId) && ticketKey !== null;
      if (!isReadable || typeof actionId !== 'string' || typeof followupId !== 'string') return [];
      try {
        const wire = await report(ticketId, actionId, followupId);
        const failed = { ticketKey, nativeId: ticketId, actionId, followupId, reason: NOBODY_CONFIRMED };
        return toFailure(failed, wire, now());
      } catch (error) {
        if (error instanceof VendorCallError && error.failure.code === 'CONFLICT') return [];
        throw error;
      }
    },
  };
}

interface FailedAction {
  readonly ticketKey: string;
  readonly nativeId: string;
  readonly actionId: string;
  readonly followupId: string | null;
  readonly reason: string | null;
}

function toFailure(failed: FailedAction, wire: WireTicket | null, now: number): readonly Observation[] {
  const { ticketKey, nativeId, actionId, followupId, reason } = failed;
  const at = now;
  const updatedAt = toInstant(wire?.updatedTime ?? null);
  const fields = { ...IN_WORK, ...(updatedAt === null ? {} : { updatedAt }) };
  const reply: readonly Observation[] =
    followupId === null
      ? []
      : [
          { type: 'delivery', messageKey: followupKeyOf(followupId), status: 'FAILED', error: reason, at },
          { type: 'task-done', key: unconfirmedTaskKeyOf(followupId) },
        ];
  return [
    ...reply,
    { type: 'action-failed', ticketKey, actionId, reason, at },
    { type: 'ticket', key: ticketKey, nativeId, fields, existence: 'known-only' },
    switchedOn(at),
  ];
}
