// Lays what a vendor said about a ticket over what is known, and tells what changed by it.

import type { EventData, FieldDelta } from '../../domain/events/event.ts';
import type { Observation } from '../../domain/observation.ts';
import { BLANK_TICKET_FIELDS, type TicketFields, type TicketRecord } from '../../domain/ticket.ts';
import type { FoldContext } from './context.ts';

/** Characters of a ticket's preview. */
export const PREVIEW_LENGTH = 280;

type TicketObservation = Extract<Observation, { type: 'ticket' }>;

/** Fields whose change is news of its own in a TICKET_UPDATED event; the rest follows from messages or is noise. */
const NEWSWORTHY = [
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

/** A ticket as first seen: unknown fields blank, then what holds only at creation, then what was said. */
export function createTicket(observation: TicketObservation, context: FoldContext): TicketRecord {
  const fields = { ...BLANK_TICKET_FIELDS, ...observation.createFields, ...bounded(observation.fields) };
  return {
    ...fields,
    lastActivityAt: fields.lastActivityAt ?? fields.updatedAt ?? fields.createdAt,
    vendor: context.vendor,
    account: context.account,
    key: observation.key,
    nativeId: observation.nativeId,
    version: 1,
    observedAt: context.observedAt,
    threadObservedAt: null,
    threadBehind: false,
    timelineObservedAt: null,
  };
}

/** Lays an observation over a known ticket. Equal to `current` but for `observedAt` when nothing changed. */
export function mergeTicket(current: TicketRecord, observation: TicketObservation, context: FoldContext): TicketRecord {
  const said = withLatestActivity(current, bounded(observation.fields));
  const fields = isNewer(current, said, context) ? said : onlyUnknown(current, said);
  const changed = changedFields(current, fields);
  const observedAt = Math.max(current.observedAt, context.observedAt);
  if (changed.length === 0) return { ...current, observedAt };
  return {
    ...current,
    ...fields,
    version: current.version + 1,
    observedAt,
    threadBehind: current.threadBehind || hintsAtMessages(current, fields, context),
  };
}

/** The same ticket under another key: all that is known of it but its thread and timeline. */
export function movedTicket(ticket: TicketRecord, key: string, nativeId: string): TicketRecord {
  const unread = { threadObservedAt: null, threadBehind: false, timelineObservedAt: null };
  // The old ticket's times end there: whatever is said of the new one is newer.
  const number = ticket.number === ticket.nativeId ? nativeId : ticket.number;
  return { ...ticket, ...unread, key, nativeId, number, updatedAt: null, version: ticket.version + 1 };
}

/** Activity never goes back: a list may not have seen yet what a message of ours told. */
function withLatestActivity(current: TicketRecord, fields: Partial<TicketFields>): Partial<TicketFields> {
  const { lastActivityAt } = fields;
  if (lastActivityAt === undefined || current.lastActivityAt === null) return fields;
  return { ...fields, lastActivityAt: Math.max(current.lastActivityAt, lastActivityAt ?? 0) };
}

/** A preview is a preview, however much text the vendor puts into it. */
function bounded(fields: Partial<TicketFields>): Partial<TicketFields> {
  return fields.preview == null ? fields : { ...fields, preview: fields.preview.slice(0, PREVIEW_LENGTH) };
}

/** An older vendor time never overwrites a newer one; without vendor times, the later look wins. */
function isNewer(current: TicketRecord, fields: Partial<TicketFields>, context: FoldContext): boolean {
  const said = fields.updatedAt ?? null;
  if (said !== null && current.updatedAt !== null && said !== current.updatedAt) return said > current.updatedAt;
  return context.observedAt >= current.observedAt;
}

function onlyUnknown(current: TicketRecord, fields: Partial<TicketFields>): Partial<TicketFields> {
  const kept = Object.entries(fields).filter(([name]) => isBlank(current, name as keyof TicketFields));
  return Object.fromEntries(kept);
}

function isBlank(current: TicketRecord, name: keyof TicketFields): boolean {
  return sameValue(current[name], BLANK_TICKET_FIELDS[name]) && name !== 'superseded';
}

function changedFields(current: TicketRecord, fields: Partial<TicketFields>): (keyof TicketFields)[] {
  return (Object.keys(fields) as (keyof TicketFields)[]).filter((name) => !sameValue(current[name], fields[name]));
}

function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** A read that shows a newer last message than we hold says that the thread went on without us. */
function hintsAtMessages(current: TicketRecord, fields: Partial<TicketFields>, context: FoldContext): boolean {
  if (context.origin !== 'read' && context.origin !== 'backfill') return false;
  const moved = fields.updatedAt !== undefined && fields.updatedAt !== current.updatedAt;
  return moved || (fields.preview !== undefined && fields.preview !== current.preview);
}

/** The events that a change of a ticket's head makes, in a fixed order. */
export function ticketChanges(before: TicketRecord | null, after: TicketRecord, context: FoldContext): EventData[] {
  if (before === null) return [{ type: 'TICKET_CREATED' }];
  if (before.version === after.version) return [];
  return [
    ...statusNews(before, after),
    ...assignmentNews(before, after),
    ...tagNews(before, after),
    ...updateNews(before, after, context),
  ];
}

function statusNews(before: TicketRecord, after: TicketRecord): EventData[] {
  const same = before.status === after.status && before.nativeStatus.code === after.nativeStatus.code;
  return same ? [] : [{ type: 'TICKET_STATUS_CHANGED', from: before.status, to: after.status }];
}

function assignmentNews(before: TicketRecord, after: TicketRecord): EventData[] {
  if (before.assigneeKey === after.assigneeKey) return [];
  return [{ type: 'TICKET_ASSIGNED', fromAgentKey: before.assigneeKey, toAgentKey: after.assigneeKey }];
}

function tagNews(before: TicketRecord, after: TicketRecord): EventData[] {
  const had = before.tagKeys ?? [];
  const has = after.tagKeys ?? [];
  const addedKeys = has.filter((key) => !had.includes(key));
  const removedKeys = had.filter((key) => !has.includes(key));
  if (addedKeys.length === 0 && removedKeys.length === 0) return [];
  return [{ type: 'TICKET_TAGS_CHANGED', addedKeys, removedKeys }];
}

function updateNews(before: TicketRecord, after: TicketRecord, context: FoldContext): EventData[] {
  const fields: (keyof TicketFields)[] = [...NEWSWORTHY];
  if (context.origin === 'read' && after.threadBehind) fields.push('preview');
  const changes = fields.flatMap((field) => deltaOf(field, before[field], after[field]));
  return changes.length === 0 ? [] : [{ type: 'TICKET_UPDATED', changes }];
}

function deltaOf(field: string, before: unknown, after: unknown): FieldDelta[] {
  return sameValue(before, after) ? [] : [{ field, before: toText(before), after: toText(after) }];
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
