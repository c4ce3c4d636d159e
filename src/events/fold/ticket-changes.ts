// The events that a change of a ticket makes.

import type { EventData, FieldDelta } from '../../domain/events/event.ts';
import type { TicketFields, TicketRecord } from '../../domain/ticket.ts';
import type { FoldContext } from './context.ts';
import { isSameValue } from './merge-ticket.ts';

/** Fields that appear in TICKET_UPDATED events. The others have events of their own or follow from messages. */
const REPORTED = [
  'subject',
  'summary',
  'priority',
  'contactKey',
  'teamKey',
  'channelKey',
  'customFields',
  'externalReferences',
  'rating',
  'snoozedUntil',
  'superseded',
] as const satisfies readonly (keyof TicketFields)[];

/** The events in a fixed order; none when the version is the same. */
export function ticketChanges(before: TicketRecord | null, after: TicketRecord, context: FoldContext): EventData[] {
  if (before === null) return [{ type: 'TICKET_CREATED' }];
  if (before.version === after.version) return [];
  return [
    ...statusChange(before, after),
    ...assignmentChange(before, after),
    ...tagChange(before, after),
    ...fieldChanges(before, after, context),
  ];
}

function statusChange(before: TicketRecord, after: TicketRecord): EventData[] {
  const isSame = before.status === after.status && before.nativeStatus.code === after.nativeStatus.code;
  return isSame ? [] : [{ type: 'TICKET_STATUS_CHANGED', from: before.status, to: after.status }];
}

function assignmentChange(before: TicketRecord, after: TicketRecord): EventData[] {
  if (before.assigneeKey === after.assigneeKey) return [];
  return [{ type: 'TICKET_ASSIGNED', fromAgentKey: before.assigneeKey, toAgentKey: after.assigneeKey }];
}

function tagChange(before: TicketRecord, after: TicketRecord): EventData[] {
  const had = before.tagKeys ?? [];
  const has = after.tagKeys ?? [];
  const addedKeys = has.filter((key) => !had.includes(key));
  const removedKeys = had.filter((key) => !has.includes(key));
  if (addedKeys.length === 0 && removedKeys.length === 0) return [];
  return [{ type: 'TICKET_TAGS_CHANGED', addedKeys, removedKeys }];
}

/** The preview is reported when a read shows that the stored thread is behind; otherwise a message event covers it. */
function fieldChanges(before: TicketRecord, after: TicketRecord, context: FoldContext): EventData[] {
  const fields: (keyof TicketFields)[] = [...REPORTED];
  if (context.origin === 'read' && after.threadBehind) fields.push('preview');
  const changes = fields.flatMap((field) => deltaOf(field, before[field], after[field]));
  return changes.length === 0 ? [] : [{ type: 'TICKET_UPDATED', changes }];
}

function deltaOf(field: string, before: unknown, after: unknown): FieldDelta[] {
  return isSameValue(before, after) ? [] : [{ field, before: toText(before), after: toText(after) }];
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
