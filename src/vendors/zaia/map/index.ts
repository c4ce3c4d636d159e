// From Zaia's rows to observations: pure, apart from counting unrecognised enum values.

import type { CatalogEntry } from '../../../domain/catalog.ts';
import type { Observation } from '../../../domain/observation.ts';
import type { AdapterLog } from '../../../domain/ports/vendor/module.ts';
import type { TicketFields } from '../../../domain/ticket.ts';
import { keyOf } from '../keys.ts';
import type { MapContext } from './context.ts';
import { toAgent, toContact, toResponderBot } from './people.ts';
import { toChannelType } from './enums.ts';
import type { WireTicketDetails, WireTicketRow } from '../wire/index.ts';

type TicketState = Pick<
  WireTicketRow,
  'status' | 'createdAt' | 'ongoingAt' | 'completedAt' | 'assigneeId' | 'ticketingTeamId' | 'summary'
>;

/** The facts of a ticket's details: its people first, then the ticket. */
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

/** The facts of a page of details; a person in many rows is reported once. */
export function toPageObservations(rows: readonly WireTicketDetails[], context: MapContext): readonly Observation[] {
  const reported = new Set<string>();
  return rows
    .flatMap((details) => toTicketObservations(details, context))
    .filter((observation) => {
      if (observation.type !== 'catalog') return true;
      const { kind, key } = observation.entry;
      const isNew = !reported.has(`${kind}/${key}`);
      reported.add(`${kind}/${key}`);
      return isNew;
    });
}

/** The facts of the response to a write, which has neither names nor a channel. */
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

/** The status values are not published, so the status comes from the timestamps; `nativeStatus` keeps the value. */
function stateFields(ticket: TicketState, { settings, log }: MapContext): Partial<TicketFields> {
  const { createdAt, ongoingAt, completedAt } = ticket;
  const nativeStatus = ticket.status ?? '';
  if (!settings.statuses.has(nativeStatus)) log.unknownValue('status', nativeStatus);
  const isActive = completedAt === null;
  return {
    status: isActive ? (ongoingAt === null ? 'NEW' : 'OPEN') : 'CLOSED',
    nativeStatus: { code: nativeStatus, label: nativeStatus },
    assigneeKey: ticket.assigneeId,
    teamKey: ticket.ticketingTeamId,
    summary: ticket.summary === '' ? null : ticket.summary,
    createdAt,
    closedAt: completedAt,
    // The latest of the three. Only rows carry an `updatedAt`; mixing it in would compare two clocks.
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
