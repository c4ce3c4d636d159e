// What a vendor reported, by a webhook, a read or the response to a write. The fold applies it to the projection.

import type { AgentPresence } from './actor.ts';
import type { CatalogEntry, CatalogKind } from './catalog.ts';
import type { RequestedActionKind } from './events/event.ts';
import type { SourceState } from './health.ts';
import type { DeliveryStatus, MessageFields } from './message.ts';
import type { TaskDetails } from './task.ts';
import type { Rating, TicketFields } from './ticket.ts';
import type { TimelineChange } from './timeline.ts';

/**
 * One fact that a vendor reported. An absent field was not reported and keeps its stored value; null means that there is
 * none. The observations of one list are folded in order and stored together or not at all.
 */
export type Observation =
  | {
      readonly type: 'ticket';
      readonly key: string;
      readonly nativeId: string;
      readonly fields: Partial<TicketFields>;
      /** Values for fields that are absent in `fields`, used only when the ticket is new. */
      readonly createFields?: Partial<TicketFields>;
      /** `known-only`: does not create the ticket. Absent: creates a ticket that is unknown. */
      readonly existence?: 'known-only';
      /** The vendor allows one active ticket per contact: older active ones become superseded. */
      readonly onlyActiveOfContact?: true;
      /** The vendor's object, stored for `Ticket.raw`. */
      readonly raw?: unknown;
    }
  | { readonly type: 'ticket-removed'; readonly key: string }
  /** The vendor continues the ticket under another key. The stored ticket moves there; the old key becomes an alias. */
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
      /** A new id of the message, such as the network's, which replaces `nativeId`. Absent: unchanged. */
      readonly nativeId?: string;
    }
  /** The list contained every message of this ticket: an unknown message is new from now on. */
  | { readonly type: 'thread-complete'; readonly ticketKey: string }
  | { readonly type: 'timeline'; readonly ticketKey: string; readonly changes: readonly TimelineChange[] }
  | { readonly type: 'timeline-complete'; readonly ticketKey: string }
  | { readonly type: 'catalog'; readonly entry: CatalogEntry }
  /** The list contained every entry of this kind; all others are deleted. `scope` limits this to keys with that prefix. */
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
      /** The selected option; null for none. */
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
  /** The gateway must do something at the vendor, now or later. The outbox keeps a pending task with the same key. */
  | {
      readonly type: 'task';
      readonly key: string;
      readonly kind: string;
      readonly ticketKey: string | null;
      readonly details: TaskDetails;
      /** Epoch milliseconds; null: now. */
      readonly dueAt: number | null;
    }
  /** The task is no longer necessary and is removed from the outbox. */
  | { readonly type: 'task-done'; readonly key: string }
  /** The vendor disabled or enabled the account. A report older than the stored state changes nothing. */
  | { readonly type: 'account-enabled'; readonly isEnabled: boolean; readonly at: number }
  /** The gateway found that the account started to fail, or works again. */
  | { readonly type: 'health'; readonly ticketKey: null; readonly state: SourceState; readonly at: number }
  /** An event of the vendor that the model does not cover; stored unchanged. */
  | {
      readonly type: 'unmapped';
      readonly ticketKey: string | null;
      readonly nativeType: string;
      readonly raw: unknown;
      readonly at: number;
    };

/** The source of an observation. It decides whether the observation makes events and what it may overwrite. */
export type ObservationOrigin = 'webhook' | 'read' | 'backfill' | 'write' | 'gateway';
