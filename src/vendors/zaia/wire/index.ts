// Zaia's JSON in Zaia's words. Two ticket shapes: the row that writes answer, and the details that reads answer.

import * as z from 'zod';
import { text } from '../../../platform/adapter/wire.ts';

const HAS_ZONE = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;

/** An instant as ISO text with its zone; epoch milliseconds inside. */
const instant = z.string().transform((value, context) => {
  const at = HAS_ZONE.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});
const instantOrNone = instant.nullish().transform((value) => value ?? null);

const uuid = z.uuid().transform((value) => value.toLowerCase());
const uuidOrNone = uuid.nullish().transform((value) => value ?? null);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);

const ticketState = {
  id: uuid,
  chatId: uuid,
  assigneeId: uuidOrNone,
  createdAt: instant,
  ongoingAt: instantOrNone,
  completedAt: instantOrNone,
  status: text,
  summary: text,
  ticketingTeamId: uuidOrNone,
};

/** What every write answers; only here are `circumstance` and `updatedAt`. */
export const ticketRow = z.object({ ...ticketState, circumstance: text });
export type WireTicketRow = z.output<typeof ticketRow>;

const responder = {
  responderEntity: text,
  responderId: uuidOrNone,
  responderName: text,
  responderPicture: text,
  responderVersionNumber: text,
};

/** What every read answers; only here are names and pictures. */
export const ticketDetails = z.object({
  ...ticketState,
  ...responder,
  assigneeEmail: text,
  assigneeName: text,
  assigneePicture: text,
  channelId: uuidOrNone,
  channelType: text,
  chatIsRemoved: flag,
  chatOwnerId: uuidOrNone,
  isOwnerBlocked: flag,
  ownerEmail: text,
  ownerIdentifier: text,
  ownerName: text,
});
export type WireTicketDetails = z.output<typeof ticketDetails>;

/** What is needed of a chat: which one it is and when somebody last spoke. */
export const chat = z.object({ id: uuid, lastMessageCreatedAt: instantOrNone });
export type WireChat = z.output<typeof chat>;

const sender = z.object({ id: text, entity: text, name: text }).nullish().catch(null);

/** No field of a message is published: the near names of the chat's `lastMessage…` fields are read. */
export const message = z.object({
  id: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,128}$/),
  createdAt: instant,
  ticketId: uuidOrNone,
  role: text,
  content: z.unknown(),
  senderId: text,
  sender: sender.transform((value) => value ?? null),
});
export type WireMessage = z.output<typeof message>;

export const channel = z.object({ id: uuid, name: text, type: text });
export type WireChannel = z.output<typeof channel>;

export const team = z.object({ id: uuid, name: text, description: text, isRemoved: flag });
export type WireTeam = z.output<typeof team>;

export const responderRow = z.object({ id: uuid, entity: text, name: text, picture: text });
export type WireResponder = z.output<typeof responderRow>;

export const tag = z.object({ id: uuid, name: text, color: text, description: text });
export type WireTag = z.output<typeof tag>;

/** The link between a ticket and a tag, as attaching it answers. */
export const ticketTag = z.object({ tagId: uuid, ticketId: uuid });

/** An error body; which of its sentences is filled is not said. */
export const failure = z.object({
  code: text,
  name: text,
  message: z.string().nullish(),
  feedback: z.object({ enUs: z.string().nullish() }).nullish(),
});
