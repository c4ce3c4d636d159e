// Simulated customers and agents of Glassix: they write, rate, sign, and change their status.

import { createThread } from '../../../sandbox/sample-data/index.ts';
import type { CustomerWriteResult } from '../../../sandbox/index.ts';
import * as events from './events.ts';
import { addTransaction, openTicket, setOwner, setState } from './history.ts';
import { guestOf } from './seed.ts';
import { DEPARTMENTS } from './settings.ts';
import type { GlassixContext, StoredAttachment, Ticket, Transaction } from './state.ts';
import type { Protocol, State, UserStatus } from './enums.ts';

/** What a customer or agent does; omitted fields are generated. */
export interface GlassixWrite {
  readonly kind: 'text' | 'image' | 'survey' | 'document' | 'presence' | 'state' | 'owner' | 'outside-status';
  /** The writer, in E.164 with or without a plus. */
  readonly phone: string;
  readonly name: string;
  readonly text: string;
  readonly protocol: Protocol;
  /** The ticket; unused by `presence`. */
  readonly ticketId: number | string;
  readonly userName: string;
  readonly userStatus: UserStatus;
  readonly doNotDisturb: boolean;
  readonly state: State;
  readonly stars: number;
}

type Write = Partial<GlassixWrite>;
interface Done {
  readonly change: events.Change;
  readonly departmentId: string;
  readonly ticketId: number | null;
  readonly messageId: string | null;
}

/** The newest ticket of a number that is not closed; a customer has one open ticket. */
function openTicketOf(context: GlassixContext, digits: string): Ticket | null {
  const tickets = [...context.state.tickets.values()];
  const isTheirs = (ticket: Ticket): boolean =>
    ticket.state !== 'Closed' &&
    ticket.participants.some(({ type, identifier }) => type === 'Client' && identifier === digits);
  return tickets.findLast(isTheirs) ?? null;
}

function ticketFor(context: GlassixContext, write: Write): { readonly ticket: Ticket; readonly isNew: boolean } {
  const named = write.ticketId === undefined ? undefined : context.state.tickets.get(Number(write.ticketId));
  if (named !== undefined) return { ticket: named, isNew: false };
  const person = context.state.random.pick(context.state.people);
  const phone = write.phone ?? person.phone;
  const known = openTicketOf(context, phone.replace(/^\+/, ''));
  if (known !== null) return { ticket: known, isNew: false };
  const guest = guestOf({ ...person, phone, name: write.name ?? person.name }, write.protocol ?? 'WhatsApp');
  const start = { departmentId: DEPARTMENTS.support, guests: [guest], fields: [], culture: 'en-US' } as const;
  const rest = { tags: [], uniqueArgument: '', details: {}, at: context.clock.now() };
  return { ticket: openTicket(context.state, { ...start, ...rest }), isNew: true };
}

function imageFor(context: GlassixContext): StoredAttachment {
  const { state } = context;
  const id = state.nextAttachmentId;
  state.nextAttachmentId += 1;
  return {
    id,
    type: 'Image',
    name: `${state.random.token(24)}.png`,
    originalName: 'photo.png',
    sanitization: 'Allowed',
  };
}

function says(context: GlassixContext, write: Write): Done {
  const { state, clock } = context;
  const { ticket, isNew } = ticketFor(context, write);
  const [from] = ticket.participants;
  if (from === undefined) throw new RangeError(`ticket ${ticket.id} has no customer`);
  // A message of the customer reopens a waiting ticket.
  if (ticket.state === 'Pending' || ticket.state === 'Snoozed') ticket.state = 'Open';
  const isImage = write.kind === 'image';
  const invented = createThread(state.random, { length: 1 }).lines[0]?.text ?? 'Hello';
  const text = isImage ? (write.text ?? '') : (write.text ?? invented);
  const attachments = isImage ? [imageFor(context)] : [];
  const line = { from, text, status: 'Delivered', attachments, at: clock.now() };
  const transaction: Transaction = addTransaction(state, ticket, line);
  const change = isNew ? events.newTicket(context, ticket) : events.newMessage(context, ticket, transaction);
  return { change, departmentId: ticket.departmentId, ticketId: ticket.id, messageId: transaction.guid };
}

function presence(context: GlassixContext, { userName, userStatus = 'Break', doNotDisturb = false }: Write): Done {
  const agents = context.state.users.filter(({ type }) => type === 'AGENT');
  const user = agents.find((one) => one.userName === userName) ?? context.state.random.pick(agents);
  user.status = userStatus;
  const change = events.userStatusChange(user, doNotDisturb);
  return { change, departmentId: DEPARTMENTS.support, ticketId: null, messageId: null };
}

function inTicket(context: GlassixContext, write: Write, happen: (ticket: Ticket) => events.Change): Done {
  const { ticket } = ticketFor(context, write);
  return { change: happen(ticket), departmentId: ticket.departmentId, ticketId: ticket.id, messageId: null };
}

/** Reports the status of the newest message outside tickets; without one, of an unknown message. */
function outsideStatus(context: GlassixContext): Done {
  const { state, clock } = context;
  const unknown = { protocol: 'SMS', from: '12029550134', to: '12025550156', text: '', at: clock.now(), status: '' };
  const message = state.outside.at(-1) ?? { providerMessageId: state.random.token(20), ...unknown };
  message.status = 'Delivered';
  const change = events.outsideStatus(context, DEPARTMENTS.support, message);
  return { change, departmentId: DEPARTMENTS.support, ticketId: null, messageId: message.providerMessageId };
}

function rates(ticket: Ticket, { stars = 5, text = 'Thanks' }: Write): events.Change {
  const client = ticket.participants.find(({ type }) => type === 'Client');
  if (client === undefined) throw new RangeError(`ticket ${ticket.id} has no customer`);
  return events.surveyUpdate(ticket, client, stars, text);
}

function act(context: GlassixContext, write: Write): Done {
  const { state, clock } = context;
  switch (write.kind) {
    case 'presence':
      return presence(context, write);
    case 'survey':
      return inTicket(context, write, (ticket) => rates(ticket, write));
    case 'document':
      return inTicket(context, write, (ticket) => events.documentSigned(ticket, write.text ?? 'Contract'));
    case 'state':
      return inTicket(context, write, (ticket) => {
        setState(state, ticket, write.state ?? 'Closed', null, clock.now());
        return events.stateChange(context, ticket);
      });
    case 'owner':
      return inTicket(context, write, (ticket) => {
        const agents = state.users.filter(({ type }) => type === 'AGENT');
        const owner = agents.find((one) => one.userName === write.userName) ?? state.random.pick(agents);
        setOwner(ticket, owner, null, clock.now());
        return events.ownerChange(ticket, owner);
      });
    case 'outside-status':
      return outsideStatus(context);
    default:
      return says(context, write);
  }
}

/** Resolves after the webhook's last attempt. */
export async function customerWrites(context: GlassixContext, write: Write): Promise<CustomerWriteResult> {
  const { change, departmentId, ticketId, messageId } = act(context, write);
  const delivery = await events.postEvent(context, departmentId, [change]);
  return { kind: change['_event'], ticketId: ticketId === null ? null : String(ticketId), messageId, delivery };
}
