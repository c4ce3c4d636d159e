// Our ids of a ticket and its contact at Emotive: which they are, and the task that registers them.

import type { Observation } from '../../../domain/observation.ts';
import type { TicketRecord } from '../../../domain/ticket.ts';
import { isPathSafe } from '../client/path-safe.ts';
import type { EmotiveSettings } from '../settings.ts';

/** The task that registers our ids of a ticket; see tasks.ts. */
export const EXTERNAL_IDS_TASK = 'external-ids';

type Referenced = Pick<TicketRecord, 'externalReferences'>;

/** The id by which the ticket is written to; null while none is registered, or one that no path can hold. */
export function externalTicketIdOf(ticket: Referenced): string | null {
  const reference = ticket.externalReferences.find(({ system }) => system === 'external_ticket_id');
  return reference !== undefined && isPathSafe(reference.value) ? reference.value : null;
}

/** Whether somebody registered an id for the ticket, of whatever form. */
export function isRegistered({ externalReferences }: Referenced): boolean {
  return externalReferences.some(({ system }) => system === 'external_ticket_id');
}

export interface OwnIds {
  readonly externalTicketId: string;
  /** null: the contact is not known, so that nothing is said of it. */
  readonly externalUserId: string | null;
}

/** What the gateway registers by itself: the prefix, and the keys of ticket and contact. */
export function ownIdsOf(ticket: Pick<TicketRecord, 'key' | 'contactKey'>, settings: EmotiveSettings): OwnIds {
  const { externalIdPrefix: prefix } = settings;
  return {
    externalTicketId: prefix + ticket.key,
    externalUserId: ticket.contactKey === null ? null : prefix + ticket.contactKey,
  };
}

/** The task for a ticket that nobody registered an id for; none where the setting leaves that to others. */
export function externalIdsTask(ticketKey: string, registered: boolean, settings: EmotiveSettings): Observation[] {
  if (registered || !settings.registerExternalIds) return [];
  const key = `${EXTERNAL_IDS_TASK}/${ticketKey}`;
  return [{ type: 'task', key, kind: EXTERNAL_IDS_TASK, ticketKey, details: {}, dueAt: null }];
}
