// The state of the emulated Emotive: connections, webhook registrations, tickets with events, subscribers and phones.

import type { SandboxRandom } from '../../../sandbox/index.ts';
import type { AuthType, Platform, Status, SwitchState, SystemType, Trigger } from './enums.ts';

/** The id of the first ticket; the value is arbitrary. */
export const firstTicketId = 10_001;

export interface Connection {
  readonly id: number;
  readonly authType: AuthType;
  readonly authValue: string;
  readonly systemTypeId: number;
  status: SwitchState;
}

export interface WebhookRegistration {
  readonly id: number;
  readonly platform: Platform;
  readonly status: SwitchState;
  readonly trigger: Trigger;
  readonly url: string;
}

export interface TicketEvent {
  readonly id: number;
  readonly ticketId: number;
  /** Null for messages of the subscriber, and of the brand without a named agent. */
  readonly agentId: string | null;
  /** As the writer sent it; the vendor defines no format. */
  readonly eventTime: string;
  readonly message: string;
  readonly status: Status;
  readonly createdAt: number;
}

export interface Ticket {
  readonly id: number;
  readonly createdAt: number;
  /** E.164. */
  readonly phone: string;
  externalTicketId: string | null;
  externalUserId: string | null;
  status: Status;
  systemType: SystemType;
  readonly events: TicketEvent[];
}

/** A text message that reached a subscriber's phone. */
export interface DeliveredText {
  readonly phone: string;
  readonly ticketId: number;
  readonly text: string;
  readonly at: number;
}

export interface EmotiveState {
  /** Generates tokens and new subscribers at run time. */
  readonly random: SandboxRandom;
  readonly connections: Map<number, Connection>;
  readonly webhooks: Map<number, WebhookRegistration>;
  /** By id; ids only grow, so insertion order is id order. */
  readonly tickets: Map<number, Ticket>;
  readonly ticketIdByExternalId: Map<string, number>;
  /** Every known phone with its active or last ticket. */
  readonly lastTicketIdByPhone: Map<string, number>;
  readonly optedOut: Set<string>;
  readonly delivered: DeliveredText[];
  /** The last assigned id per kind of object. */
  readonly lastId: { connection: number; webhook: number; ticket: number; event: number };
}

/** Solved and closed tickets are inactive: the subscriber's next message opens a new one. */
export function isActive(ticket: Pick<Ticket, 'status'>): boolean {
  return ticket.status !== 'solved' && ticket.status !== 'closed';
}

/** The one active ticket of a subscriber, or null. */
export function activeTicketOf(state: EmotiveState, phone: string): Ticket | null {
  const last = state.tickets.get(state.lastTicketIdByPhone.get(phone) ?? 0);
  return last !== undefined && isActive(last) ? last : null;
}

/** Changes a status. Returns false without a change if the subscriber would get a second active ticket. */
export function changeStatus(state: EmotiveState, ticket: Ticket, status: Status): boolean {
  const active = activeTicketOf(state, ticket.phone);
  const opens = isActive({ status });
  if (opens && active !== null && active.id !== ticket.id) return false;
  ticket.status = status;
  if (opens) state.lastTicketIdByPhone.set(ticket.phone, ticket.id);
  return true;
}

/** Opens a ticket for a subscriber; the caller adds its first event. */
export function openTicket(state: EmotiveState, phone: string, createdAt: number): Ticket {
  state.lastId.ticket += 1;
  const ticket: Ticket = {
    id: state.lastId.ticket,
    createdAt,
    phone,
    externalTicketId: null,
    externalUserId: null,
    status: 'new',
    systemType: 'custom',
    events: [],
  };
  state.tickets.set(ticket.id, ticket);
  state.lastTicketIdByPhone.set(phone, ticket.id);
  return ticket;
}

/** Creates an event with the next id; the caller decides whether the ticket lists it. */
export function createEvent(
  state: EmotiveState,
  ticket: Ticket,
  fields: Omit<TicketEvent, 'id' | 'ticketId'>,
): TicketEvent {
  state.lastId.event += 1;
  return { id: state.lastId.event, ticketId: ticket.id, ...fields };
}

/** Sets or clears the brand's id of a ticket; an id set twice refers to the last ticket. */
export function setExternalTicketId(state: EmotiveState, ticket: Ticket, externalId: string | null): void {
  const before = ticket.externalTicketId;
  if (before !== null && state.ticketIdByExternalId.get(before) === ticket.id) {
    state.ticketIdByExternalId.delete(before);
  }
  ticket.externalTicketId = externalId;
  if (externalId !== null && externalId !== '') state.ticketIdByExternalId.set(externalId, ticket.id);
}
