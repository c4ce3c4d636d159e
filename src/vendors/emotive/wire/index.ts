// The shapes of Emotive's JSON: tickets, events and pages, parsed leniently.

import { z } from 'zod';

/**
 * Thrown for JSON of an unexpected shape. The message names the field and the problem, never the value. It differs from
 * SchemaMismatchError of the platform in naming the problem, because quarantined webhooks of an undocumented shape need it.
 */
export class FieldProblemError extends Error {
  override readonly name = 'FieldProblemError';
  readonly field: string;
  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.field = field;
  }
}

// Ids become parts of keys and paths: printable, bounded, and never a path step of their own.
const id = z.union([z.int().nonnegative(), z.string().regex(/^(?!\.{1,2}$)[\x21-\x7e]{1,128}$/)]);
const enumValue = z.string().max(256);
const textOrNumber = z.union([z.string().max(512), z.int()]);
const instant = z.union([z.string(), z.number()]);

/** The vendor's `ticket` schema does not declare `id`, and only a sibling schema declares `ticket_id`: either may be sent. */
const ticketSchema = z.looseObject({
  id: id.nullish(),
  ticket_id: id.nullish(),
  external_ticket_id: textOrNumber.nullish(),
  external_user_id: textOrNumber.nullish(),
  opted_in_user: textOrNumber.nullish(),
  status: enumValue.nullish(),
  system_type: z.string().nullish(),
  created_at: instant.nullish(),
});
export type TicketWire = z.infer<typeof ticketSchema>;

const eventSchema = z.looseObject({
  id: id.nullish(),
  ticket_id: id.nullish(),
  agent_id: textOrNumber.nullish(),
  event_time: instant.nullish(),
  message: z.string().nullish(),
  status: enumValue.nullish(),
  created: instant.nullish(),
});
export type EventWire = z.infer<typeof eventSchema>;

const ticketResponseSchema = z.looseObject({ ticket: ticketSchema, events: z.array(eventSchema).nullish() });
export type TicketResponse = z.infer<typeof ticketResponseSchema>;

const pageSchema = z.looseObject({ items: z.array(z.unknown()), next: textOrNumber.nullish() });
export type TicketPage = z.infer<typeof pageSchema>;

const errorSchema = z.looseObject({ message: z.string().nullish(), detail: z.string().nullish() });

/** Parses a value by a schema; `field` is its path in the body, for the error. Throws FieldProblemError. */
export function parseField<T>(schema: z.ZodType<T>, value: unknown, field: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).map(String);
  const fullPath = (field === '' ? path : [field, ...path]).join('.');
  throw new FieldProblemError(fullPath === '' ? 'body' : fullPath, issue?.code ?? 'invalid');
}

/** Throws FieldProblemError; `field` is the path of the ticket in the body. */
export function parseTicket(value: unknown, field: string): TicketWire {
  return parseField(ticketSchema, value, field);
}

/** Throws FieldProblemError; `field` is the path of the event in the body. */
export function parseEvent(value: unknown, field: string): EventWire {
  return parseField(eventSchema, value, field);
}

/** Parses `{ticket, events?}`, the response of GET and POST /tickets/{id}. Throws FieldProblemError. */
export function parseTicketResponse(value: unknown): TicketResponse {
  return parseField(ticketResponseSchema, value, '');
}

/** Parses `{items, next?}`. The items stay unparsed, so that one malformed ticket does not hide the others. */
export function parsePage(value: unknown): TicketPage {
  return parseField(pageSchema, value, '');
}

/** The sentence of an error body: `{message}` by the OpenAPI, `{detail}` as seen on a sibling service; otherwise null. */
export function parseErrorSentence(value: unknown): string | null {
  const result = errorSchema.safeParse(value);
  return result.success ? (result.data.message ?? result.data.detail ?? null) : null;
}

/** An id or another short value as text; null for a missing or empty one. */
export function asText(value: string | number | null | undefined): string | null {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
}

/** The ticket's own id as text; null if it carries none. */
export function ticketIdOf(ticket: TicketWire): string | null {
  return asText(ticket.ticket_id ?? ticket.id);
}
