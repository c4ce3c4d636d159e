// Simulated subscribers: a text message creates a ticket or adds an event to the active one, and posts the webhook.

import { createThread } from '../../../sandbox/sample-data/index.ts';
import type { CustomerWriteResult, SandboxContext, WebhookDelivery } from '../../../sandbox/index.ts';
import { type EmotiveSandboxSettings, toVendorTime } from './settings.ts';
import {
  activeTicketOf,
  createEvent,
  type EmotiveState,
  isActive,
  openTicket,
  type Ticket,
  type TicketEvent,
} from './state.ts';
import { eventView, ticketView } from './views.ts';
import type { Trigger } from './enums.ts';

/** Precedence: `phone`, `ticketId`, `subscriber`. */
export interface EmotiveCustomerWrite {
  /** E.164; an unknown phone is a new subscriber. */
  readonly phone: string;
  /** Writes as the subscriber of this ticket. */
  readonly ticketId: number | string;
  /** A new subscriber (default), or one with an active ticket. */
  readonly subscriber: 'new' | 'active';
  /** By default a customer's line of the sample data. */
  readonly message: string;
}

type Context = SandboxContext<EmotiveState, EmotiveSandboxSettings>;

/** Resolves after the last attempt at every registered endpoint of the trigger. Rejects if the ticket does not exist. */
export async function customerWrites(
  context: Context,
  write: Partial<EmotiveCustomerWrite>,
): Promise<CustomerWriteResult> {
  const { state, settings, clock } = context;
  const phone = phoneOf(state, write);
  const message = write.message ?? createThread(state.random, { length: 1 }).lines[0]?.text ?? '?';
  const createdAt = clock.now();
  const active = activeTicketOf(state, phone);
  const ticket = active ?? openTicket(state, phone, createdAt);
  if (active !== null) active.status = active.status === 'new' ? 'new' : 'open';
  const { status } = ticket;
  const eventTime = toVendorTime(createdAt, settings.timeForm);
  const event = createEvent(state, ticket, { agentId: null, eventTime, message, status, createdAt });
  ticket.events.push(event);
  const trigger = active === null ? 'create' : 'update';
  const delivery = await post(context, trigger, webhookBody(settings, ticket, event));
  return { kind: trigger, ticketId: String(ticket.id), messageId: String(event.id), delivery };
}

function phoneOf(state: EmotiveState, write: Partial<EmotiveCustomerWrite>): string {
  if (write.phone !== undefined) return write.phone;
  if (write.ticketId !== undefined) {
    const ticket = state.tickets.get(Number(write.ticketId));
    if (ticket === undefined) throw new RangeError(`no ticket ${write.ticketId}`);
    return ticket.phone;
  }
  if (write.subscriber === 'active') {
    return state.random.pick([...state.tickets.values()].filter(isActive)).phone;
  }
  return newPhone(state);
}

function newPhone(state: EmotiveState): string {
  const phone = `+1303555${String(state.random.int(0, 9_999)).padStart(4, '0')}`;
  // Collisions become likely after some thousand subscribers; another range then applies.
  if (state.lastTicketIdByPhone.has(phone)) return `+1406${String(state.lastId.ticket).padStart(7, '5')}`;
  return phone;
}

/** The body of a webhook in the form of the settings; not documented. */
function webhookBody(settings: EmotiveSandboxSettings, ticket: Ticket, event: TicketEvent): object {
  const ticketPart = ticketView(ticket, settings, settings.webhookTicketIdField);
  const eventPart = eventView(event, settings);
  if (settings.webhookForm === 'bare-ticket') return ticketPart;
  if (settings.webhookForm === 'bare-event') return eventPart;
  return { ticket: ticketPart, event: eventPart };
}

/** Posts to every active registration of the trigger, or to the sandbox's target if the brand has none. */
async function post(context: Context, trigger: Trigger, body: object): Promise<WebhookDelivery> {
  const { state, webhooks } = context;
  const registered = [...state.webhooks.values()].filter(
    (webhook) => webhook.trigger === trigger && webhook.status === 'active',
  );
  const [first, ...others] = registered.map((webhook) => ({ kind: trigger, body, target: webhook.url }));
  const rest = others.map((message) => webhooks.send(message));
  const delivery = await webhooks.send(first ?? { kind: trigger, body });
  await Promise.all(rest);
  return delivery;
}
