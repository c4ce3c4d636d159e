// What a vendor told us, whatever the way: a webhook, a read, or the answer to a write. The projection folds these.

import type { AgentPresence } from './actor.ts';
import type { CatalogEntry, CatalogKind } from './catalog.ts';
import type { RequestedActionKind } from './events/event.ts';
import type { SourceState } from './health.ts';
import type { DeliveryStatus, MessageFields } from './message.ts';
import type { TaskDetails } from './task.ts';
import type { Rating, TicketFields } from './ticket.ts';
import type { TimelineChange } from './timeline.ts';

/**
 * One thing a vendor said. A field that is absent was not said and keeps what is known; null was said to be none.
 * Observations of one list are folded in order and land together or not at all.
 */
export type Observation =
  | {
      readonly type: 'ticket';
      readonly key: string;
      readonly nativeId: string;
      readonly fields: Partial<TicketFields>;
      /** Laid under `fields` when the ticket is not known yet; never overwrites anything. */
      readonly createFields?: Partial<TicketFields>;
      /** `known-only`: a hint about a ticket that must not create one. Default: creates it when unknown. */
      readonly existence?: 'known-only';
      /** The vendor allows one active ticket per contact: older active ones of the same contact are flagged superseded. */
      readonly onlyActiveOfContact?: true;
      /** The vendor's own object, kept for `Ticket.raw`. */
      readonly raw?: unknown;
    }
  | { readonly type: 'ticket-removed'; readonly key: string }
  /** The vendor goes on with the ticket under another key: what is known moves there, and the old key answers it. */
  | { readonly type: 'ticket-moved'; readonly key: string; readonly toKey: string; readonly toNativeId: string }
  | {
      readonly type: 'message';
      readonly key: string;
      readonly nativeId: string;
      readonly fields: MessageFields;
      readonly raw?: unknown;
    }
  | {
      readonly type: 'delivery';
      readonly messageKey: string;
      readonly status: DeliveryStatus;
      readonly error: string | null;
      readonly at: number | null;
      /** The id that the message got with this state, such as the network's: `nativeId` from then on. Absent: as it is. */
      readonly nativeId?: string;
    }
  /** Every message of this ticket was in this list: from now on an unseen one is news. */
  | { readonly type: 'thread-complete'; readonly ticketKey: string }
  | { readonly type: 'timeline'; readonly ticketKey: string; readonly changes: readonly TimelineChange[] }
  | { readonly type: 'timeline-complete'; readonly ticketKey: string }
  | { readonly type: 'catalog'; readonly entry: CatalogEntry }
  /** Every entry of this kind was in this list; others of the account are gone. `scope` limits it to keys with that prefix. */
  | { readonly type: 'collection-complete'; readonly kind: CatalogKind; readonly scope: string | null }
  | {
      readonly type: 'contact-opted-out';
      readonly contactKey: string;
      readonly ticketKey: string | null;
      readonly at: number;
    }
  | { readonly type: 'presence'; readonly agentKey: string; readonly presence: AgentPresence; readonly at: number }
  | { readonly type: 'survey'; readonly ticketKey: string | null; readonly rating: Rating | null; readonly at: number }
  | {
      readonly type: 'action-requested';
      readonly ticketKey: string;
      readonly actionId: string;
      readonly followupId: string | null;
      readonly action: RequestedActionKind;
      /** The option that was picked; null where there is none. */
      readonly optionId?: string | null;
      readonly messageKey: string | null;
      readonly at: number;
    }
  | {
      readonly type: 'action-failed';
      readonly ticketKey: string;
      readonly actionId: string;
      readonly reason: string | null;
      readonly at: number;
    }
  /**
   * What was told obliges us to do something at the vendor, now or later: kept in the outbox with it. One of the same key
   * that waits already stays as it is.
   */
  | {
      readonly type: 'task';
      readonly key: string;
      readonly kind: string;
      readonly ticketKey: string | null;
      readonly details: TaskDetails;
      /** Epoch milliseconds; null: at once. */
      readonly dueAt: number | null;
    }
  /** What a task was for has happened: it is taken out of the outbox. */
  | { readonly type: 'task-done'; readonly key: string }
  /** The vendor switched the account off, or on again; an older word than what is known changes nothing. */
  | { readonly type: 'account-switched'; readonly isOn: boolean; readonly at: number }
  /** The account began to fail or is back: what the gateway itself found out about it. */
  | { readonly type: 'health'; readonly ticketKey: null; readonly state: SourceState; readonly at: number }
  /** Something the vendor sent that has no place in the model; kept and shown as it is. */
  | {
      readonly type: 'unmapped';
      readonly ticketKey: string | null;
      readonly nativeType: string;
      readonly raw: unknown;
      readonly at: number;
    };

/** Which way an observation came; decides whether it makes news and what it may overwrite. */
export type ObservationOrigin = 'webhook' | 'read' | 'backfill' | 'write' | 'gateway';
