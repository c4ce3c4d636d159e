// Schemas of Glassix's JSON. Ids are text, because some have more digits than a JavaScript number.

import * as z from 'zod';
import { listOf, looseText } from '../../../platform/adapter/wire.ts';

const DIGITS = /^\d{1,20}$/;

/** A number of up to 64 bits; `parseExactJson` turns one that would be rounded into digits. */
export const longId = z
  .union([z.number().int().nonnegative(), z.string().regex(DIGITS)])
  .transform((value) => String(value));
/** An optional id. 0 and null mean none. */
const longIdOrNone = longId
  .nullish()
  .transform((id) => (id === null || id === undefined || /^0+$/.test(id) ? null : id));

const participant = z.object({
  id: looseText,
  name: looseText,
  displayName: looseText,
  type: looseText,
  identifier: looseText,
  protocolType: looseText,
  subProtocolType: looseText,
  isActive: z.boolean().nullish(),
  isDeleted: z.boolean().nullish(),
  contactId: looseText,
  userName: looseText,
});
export type WireParticipant = z.output<typeof participant>;

const attachment = z.object({
  id: longId,
  type: looseText,
  originalFileName: looseText,
  uri: looseText,
  sanitizationState: looseText,
});
export type WireAttachment = z.output<typeof attachment>;

const titled = z.looseObject({ title: looseText });
const card = z.looseObject({
  title: looseText,
  subtitle: looseText,
  coverImageUrl: looseText,
  buttons: listOf(z.looseObject({ title: looseText, type: looseText, uri: looseText, data: looseText })),
});
/** The payload of our own messages; other properties are ignored. */
const payload = z.looseObject({ quickReplies: listOf(titled), templates: listOf(card) });

export const transaction = z.object({
  guidTransactionId: looseText,
  id: longId,
  dateTime: z.string(),
  fromProtocolType: looseText,
  type: looseText.transform((value) => value ?? ''),
  text: looseText,
  html: looseText,
  status: looseText,
  fromParticipant: participant.nullish(),
  attachments: listOf(attachment),
  payload: payload.nullish().catch(null),
});
export type WireTransaction = z.output<typeof transaction>;

const owner = z.object({
  id: looseText,
  UserName: looseText,
  userName: looseText,
  type: looseText,
  fullName: looseText,
});
export type WireOwner = z.output<typeof owner>;

const activity = z.object({
  state: looseText,
  changedOn: z.string(),
  initiatorUserId: looseText,
  userId: looseText,
});
export type WireActivity = z.output<typeof activity>;

const dynamicFields = z.object({
  field1: looseText,
  field2: looseText,
  field3: looseText,
  field4: looseText,
  field5: looseText,
  field6: looseText,
  field7: looseText,
  field8: looseText,
  field9: looseText,
  field10: looseText,
});
/** The names of a ticket's custom fields, in order. */
export const FIELD_NAMES = [
  'field1',
  'field2',
  'field3',
  'field4',
  'field5',
  'field6',
  'field7',
  'field8',
  'field9',
  'field10',
] as const satisfies readonly (keyof z.output<typeof dynamicFields>)[];

export const ticket = dynamicFields.extend({
  id: longId,
  departmentId: looseText,
  culture: looseText,
  ticketType: looseText,
  tags: listOf(z.string()),
  owner: owner.nullish(),
  state: z.string(),
  open: looseText,
  close: looseText,
  lastActivity: looseText,
  uniqueArgument: looseText,
  primaryProtocolType: looseText,
  participants: listOf(participant),
  firstAgentMessageDateTime: looseText,
  lastCustomerMessageDateTime: looseText,
  movedToTicketId: longIdOrNone,
  movedFromTicketId: longIdOrNone,
  ticketSummary: z.object({ value: looseText }).nullish(),
  activityLogs: listOf(activity),
  /** Absent in lists. */
  transactions: z.array(transaction).nullish(),
});
export type WireTicket = z.output<typeof ticket>;

/** `paging` is empty on the last page. */
export const ticketPage = z.object({
  tickets: listOf(ticket),
  paging: z.object({ next: looseText }).nullish(),
});

const user = z.object({
  id: z.string(),
  type: looseText,
  UserName: looseText,
  userName: looseText,
  fullName: looseText,
  shortName: looseText,
  status: looseText,
});
export type WireUser = z.output<typeof user>;
export const users = z.array(user);

/** The documents use capitalised names; lower-case names are accepted too. */
const tag = z
  .object({ Name: looseText, name: looseText, Color: looseText, color: looseText, IsDeleted: z.boolean().nullish() })
  .transform((wire) => ({
    name: wire.Name ?? wire.name ?? '',
    color: wire.Color ?? wire.color,
    isDeleted: wire.IsDeleted === true,
  }));
export type WireTag = z.output<typeof tag>;
export const tags = z.array(tag);

const cannedReply = z.object({
  id: longId,
  title: looseText,
  text: looseText,
  html: looseText,
  categoryName: looseText,
  culture: looseText,
});
export type WireCannedReply = z.output<typeof cannedReply>;
export const cannedReplies = z.array(cannedReply);

/** `expires_in` is an integer in the documents and a double in the vendor's library. */
export const token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
export const tagNames = z.array(z.string());
export const anyList = z.array(z.unknown());
export const newTicketId = z.object({ ticketId: longId });
export const failure = z.object({ message: looseText, Message: looseText });

/** The response of sending a message outside of tickets. */
export const outsideMessage = z.looseObject({ text: looseText, status: looseText, providerMessageId: looseText });
export type WireOutsideMessage = z.output<typeof outsideMessage>;

/** The response of an upload is not documented: an id, an object with one, or a list of either. */
const uploaded = z.union([
  z.string().min(1),
  z
    .looseObject({ fileIdentifier: looseText, uri: looseText, id: looseText })
    .transform((wire) => wire.fileIdentifier ?? wire.uri ?? wire.id)
    .pipe(z.string().min(1)),
]);
export const upload = z.union([
  uploaded,
  z
    .array(uploaded)
    .min(1)
    .transform((list) => list[0] ?? ''),
]);
