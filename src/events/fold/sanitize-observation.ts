// The gate of the projection: every value that a vendor reported passes here once, before it is folded. What passes can be
// stored, sorted and read by every reader.

import type { ActorRef } from '../../domain/actor.ts';
import type { CatalogEntry } from '../../domain/catalog.ts';
import type { AttachmentRecord, MessageFields } from '../../domain/message.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Participant, Rating, TicketFields } from '../../domain/ticket.ts';
import { safeFileName } from '../../platform/file-name.ts';
import { wellFormed } from '../../platform/well-formed.ts';
import type { FoldContext } from './context.ts';

/** How far a vendor's clock may be ahead of the gateway's, milliseconds. */
export const MAX_AHEAD_MS = 86_400_000;
/** 1970-01-02. An earlier instant is a missing one, or seconds in place of milliseconds. */
const MIN_INSTANT = 86_400_000;
/** The last instant whose ISO 8601 text has a year of four digits. */
const MAX_INSTANT = 253_402_300_799_999;

/** When the observation was received (epoch ms), and the last instant that it may report. */
interface Receipt {
  readonly at: number;
  readonly latest: number;
}

/**
 * The observation without impossible values. An instant that is no date, before 1970-01-02 or more than 24 hours ahead
 * becomes the time of receipt; where a field may be null, it becomes null, and in the fields of a ticket it counts as not
 * reported. Nonsense numbers and blank names become null. A place off the globe keeps its words only.
 */
export function sanitizeObservation(
  observation: Observation,
  { observedAt, receivedAt }: Pick<FoldContext, 'observedAt' | 'receivedAt'>,
): Observation {
  const receipt = { at: observedAt, latest: Math.max(observedAt, receivedAt) + MAX_AHEAD_MS };
  const clean = wellFormed(observation);
  switch (clean.type) {
    case 'ticket':
      return sanitizeTicket(clean, receipt);
    case 'message':
      return { ...clean, fields: toMessageFields(clean.fields, receipt) };
    case 'timeline':
      return {
        ...clean,
        changes: clean.changes.map((change) => ({ ...withActor(change), at: past(change.at, receipt) })),
      };
    case 'catalog':
      return { ...clean, entry: toCatalogEntry(clean.entry) };
    case 'delivery':
      return { ...clean, at: pastOrNull(clean.at, receipt) };
    case 'survey':
      return { ...clean, at: past(clean.at, receipt), rating: toRating(clean.rating) };
    case 'task':
      return { ...clean, dueAt: plannedOrNull(clean.dueAt) };
    case 'contact-opted-out':
    case 'presence':
    case 'action-requested':
    case 'action-failed':
    case 'account-enabled':
    case 'health':
    case 'unmapped':
      return { ...clean, at: past(clean.at, receipt) };
    default:
      return clean;
  }
}

function past(at: number, receipt: Receipt): number {
  return pastOrNull(at, receipt) ?? receipt.at;
}

function pastOrNull(at: number | null, { latest }: Receipt): number | null {
  return at !== null && at >= MIN_INSTANT && at <= latest ? Math.trunc(at) : null;
}

/** An instant in the future is possible here. */
function plannedOrNull(at: number | null): number | null {
  return at !== null && at >= MIN_INSTANT && at <= MAX_INSTANT ? Math.trunc(at) : null;
}

function isUsable(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

function toRating(rating: Rating | null): Rating | null {
  return rating !== null && isUsable(rating.value) && isUsable(rating.scale) ? rating : null;
}

const BLANK = /^[\s\p{Cc}\p{Cf}]*$/u;

function nameOrNull(name: string | null): string | null {
  return name === null || BLANK.test(name) ? null : name;
}

function toActor(actor: ActorRef | null): ActorRef | null {
  return actor === null || actor.displayName === null || !BLANK.test(actor.displayName)
    ? actor
    : { ...actor, displayName: null };
}

function withActor<T extends { readonly actor: ActorRef | null }>(holder: T): T {
  const actor = toActor(holder.actor);
  return actor === holder.actor ? holder : { ...holder, actor };
}

function sanitizeTicket(observation: Extract<Observation, { type: 'ticket' }>, receipt: Receipt): Observation {
  const fields = toTicketFields(observation.fields, receipt);
  const { createFields } = observation;
  return createFields === undefined
    ? { ...observation, fields }
    : { ...observation, fields, createFields: toTicketFields(createFields, receipt) };
}

const PAST_FIELDS = [
  'createdAt',
  'updatedAt',
  'lastActivityAt',
  'lastInboundAt',
  'firstResponseAt',
  'closedAt',
] as const satisfies readonly (keyof TicketFields)[];

/** A field with a nonsense value is removed: the vendor did not report it. */
function toTicketFields(fields: Partial<TicketFields>, receipt: Receipt): Partial<TicketFields> {
  const clean: { -readonly [K in keyof TicketFields]?: TicketFields[K] } = { ...fields };
  for (const name of PAST_FIELDS) {
    const at = clean[name];
    if (at === undefined || at === null) continue;
    const instant = pastOrNull(at, receipt);
    if (instant === null) delete clean[name];
    else clean[name] = instant;
  }
  if (clean.snoozedUntil != null) clean.snoozedUntil = plannedOrNull(clean.snoozedUntil);
  if (clean.rating != null && toRating(clean.rating) === null) delete clean.rating;
  if (clean.contactName != null && BLANK.test(clean.contactName)) delete clean.contactName;
  if (clean.responder != null) clean.responder = toActor(clean.responder);
  if (clean.participants != null) clean.participants = clean.participants.map(withParticipantName);
  return clean;
}

function withParticipantName(participant: Participant): Participant {
  return withActor(participant);
}

function toMessageFields(fields: MessageFields, receipt: Receipt): MessageFields {
  return {
    ...fields,
    author: toActor(fields.author),
    createdAt: past(fields.createdAt, receipt),
    editedAt: pastOrNull(fields.editedAt, receipt),
    attachments: fields.attachments.length === 0 ? fields.attachments : fields.attachments.map(toAttachment),
    ...toContent(fields),
  };
}

function toAttachment(attachment: AttachmentRecord): AttachmentRecord {
  const name = nameOrNull(attachment.name);
  return {
    ...attachment,
    name: name === null ? null : safeFileName(name),
    byteSize: toByteSize(attachment.byteSize),
  };
}

function toByteSize(size: number | null): number | null {
  return size !== null && Number.isSafeInteger(size) && size >= 0 ? size : null;
}

/** The text and the content. Content without a possible value becomes text. */
function toContent({ text, content }: MessageFields): Pick<MessageFields, 'text' | 'content'> {
  if (content.kind === 'LOCATION' && !(Math.abs(content.latitude) <= 90 && Math.abs(content.longitude) <= 180)) {
    const words = [content.name, content.address].filter((part) => part !== null && part !== '').join(', ');
    return { text: text === '' ? words : text, content: { kind: 'TEXT' } };
  }
  if (content.kind === 'RATING' && toRating(content) === null)
    return { text: text === '' ? (content.comment ?? '') : text, content: { kind: 'TEXT' } };
  return { text, content };
}

function toCatalogEntry(entry: CatalogEntry): CatalogEntry {
  switch (entry.kind) {
    case 'agent':
    case 'bot':
    case 'contact':
      return { ...entry, displayName: nameOrNull(entry.displayName) };
    default:
      return entry;
  }
}
