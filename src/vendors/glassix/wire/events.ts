// Schemas of Glassix's events. A body is one event or a list; each event contains changes.

import * as z from 'zod';
import { listOf, looseText } from '../../../platform/adapter/wire.ts';
import { longId, outsideMessage, ticket, transaction } from './index.ts';

/** The changes that the model represents. */
export const CHANGES = {
  NEW_TICKET: z.object({ ticketId: longId.nullish(), ticket }),
  TICKET_STATE_CHANGE: z.object({ ticketId: longId, ticketState: z.string(), ticket: ticket.nullish().catch(null) }),
  TICKET_OWNER_CHANGE: z.object({ ticketId: longId, ownerId: looseText, ownerUserName: looseText }),
  NEW_MESSAGE: z.object({ ticketId: longId, transaction }),
  USER_STATUS_CHANGE: z.object({ userId: z.string().min(1), userName: looseText, userStatus: looseText }),
  NON_TICKET_MESSAGE_STATUS: z.object({ message: outsideMessage }),
  SURVEY_UPDATE: z.object({
    ticketId: longId.nullish(),
    surveys: listOf(z.object({ surveyId: looseText, value: looseText, questionType: looseText })),
  }),
} as const;
export type ChangeName = keyof typeof CHANGES;
export type ChangeOf<N extends ChangeName> = z.output<(typeof CHANGES)[N]>;

/** The envelope, without the queue's fields. Its changes are parsed one by one. */
export const event = z.object({
  key: looseText,
  dateTime: looseText,
  changes: z.array(z.looseObject({ _event: z.string().min(1) })),
});
export type WireEvent = z.output<typeof event>;

/** The ids that delete an event from the queue. */
export const queued = z.looseObject({ queueReceiptHandle: z.string().min(1), queueMessageId: looseText });
