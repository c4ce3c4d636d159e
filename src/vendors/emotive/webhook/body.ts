// Parses a webhook body: `{ticket, event}` and similar forms, because the vendor documents none.

import type { WebhookForm } from '../settings.ts';
import {
  asText,
  FieldProblemError,
  parseEvent,
  parseTicket,
  ticketIdOf,
  type EventWire,
  type TicketWire,
} from '../wire/index.ts';

const MAX_EVENTS = 500;
const EVENT_FIELDS = ['message', 'event_time', 'agent_id', 'created'];
const TICKET_FIELDS = ['opted_in_user', 'external_ticket_id', 'external_user_id', 'created_at'];

export interface WebhookContent {
  readonly ticketKey: string;
  readonly ticket: TicketWire | null;
  readonly events: readonly EventWire[];
}
type Parts = Omit<WebhookContent, 'ticketKey'>;
type Body = Readonly<Record<string, unknown>>;

/** Throws FieldProblemError. */
export function parseBody(json: unknown, form: WebhookForm): WebhookContent {
  const parts = form === 'tolerant' ? parseAnyForm(json) : parseTicketAndEvent(json);
  return { ...parts, ticketKey: ticketKeyOf(parts) };
}

function ticketKeyOf({ ticket, events }: Parts): string {
  const ticketId = ticket === null ? null : ticketIdOf(ticket);
  const ids = new Set([ticketId, ...events.map((event) => asText(event.ticket_id))]);
  ids.delete(null);
  if (ids.size > 1) throw new FieldProblemError('event.ticket_id', 'names another ticket');
  const [only] = ids;
  if (only === undefined || only === null) throw new FieldProblemError('ticket.id', 'missing, and no ticket_id either');
  return only;
}

function parseTicketAndEvent(json: unknown): Parts {
  const body = asBody(json, 'body');
  return { ticket: parseTicket(body['ticket'], 'ticket'), events: [parseEvent(body['event'], 'event')] };
}

function parseAnyForm(json: unknown): Parts {
  const body = asBody(json, 'body');
  const events = parseEvents(body);
  if (isPresent(body['ticket'])) return { ticket: parseTicket(body['ticket'], 'ticket'), events };
  if (events.length > 0) return { ticket: isBareTicket(body) ? parseTicket(body, '') : null, events };
  if (!hasAny(body, EVENT_FIELDS)) return { ticket: parseBareTicket(body), events };
  return parseBareEvent(body);
}

function parseEvents(body: Body): readonly EventWire[] {
  if (isPresent(body['event'])) return [parseEvent(body['event'], 'event')];
  const list = body['events'];
  if (!isPresent(list)) return [];
  if (!Array.isArray(list)) throw new FieldProblemError('events', 'not a list');
  if (list.length > MAX_EVENTS) throw new FieldProblemError('events', 'too many');
  return list.map((event, index) => parseEvent(event, `events.${index}`));
}

function parseBareTicket(body: Body): TicketWire {
  if (!isBareTicket(body)) throw new FieldProblemError('ticket', 'missing');
  return parseTicket(body, '');
}

/** One flat object: an event, possibly with fields of its ticket. With such fields and no `ticket_id`, `id` is the ticket's. */
function parseBareEvent(body: Body): Parts {
  const event = parseEvent(body, '');
  const hasTicketFields = hasAny(body, TICKET_FIELDS);
  if (asText(event.ticket_id) !== null) {
    return { ticket: hasTicketFields ? { ...parseTicket(body, ''), id: null } : null, events: [event] };
  }
  if (!hasTicketFields) throw new FieldProblemError('ticket_id', 'missing');
  return { ticket: parseTicket(body, ''), events: [{ ...event, id: null }] };
}

function isBareTicket(body: Body): boolean {
  return hasAny(body, ['id', 'ticket_id']) && hasAny(body, [...TICKET_FIELDS, 'status']);
}

function asBody(json: unknown, field: string): Body {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new FieldProblemError(field, 'not an object');
  }
  return json as Body;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function hasAny(body: Body, fields: readonly string[]): boolean {
  return fields.some((field) => Object.hasOwn(body, field));
}
