// The outbox task that reports a reply as failed if it is not confirmed in time.

import { VendorCallError, type VendorErrorCode } from '../../domain/errors/error-codes.ts';
import type { TaskHandler } from '../../domain/ports/vendor/actions.ts';
import type { SocialhubClient } from './client/index.ts';
import type { SocialhubContext } from './context.ts';
import { toFailedAction } from './map/failed-action.ts';
import { TICKET_ID, type WireTicket } from './wire/index.ts';

const NOT_CONFIRMED = 'The reply was not confirmed in time.';

/** The vendor's errors for a ticket, action or reply that does not exist any more: the report has no receiver. */
const MISSING: ReadonlySet<VendorErrorCode> = new Set(['NOT_FOUND', 'INVALID_REQUEST']);

/** CONFLICT means that the vendor already has the reply as confirmed or failed: no report is needed. */
export function createTaskHandler(client: SocialhubClient, { log, now }: SocialhubContext): TaskHandler {
  const report = async (ticketId: string, actionId: string, followupId: string): Promise<WireTicket | null> => {
    try {
      return await client.resetAction(ticketId, actionId, { followupId, reason: NOT_CONFIRMED });
    } catch (error) {
      if (!(error instanceof VendorCallError) || !MISSING.has(error.failure.code)) throw error;
      log.warn('the vendor does not know an unconfirmed reply', { ticket: ticketId, action: actionId });
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
        const failed = { ticketKey, nativeId: ticketId, actionId, followupId, reason: NOT_CONFIRMED };
        return toFailedAction(failed, wire, now());
      } catch (error) {
        if (error instanceof VendorCallError && error.failure.code === 'CONFLICT') return [];
        throw error;
      }
    },
  };
}
