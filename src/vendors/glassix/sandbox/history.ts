// Opens, changes and clones tickets of the emulated Glassix, and adds messages to them.

import type {
  GlassixContext,
  GlassixState,
  Participant,
  StoredAttachment,
  Ticket,
  Transaction,
  User,
} from './state.ts';
import type { Culture, ParticipantType, Protocol, State, SubProtocol } from './enums.ts';

/** The pseudo participant of the queue. */
const SYSTEM: Participant = {
  id: 0,
  name: 'Unassigned Tickets',
  type: 'System',
  protocol: 'Web',
  subProtocol: 'Undefined',
  identifier: '',
  userName: '',
  contactId: null,
  isActive: true,
};

export interface Guest {
  readonly name: string;
  readonly type: ParticipantType;
  readonly protocol: Protocol;
  readonly subProtocol: SubProtocol;
  readonly identifier: string;
}

export interface TicketStart {
  readonly departmentId: string;
  readonly guests: readonly Guest[];
  readonly fields: readonly string[];
  readonly culture: Culture;
  readonly tags: readonly string[];
  readonly uniqueArgument: string;
  readonly details: object;
  readonly at: number;
}

function join(random: GlassixState['random'], guest: Guest, id: number): Participant {
  const contactId = guest.type === 'Client' ? random.uuid() : null;
  return { id, ...guest, userName: guest.type === 'User' ? guest.identifier : '', contactId, isActive: true };
}

/** Opens a ticket without an owner. */
export function openTicket(state: GlassixState, start: TicketStart): Ticket {
  const { departmentId, guests, culture, tags, uniqueArgument, details, at } = start;
  const ticket: Ticket = {
    id: state.nextTicketId,
    departmentId,
    fields: Array.from({ length: 10 }, (_, index) => start.fields[index] ?? ''),
    culture,
    tags,
    ownerId: null,
    state: 'Open',
    openedAt: at,
    closedAt: null,
    lastActivityAt: at,
    uniqueArgument,
    details,
    participants: guests.map((guest, index) => join(state.random, guest, index + 1)),
    transactions: [],
    logs: [],
    summary: null,
    movedTo: null,
    movedFrom: null,
  };
  state.nextTicketId += 7;
  state.tickets.set(ticket.id, ticket);
  return ticket;
}

export interface Line {
  readonly from: Participant;
  readonly type?: string;
  readonly text: string;
  readonly html?: string;
  readonly status?: string;
  readonly attachments?: readonly StoredAttachment[];
  readonly payload?: object | null;
  readonly at: number;
}

/** Adds a transaction; it counts as activity. */
export function addTransaction(state: GlassixState, ticket: Ticket, line: Line): Transaction {
  const { from, type = 'Message', text, html = '', attachments = [], payload = null, at } = line;
  const status = line.status ?? 'Pending';
  const id = state.nextTransactionId;
  state.nextTransactionId += 3n;
  const transaction = { guid: state.random.uuid(), id, at, type, text, html, status, from, attachments, payload };
  ticket.transactions.push(transaction);
  ticket.lastActivityAt = Math.max(ticket.lastActivityAt, at);
  return transaction;
}

/** The user as a participant of the ticket; added if missing. */
export function participantOf(ticket: Ticket, user: User): Participant {
  const known = ticket.participants.find((one) => one.type === 'User' && one.identifier === user.id);
  if (known !== undefined) return known;
  const joined: Participant = {
    id: Math.max(0, ...ticket.participants.map(({ id }) => id)) + 1,
    name: user.fullName,
    type: 'User',
    protocol: 'Web',
    subProtocol: 'Undefined',
    identifier: user.id,
    userName: user.userName,
    contactId: null,
    isActive: true,
  };
  ticket.participants.push(joined);
  return joined;
}

export function setOwner(ticket: Ticket, owner: User, by: User | null, at: number): void {
  ticket.ownerId = owner.id;
  participantOf(ticket, owner);
  ticket.logs.push({ state: ticket.state, at, initiatorUserId: by?.id ?? null, userId: owner.id });
  ticket.lastActivityAt = Math.max(ticket.lastActivityAt, at);
}

const TRANSACTION_TYPES: Readonly<Record<State, string>> = {
  Closed: 'TicketClosed',
  Open: 'TicketOpened',
  Pending: 'TicketPending',
  Snoozed: 'TicketSnoozed',
};

export function setState(state: GlassixState, ticket: Ticket, next: State, by: User | null, at: number): void {
  ticket.state = next;
  ticket.closedAt = next === 'Closed' ? at : null;
  ticket.logs.push({ state: next, at, initiatorUserId: by?.id ?? null, userId: ticket.ownerId });
  addTransaction(state, ticket, { from: SYSTEM, type: TRANSACTION_TYPES[next], text: '', status: 'Undefined', at });
}

/** Clones a ticket into another department and closes the old one, as the documented field names imply. */
export function moveTicket(context: GlassixContext, ticket: Ticket, departmentId: string, by: User): Ticket {
  const { state, clock } = context;
  const at = clock.now();
  const id = state.nextTicketId;
  state.nextTicketId += 7;
  const clone: Ticket = {
    ...ticket,
    id,
    departmentId,
    ownerId: null,
    fields: [...ticket.fields],
    participants: ticket.participants.map((participant) => ({ ...participant })),
    transactions: ticket.transactions.map((transaction) => ({ ...transaction })),
    logs: [],
    lastActivityAt: at,
    movedFrom: { ticketId: ticket.id, departmentId: ticket.departmentId },
  };
  state.tickets.set(id, clone);
  ticket.movedTo = { ticketId: id, departmentId };
  setState(state, ticket, 'Closed', by, at);
  return clone;
}
