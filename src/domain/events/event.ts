// One entry of the event log. It is delivered to subscribers and stored for clients that resume.

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

/** An action that a vendor requests of the program that connects it to a network. */
export type RequestedActionKind = 'REPLY' | 'TEMPLATE_REPLY' | 'BUTTON' | 'DELETE';

/** The data of each event type. Instants are epoch milliseconds; keys belong to the event's account. */
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

/** The write or webhook that caused an event; all null when a read found it. */
export interface EventCause {
  readonly clientMutationId: string | null;
  readonly actor: ActorRef | null;
  readonly webhookDeliveryKey: string | null;
}

/** An event that is not in the log yet. It copies the ticket's facets, so that a filter always selects the same events. */
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
  /** True when an operator replayed the webhook delivery that caused it. */
  readonly replayed: boolean;
  readonly cause: EventCause | null;
  readonly data: EventData;
}

export interface LoggedEvent extends NewEvent {
  readonly position: bigint;
}

/** Selects events; null means no limit. `accounts` are those that the viewer may see. */
export interface EventSelection {
  readonly accounts: readonly AccountId[];
  readonly types: readonly LoggedEventType[] | null;
  readonly vendors: readonly VendorCode[] | null;
  readonly tickets: readonly { readonly account: AccountId; readonly key: string }[] | null;
  readonly assignees: RefSelection | null;
  readonly teams: RefSelection | null;
  readonly channelTypes: readonly ChannelType[] | null;
}

/** `unset: true` selects events without a reference, false those with one, null both. */
export interface RefSelection {
  readonly refs: readonly { readonly account: AccountId; readonly key: string }[] | null;
  readonly unset: boolean | null;
}

/** True when the selection contains the event. The SQL of the log may only preselect. */
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
