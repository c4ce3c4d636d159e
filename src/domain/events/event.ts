// One entry of the event log: what happened, told to subscribers and kept for those who come back.

import type { ActorRef, AgentPresence } from '../actor.ts';
import type { SourceState } from '../health.ts';
import type { AccountId, VendorCode } from '../ids.ts';
import type { DeliveryStatus } from '../message.ts';
import type { ChannelType, Rating, TicketStatus } from '../ticket.ts';

export interface FieldDelta {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a vendor asks the network side to do. */
export type RequestedActionKind = 'REPLY' | 'TEMPLATE_REPLY' | 'BUTTON' | 'DELETE';

/** What differs per event type; instants are epoch milliseconds, keys are those of the event's account. */
export type EventData =
  | { readonly type: 'TICKET_CREATED' }
  | { readonly type: 'TICKET_UPDATED'; readonly changes: readonly FieldDelta[] }
  | { readonly type: 'TICKET_STATUS_CHANGED'; readonly from: TicketStatus | null; readonly to: TicketStatus }
  | { readonly type: 'TICKET_ASSIGNED'; readonly fromAgentKey: string | null; readonly toAgentKey: string | null }
  | {
      readonly type: 'TICKET_TAGS_CHANGED';
      readonly addedKeys: readonly string[];
      readonly removedKeys: readonly string[];
    }
  | { readonly type: 'MESSAGE_ADDED'; readonly messageKey: string }
  | { readonly type: 'MESSAGE_UPDATED'; readonly messageKey: string }
  | { readonly type: 'MESSAGE_DELIVERY_CHANGED'; readonly messageKey: string; readonly deliveryStatus: DeliveryStatus }
  | {
      readonly type: 'ACTION_REQUESTED';
      readonly action: RequestedActionKind;
      /** Absent in events of earlier releases. */
      readonly optionId?: string | null;
      readonly actionId: string;
      readonly followupId: string | null;
      readonly messageKey: string | null;
    }
  | { readonly type: 'ACTION_FAILED'; readonly actionId: string; readonly reason: string | null }
  | { readonly type: 'AGENT_PRESENCE_CHANGED'; readonly agentKey: string; readonly presence: AgentPresence }
  | { readonly type: 'SURVEY_SUBMITTED'; readonly rating: Rating | null }
  | { readonly type: 'CONTACT_OPTED_OUT'; readonly contactKey: string }
  | { readonly type: 'VENDOR_HEALTH_CHANGED'; readonly state: SourceState }
  | { readonly type: 'UNMAPPED'; readonly nativeType: string; readonly raw: unknown };

export type LoggedEventType = EventData['type'];

/** Ties an event to the write or webhook that made it; all null when the gateway found it by reading. */
export interface EventCause {
  readonly clientMutationId: string | null;
  readonly actor: ActorRef | null;
  readonly webhookDeliveryKey: string | null;
}

/** An event that is not in the log yet. Facets are those of the ticket at that moment, so that filters never change their mind. */
export interface NewEvent {
  readonly key: string;
  readonly vendor: VendorCode;
  readonly account: AccountId;
  readonly ticketKey: string | null;
  readonly assigneeKey: string | null;
  readonly teamKey: string | null;
  readonly channelType: ChannelType | null;
  readonly occurredAt: number;
  readonly receivedAt: number;
  /** True when an operator replayed the webhook delivery that made it. */
  readonly replayed: boolean;
  readonly cause: EventCause | null;
  readonly data: EventData;
}

export interface LoggedEvent extends NewEvent {
  readonly position: bigint;
}

/** Which events somebody wants; null means no limit. Accounts are what the viewer may see, always set. */
export interface EventSelection {
  readonly accounts: readonly AccountId[];
  readonly types: readonly LoggedEventType[] | null;
  readonly vendors: readonly VendorCode[] | null;
  readonly tickets: readonly { readonly account: AccountId; readonly key: string }[] | null;
  readonly assignees: RefSelection | null;
  readonly teams: RefSelection | null;
  readonly channelTypes: readonly ChannelType[] | null;
}

/** `unset: true` asks for those without one, false for those with one, null for neither question. */
export interface RefSelection {
  readonly refs: readonly { readonly account: AccountId; readonly key: string }[] | null;
  readonly unset: boolean | null;
}

/** True when the event is one of those selected. Pure; the log's SQL never decides this on its own. */
export function selects(selection: EventSelection, event: NewEvent): boolean {
  if (!selection.accounts.includes(event.account)) return false;
  if (selection.types !== null && !selection.types.includes(event.data.type)) return false;
  if (selection.vendors !== null && !selection.vendors.includes(event.vendor)) return false;
  if (selection.channelTypes !== null && !isOneOf(selection.channelTypes, event.channelType)) return false;
  if (selection.tickets !== null && !hasRef(selection.tickets, event.account, event.ticketKey)) return false;
  return selectsRef(selection.assignees, event, event.assigneeKey) && selectsRef(selection.teams, event, event.teamKey);
}

function isOneOf<T>(list: readonly T[], value: T | null): boolean {
  return value !== null && list.includes(value);
}

function hasRef(refs: readonly { account: AccountId; key: string }[], account: AccountId, key: string | null): boolean {
  return key !== null && refs.some((ref) => ref.account === account && ref.key === key);
}

function selectsRef(selection: RefSelection | null, event: NewEvent, key: string | null): boolean {
  if (selection === null) return true;
  if (selection.unset !== null && (key === null) !== selection.unset) return false;
  return selection.refs === null || hasRef(selection.refs, event.account, key);
}
