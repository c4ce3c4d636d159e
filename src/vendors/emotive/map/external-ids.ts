// The external ids of a ticket and its contact that the gateway registers at Emotive, and the task that does it.

import type { Observation } from '../../../domain/observation.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { EXTERNAL_IDS_TASK, externalIdsTaskKeyOf, isPathSafe } from '../keys.ts';
import type { EmotiveSettings } from '../settings.ts';

type Referenced = Pick<TicketRecord, 'externalReferences'>;

/** The id used to address the ticket in writes; null if none is registered, or one that no path can hold. */
export function externalTicketIdOf(ticket: Referenced): string | null {
  const reference = ticket.externalReferences.find(({ system }) => system === 'external_ticket_id');
  return reference !== undefined && isPathSafe(reference.value) ? reference.value : null;
}

/** True if the ticket has an external id of whatever form, registered by us or by another system. */
export function isRegistered({ externalReferences }: Referenced): boolean {
  return externalReferences.some(({ system }) => system === 'external_ticket_id');
}

export interface OwnIds {
  readonly externalTicketId: string;
  /** null: the contact is unknown, so its id is left as it is. */
  readonly externalUserId: string | null;
}

/** The ids that the gateway registers automatically: the prefix, then the key of ticket or contact. */
export function ownIdsOf(ticket: Pick<TicketRecord, 'key' | 'contactKey'>, settings: EmotiveSettings): OwnIds {
  const { externalIdPrefix: prefix } = settings;
  return {
    externalTicketId: prefix + ticket.key,
    externalUserId: ticket.contactKey === null ? null : prefix + ticket.contactKey,
  };
}

/** The task that registers ids for a ticket without one; none if the setting disables it. */
export function externalIdsTask(ticketKey: string, registered: boolean, settings: EmotiveSettings): Observation[] {
  if (registered || !settings.registerExternalIds) return [];
  const key = externalIdsTaskKeyOf(ticketKey);
  return [{ type: 'task', key, kind: EXTERNAL_IDS_TASK, ticketKey, details: {}, dueAt: null }];
}
