// The shapes of Zaia's JSON. Tickets have two: writes return a row, reads return details.

import * as z from 'zod';
import { looseText } from '../../../platform/adapter/wire.ts';

const HAS_ZONE = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;

/** ISO text with a zone, parsed to epoch milliseconds. */
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
  status: looseText,
  summary: looseText,
  ticketingTeamId: uuidOrNone,
};

/** The response of every write. Only rows have `circumstance` and `updatedAt`. */
export const ticketRow = z.object({ ...ticketState, circumstance: looseText });
export type WireTicketRow = z.output<typeof ticketRow>;

const responder = {
  responderEntity: looseText,
  responderId: uuidOrNone,
  responderName: looseText,
  responderPicture: looseText,
  responderVersionNumber: looseText,
};

/** The response of every read. Only details have names and pictures. */
export const ticketDetails = z.object({
  ...ticketState,
  ...responder,
  assigneeEmail: looseText,
  assigneeName: looseText,
  assigneePicture: looseText,
  channelId: uuidOrNone,
  channelType: looseText,
  chatIsRemoved: flag,
  chatOwnerId: uuidOrNone,
  isOwnerBlocked: flag,
  ownerEmail: looseText,
  ownerIdentifier: looseText,
  ownerName: looseText,
});
export type WireTicketDetails = z.output<typeof ticketDetails>;

/** The fields of a chat that are used. */
export const chat = z.object({ id: uuid, lastMessageCreatedAt: instantOrNone });
export type WireChat = z.output<typeof chat>;

const sender = z.object({ id: looseText, entity: looseText, name: looseText }).nullish().catch(null);

/** The fields of a message are not published; these are guessed from the chat's `lastMessage…` fields. */
export const message = z.object({
  id: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,128}$/),
  createdAt: instant,
  ticketId: uuidOrNone,
  role: looseText,
  content: z.unknown(),
  senderId: looseText,
  sender: sender.transform((value) => value ?? null),
});
export type WireMessage = z.output<typeof message>;

export const channel = z.object({ id: uuid, name: looseText, type: looseText });
export type WireChannel = z.output<typeof channel>;

export const team = z.object({ id: uuid, name: looseText, description: looseText, isRemoved: flag });
export type WireTeam = z.output<typeof team>;

export const responderRow = z.object({ id: uuid, entity: looseText, name: looseText, picture: looseText });
export type WireResponder = z.output<typeof responderRow>;

export const tag = z.object({ id: uuid, name: looseText, color: looseText, description: looseText });
export type WireTag = z.output<typeof tag>;

/** The link between a ticket and a tag, the response to adding it. */
export const ticketTag = z.object({ tagId: uuid, ticketId: uuid });

/** An error body. Which of its sentences is filled is not documented. */
export const failure = z.object({
  code: looseText,
  name: looseText,
  message: z.string().nullish(),
  feedback: z.object({ enUs: z.string().nullish() }).nullish(),
});
