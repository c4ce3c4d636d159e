// From Zaia's rows to observations: pure apart from counting unknown words.

import type { CatalogEntry } from '../../../domain/catalog.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { TicketFields } from '../../../domain/ticket.ts';
import { ticketKey } from '../keys.ts';
import { toAgent, toContact, toResponderBot } from './people.ts';
import { toChannelType } from './enums.ts';
import type { ZaiaSettings } from '../settings.ts';
import type { WireTicketDetails, WireTicketRow } from '../wire/index.ts';

export interface MapContext {
  readonly settings: ZaiaSettings;
  readonly log: AdapterLog;
  /** Epoch milliseconds. */
  now(): number;
}
type TicketState = Pick<
  WireTicketRow,
  'status' | 'createdAt' | 'ongoingAt' | 'completedAt' | 'assigneeId' | 'ticketingTeamId' | 'summary'
>;

/** Key of the ticket that a row is about. */
export function keyOf({ chatId, id }: { readonly chatId: string; readonly id: string }): string {
  return ticketKey({ chatId, ticketId: id });
}

/** What a ticket's details say: the people around it first, then the ticket. */
export function toTicketObservations(details: WireTicketDetails, context: MapContext): readonly Observation[] {
  const people = [toContact(details, context.log), toAgent(details), toResponderBot(details)];
  const ticket: Observation = {
    type: 'ticket',
    key: keyOf(details),
    nativeId: details.id,
    fields: { ...stateFields(details, context), ...joinedFields(details, context.log) },
    raw: details,
  };
  return [...people.filter((entry) => entry !== null).map(toCatalog), ticket];
}

/** A page of details: people who stand in many of its rows are told once. */
export function toPageObservations(rows: readonly WireTicketDetails[], context: MapContext): readonly Observation[] {
  const told = new Set<string>();
  return rows
    .flatMap((details) => toTicketObservations(details, context))
    .filter((observation) => {
      if (observation.type !== 'catalog') return true;
      const { kind, key } = observation.entry;
      const isNew = !told.has(`${kind}/${key}`);
      told.add(`${kind}/${key}`);
      return isNew;
    });
}

/** What the answer to a write says; names and channel are not in it. */
export function toRowObservation(
  row: WireTicketRow,
  context: MapContext,
  more: Partial<TicketFields> = {},
): Observation {
  const fields = { ...stateFields(row, context), ...more };
  return { type: 'ticket', key: keyOf(row), nativeId: row.id, fields, raw: row };
}

function toCatalog(entry: CatalogEntry): Observation {
  return { type: 'catalog', entry };
}

/** The status words are not published, so the state comes from the time stamps and the word stays as it was sent. */
function stateFields(ticket: TicketState, { settings, log }: MapContext): Partial<TicketFields> {
  const { createdAt, ongoingAt, completedAt } = ticket;
  const word = ticket.status ?? '';
  if (!settings.statuses.has(word)) log.unknownValue('status', word);
  const isActive = completedAt === null;
  return {
    status: isActive ? (ongoingAt === null ? 'NEW' : 'OPEN') : 'CLOSED',
    nativeStatus: { code: word, label: word },
    assigneeKey: ticket.assigneeId,
    teamKey: ticket.ticketingTeamId,
    summary: ticket.summary === '' ? null : ticket.summary,
    createdAt,
    closedAt: completedAt,
    // The latest of the three: only rows carry an `updatedAt`, and one clock must not be laid over another.
    updatedAt: Math.max(createdAt, ongoingAt ?? 0, completedAt ?? 0),
  };
}

function joinedFields(details: WireTicketDetails, log: AdapterLog): Partial<TicketFields> {
  const { ownerEmail, ownerName, responderId, responderName } = details;
  const contact = toContact(details, log);
  const phone = contact?.identities.find(({ kind }) => kind === 'PHONE')?.value ?? null;
  return {
    channelType: toChannelType(details.channelType, log),
    channelKey: details.channelId,
    contactKey: details.chatOwnerId,
    contactName: ownerName,
    email: ownerEmail,
    phone,
    responder: responderId === null ? null : { kind: 'BOT', key: responderId, displayName: responderName },
  };
}
