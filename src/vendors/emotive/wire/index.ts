// Emotive's JSON in Emotive's words: what a ticket, an event and a page look like, read leniently.

import { z } from 'zod';

/** A body that cannot be read. The message names the field and what is wrong with it, never its value. */
export class WireProblem extends Error {
  override readonly name = 'WireSurprise';
  readonly field: string;
  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.field = field;
  }
}

// Ids become parts of keys and paths: printable, bounded, and never a path step of its own.
const id = z.union([z.int().nonnegative(), z.string().regex(/^(?!\.{1,2}$)[\x21-\x7e]{1,128}$/)]);
const word = z.string().max(256);
const textOrNumber = z.union([z.string().max(512), z.int()]);
const instant = z.union([z.string(), z.number()]);

/** `id` is not declared by the vendor's `ticket`, `ticket_id` by a sibling schema only: either may come. */
const ticketSchema = z.looseObject({
  id: id.nullish(),
  ticket_id: id.nullish(),
  external_ticket_id: textOrNumber.nullish(),
  external_user_id: textOrNumber.nullish(),
  opted_in_user: textOrNumber.nullish(),
  status: word.nullish(),
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
  status: word.nullish(),
  created: instant.nullish(),
});
export type EventWire = z.infer<typeof eventSchema>;

const ticketAnswerSchema = z.looseObject({ ticket: ticketSchema, events: z.array(eventSchema).nullish() });
export type TicketAnswer = z.infer<typeof ticketAnswerSchema>;

const pageSchema = z.looseObject({ items: z.array(z.unknown()), next: textOrNumber.nullish() });
export type TicketPage = z.infer<typeof pageSchema>;

const errorSchema = z.looseObject({ message: z.string().nullish(), detail: z.string().nullish() });

/** Reads a value in a schema's form; `at` is its place in the body, for the error. Throws WireSurprise. */
export function read<T>(schema: z.ZodType<T>, value: unknown, at: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).map(String);
  const named = (at === '' ? path : [at, ...path]).join('.');
  throw new WireProblem(named === '' ? 'body' : named, issue?.code ?? 'invalid');
}

/** Reads a ticket; `at` is its place in the body, for the error. Throws WireSurprise. */
export function parseTicket(value: unknown, at: string): TicketWire {
  return read(ticketSchema, value, at);
}

/** Reads an event; `at` is its place in the body, for the error. Throws WireSurprise. */
export function parseEvent(value: unknown, at: string): EventWire {
  return read(eventSchema, value, at);
}

/** Reads `{ticket, events?}`, the answer of GET and POST /tickets/{id}. Throws WireSurprise. */
export function parseTicketAnswer(value: unknown): TicketAnswer {
  return read(ticketAnswerSchema, value, '');
}

/** Reads `{items, next?}`; the items are left unread so that one odd ticket does not hide the others. */
export function parsePage(value: unknown): TicketPage {
  return read(pageSchema, value, '');
}

/** The sentence of an error body: `{message}` by the OpenAPI, `{detail}` as seen on a sibling service; null for others. */
export function parseErrorSentence(value: unknown): string | null {
  const result = errorSchema.safeParse(value);
  return result.success ? (result.data.message ?? result.data.detail ?? null) : null;
}

/** An id or another short value as text; null for absent and empty ones. */
export function asText(value: string | number | null | undefined): string | null {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
}

/** The ticket's own id as text; null when it carries none. */
export function ticketIdOf(ticket: TicketWire): string | null {
  return asText(ticket.ticket_id ?? ticket.id);
}
