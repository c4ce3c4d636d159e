// Tickets as observations. Pure.

import type { Observation } from '../../../domain/observation.ts';
import type { CustomField, ExternalReference, TicketFields } from '../../../domain/ticket.ts';
import { channelKey, toGuid } from '../keys.ts';
import { toChannel, toTeam } from './catalog.ts';
import type { MapContext } from './context.ts';
import { toMessage } from './message.ts';
import { toContact, toParticipants } from './people.ts';
import { toTimeline } from './timeline.ts';
import { toInstant } from './time.ts';
import { toChannelType, toStatus } from './enums.ts';
import { FIELD_NAMES, type WireOwner, type WireTicket } from '../wire/index.ts';

/** The name of the external id in `externalReferences`. */
const UNIQUE_ARGUMENT = 'uniqueArgument';

/** null for no time; an unparsable one is logged. */
function timeOf(text: string | null, field: string, { log }: MapContext): number | null {
  const at = toInstant(text);
  if (at === null && text !== null && !text.startsWith('0001-01-01')) log.unknownValue(field, 'unreadable time');
  return at;
}

function customFields(wire: WireTicket): CustomField[] {
  const fields = FIELD_NAMES.flatMap((key) => (wire[key] ? [{ key, label: null, value: wire[key] }] : []));
  return wire.culture ? [...fields, { key: 'culture', label: null, value: wire.culture }] : fields;
}

export function referencesOf(uniqueArgument: string | null): ExternalReference[] {
  return uniqueArgument ? [{ system: UNIQUE_ARGUMENT, value: uniqueArgument }] : [];
}

/** A human owner is the assignee; a bot is the responder. */
function ownerFields(owner: WireOwner | null | undefined): Pick<TicketFields, 'assigneeKey' | 'responder'> {
  const key = toGuid(owner?.id ?? null);
  if (key === null || owner === null || owner === undefined) return { assigneeKey: null, responder: null };
  const displayName = owner.fullName ?? owner.UserName ?? owner.userName;
  if (owner.type?.toUpperCase() !== 'BOT') return { assigneeKey: key, responder: null };
  return { assigneeKey: null, responder: { kind: 'BOT', key, displayName } };
}

function contactOf(wire: WireTicket): ReturnType<typeof toContact> {
  const client = wire.participants.find(({ type }) => type?.toLowerCase() === 'client');
  return client === undefined ? null : toContact(client);
}

function headFields(wire: WireTicket, context: MapContext): Partial<TicketFields> {
  const contact = contactOf(wire);
  const team = toGuid(wire.departmentId);
  const protocol = wire.primaryProtocolType;
  const channelType = toChannelType(protocol, context.log);
  const closedAt = timeOf(wire.close, 'ticket.close', context);
  const state = toStatus(wire.state, context.log);
  const lastInboundAt = timeOf(wire.lastCustomerMessageDateTime, 'ticket.lastCustomerMessageDateTime', context);
  const firstResponseAt = timeOf(wire.firstAgentMessageDateTime, 'ticket.firstAgentMessageDateTime', context);
  return {
    ...state,
    number: wire.id,
    subject: wire.field1 === '' ? null : wire.field1,
    ...(wire.ticketSummary === undefined ? {} : { summary: wire.ticketSummary?.value ?? null }),
    channelType: channelType ?? 'UNKNOWN',
    channelKey: team === null || channelType === null || protocol === null ? null : channelKey(team, protocol),
    contactKey: contact?.key ?? null,
    contactName: contact?.displayName ?? null,
    email: contact?.email ?? null,
    phone: contact?.phone ?? null,
    participants: toParticipants(wire.participants, context),
    ...ownerFields(wire.owner),
    teamKey: team,
    tagKeys: [...new Set(wire.tags)],
    customFields: customFields(wire),
    externalReferences: referencesOf(wire.uniqueArgument),
    createdAt: timeOf(wire.open, 'ticket.open', context),
    updatedAt: timeOf(wire.lastActivity, 'ticket.lastActivity', context),
    lastActivityAt: timeOf(wire.lastActivity, 'ticket.lastActivity', context),
    // Older responses lack these times. Known values stay.
    ...(lastInboundAt === null ? {} : { lastInboundAt }),
    ...(firstResponseAt === null ? {} : { firstResponseAt }),
    closedAt: state.status === 'CLOSED' ? closedAt : null,
  };
}

/** The catalog entries that a ticket contains: team, channel and contact. */
function catalogOf(wire: WireTicket, context: MapContext): Observation[] {
  const team = toGuid(wire.departmentId);
  const type = toChannelType(wire.primaryProtocolType, context.log);
  const contact = contactOf(wire);
  const channel =
    team === null || type === null || wire.primaryProtocolType === null
      ? []
      : [toChannel(team, wire.primaryProtocolType, type, context.settings)];
  return [
    ...(team === null ? [] : [toTeam(team, context.settings)]),
    ...channel,
    ...(contact === null ? [] : [contact.entry]),
  ].map((entry) => ({ type: 'catalog', entry }) as const);
}

/** Maps a ticket's head and its catalog entries. A ticket that was moved to another department yields only the move. */
export function toTicketHead(wire: WireTicket, context: MapContext): Observation[] {
  if (wire.movedToTicketId !== null) {
    return [{ type: 'ticket-moved', key: wire.id, toKey: wire.movedToTicketId, toNativeId: wire.movedToTicketId }];
  }
  const { transactions: _thread, activityLogs: _log, ...raw } = wire;
  const previousKey = wire.movedFromTicketId;
  return [
    ...(previousKey === null
      ? []
      : [{ type: 'ticket-moved', key: previousKey, toKey: wire.id, toNativeId: wire.id } as const]),
    ...catalogOf(wire, context),
    { type: 'ticket', key: wire.id, nativeId: wire.id, fields: headFields(wire, context), raw },
  ];
}

/** Maps a whole ticket: head, every message, and the end of the thread. */
export function toTicketDetail(wire: WireTicket, context: MapContext): Observation[] {
  const head = toTicketHead(wire, context);
  if (wire.movedToTicketId !== null) return head;
  const messages = (wire.transactions ?? []).map((transaction) => toMessage(wire.id, transaction, context));
  const end: Observation[] = wire.transactions == null ? [] : [{ type: 'thread-complete', ticketKey: wire.id }];
  return [...head, ...messages, ...end];
}

/** Maps the changes of a ticket's state and owner. */
export function toTicketTimeline(wire: WireTicket, context: MapContext): Observation[] {
  return [
    { type: 'timeline', ticketKey: wire.id, changes: toTimeline(wire, context) },
    { type: 'timeline-complete', ticketKey: wire.id },
  ];
}
