// Merges what a vendor reported about a ticket into the stored record.

import type { Observation } from '../../domain/observation.ts';
import { BLANK_TICKET_FIELDS, type TicketFields, type TicketRecord } from '../../domain/ticket.ts';
import type { FoldContext } from './context.ts';

/** Maximum number of characters of a ticket's preview. */
const PREVIEW_LENGTH = 280;

type TicketObservation = Extract<Observation, { type: 'ticket' }>;

/** A new ticket: blank fields, overwritten by those for creation only, overwritten by the reported ones. */
export function createTicket(observation: TicketObservation, context: FoldContext): TicketRecord {
  const fields = { ...BLANK_TICKET_FIELDS, ...observation.createFields, ...withShortPreview(observation.fields) };
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

/** The ticket with the reported fields. When nothing changed, it equals `current` except for `observedAt`. */
export function mergeTicket(current: TicketRecord, observation: TicketObservation, context: FoldContext): TicketRecord {
  const reported = withLatestActivity(current, withShortPreview(observation.fields));
  const fields = isNewer(current, reported, context) ? reported : onlyUnknown(current, reported);
  const observedAt = Math.max(current.observedAt, context.observedAt);
  if (!hasChanges(current, fields)) return { ...current, observedAt };
  return {
    ...current,
    ...fields,
    version: current.version + 1,
    observedAt,
    threadBehind: current.threadBehind || impliesMessages(current, fields, context),
  };
}

/** The same ticket under another key, with everything except its thread and timeline. */
export function movedTicket(ticket: TicketRecord, key: string, nativeId: string): TicketRecord {
  const unread = { threadObservedAt: null, threadBehind: false, timelineObservedAt: null };
  const number = ticket.number === ticket.nativeId ? nativeId : ticket.number;
  // The times of the old ticket end here: any report about the new one is newer.
  return { ...ticket, ...unread, key, nativeId, number, updatedAt: null, version: ticket.version + 1 };
}

/** Activity never moves back: a list may not contain the effect of the gateway's own message yet. */
function withLatestActivity(current: TicketRecord, fields: Partial<TicketFields>): Partial<TicketFields> {
  const { lastActivityAt } = fields;
  if (lastActivityAt === undefined || current.lastActivityAt === null) return fields;
  return { ...fields, lastActivityAt: Math.max(current.lastActivityAt, lastActivityAt ?? 0) };
}

/** Some vendors return a whole text as the preview. */
function withShortPreview(fields: Partial<TicketFields>): Partial<TicketFields> {
  return fields.preview == null ? fields : { ...fields, preview: toPreview(fields.preview) };
}

/** The start of a text. A character outside the BMP is never cut in half. */
export function toPreview(text: string): string {
  const start = text.slice(0, PREVIEW_LENGTH);
  return start.isWellFormed() ? start : start.slice(0, -1);
}

/** An older vendor time never overwrites a newer one. Without vendor times, the later observation wins. */
function isNewer(current: TicketRecord, fields: Partial<TicketFields>, context: FoldContext): boolean {
  const updatedAt = fields.updatedAt ?? null;
  if (updatedAt !== null && current.updatedAt !== null && updatedAt !== current.updatedAt)
    return updatedAt > current.updatedAt;
  return context.observedAt >= current.observedAt;
}

function onlyUnknown(current: TicketRecord, fields: Partial<TicketFields>): Partial<TicketFields> {
  const unknown = Object.entries(fields).filter(([name]) => isBlank(current, name as keyof TicketFields));
  return Object.fromEntries(unknown);
}

function isBlank(current: TicketRecord, name: keyof TicketFields): boolean {
  return isSameValue(current[name], BLANK_TICKET_FIELDS[name]) && name !== 'superseded';
}

function hasChanges(current: TicketRecord, fields: Partial<TicketFields>): boolean {
  return (Object.keys(fields) as (keyof TicketFields)[]).some((name) => !isSameValue(current[name], fields[name]));
}

/** True for equal values; objects are compared by their JSON. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** A read that finds a changed ticket or preview implies messages that the stored thread does not have. */
function impliesMessages(current: TicketRecord, fields: Partial<TicketFields>, context: FoldContext): boolean {
  if (context.origin !== 'read' && context.origin !== 'backfill') return false;
  const isUpdated = fields.updatedAt !== undefined && fields.updatedAt !== current.updatedAt;
  return isUpdated || (fields.preview !== undefined && fields.preview !== current.preview);
}
