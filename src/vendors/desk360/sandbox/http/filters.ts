// The fourteen documented filters of the ticket list.

import { DeskRefusal } from './errors.ts';
import type { DeskCall, DeskTicket } from '../data/state.ts';
import { scriptOf } from '../data/ticket-scripts.ts';
import { toDeskTime } from '../data/times.ts';

type Test = (ticket: DeskTicket) => boolean;

const INTEGERS: readonly (readonly [string, (ticket: DeskTicket) => number | null])[] = [
  ['reason_id', (ticket) => ticket.reasonId],
  ['priority', (ticket) => ticket.priority],
  ['status', (ticket) => ticket.status],
  ['type_id', (ticket) => ticket.typeId],
  ['id', (ticket) => ticket.id],
];

function wanted(call: DeskCall, name: string): string | null {
  const value = call.query.get(name);
  return value === '' ? null : value;
}

function integer(call: DeskCall, name: string): number | null {
  const text = wanted(call, name);
  if (text === null) return null;
  if (!/^-?\d{1,15}$/.test(text)) throw new DeskRefusal('failed_validation', `The ${name} must be an integer.`);
  return Number(text);
}

function day(call: DeskCall, name: string): string | null {
  const text = wanted(call, name);
  if (text === null) return null;
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!valid) throw new DeskRefusal('failed_validation', `The ${name} does not match the format Y-m-d.`);
  return text;
}

function contains(text: string | null, part: string): boolean {
  return text !== null && text.toLowerCase().includes(part.toLowerCase());
}

function integerTests(call: DeskCall): Test[] {
  const tests: Test[] = [];
  for (const [name, read] of INTEGERS) {
    const value = integer(call, name);
    if (value !== null) tests.push((ticket) => read(ticket) === value);
  }
  const agentId = integer(call, 'agent_id');
  // 0 and null both mean unassigned.
  if (agentId !== null) tests.push((ticket) => (ticket.agentId ?? 0) === agentId);
  return tests;
}

function dateTests(call: DeskCall): Test[] {
  const { dateFilterOn, utcOffsetMinutes } = call.context.settings;
  const dayOf = (ticket: DeskTicket): string =>
    toDeskTime(dateFilterOn === 'created' ? ticket.createdAt : ticket.updatedAt, utcOffsetMinutes).slice(0, 10);
  const start = day(call, 'start_date');
  const end = day(call, 'end_date');
  const tests: Test[] = [];
  if (start !== null) tests.push((ticket) => dayOf(ticket) >= start);
  if (end !== null) tests.push((ticket) => dayOf(ticket) <= end);
  return tests;
}

function textTests(call: DeskCall): Test[] {
  const tests: Test[] = [];
  const platform = wanted(call, 'platform');
  const email = wanted(call, 'email');
  const name = wanted(call, 'name');
  const subject = wanted(call, 'subject');
  if (platform !== null) tests.push((ticket) => ticket.platform === platform);
  if (email !== null) tests.push((ticket) => contains(ticket.email, email));
  if (name !== null) tests.push((ticket) => contains(ticket.name, name));
  if (subject !== null) tests.push((ticket) => contains(scriptOf(call.context.state, ticket).subject, subject));
  return tests;
}

/** The product's tickets that pass all filters, by time of update: newest first, or oldest first with `order=asc`. */
export function filteredTickets(call: DeskCall, productId: number): DeskTicket[] {
  const tests = [...integerTests(call), ...dateTests(call), ...textTests(call)];
  const direction = wanted(call, 'order')?.toLowerCase() === 'asc' ? 1 : -1;
  const listed = call.context.settings.whatsappTickets === 'listed';
  return [...call.context.state.tickets.values()]
    .filter((ticket) => ticket.productId === productId && (listed || ticket.phone === null))
    .filter((ticket) => tests.every((test) => test(ticket)))
    .sort((a, b) => direction * (a.updatedAt - b.updatedAt || a.id - b.id));
}
