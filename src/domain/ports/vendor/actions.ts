// What an adapter can do at its vendor, for people and for the outbox.

import type {
  ActionResult,
  ExternalReferenceCommand,
  MessageSendCommand,
  MessagesMarkReadCommand,
  NoteCommand,
  ReplyCommand,
  StatusCommand,
  TagCreateCommand,
  TagUpdateCommand,
  TemplateBulkSendCommand,
} from '../../commands/message-commands.ts';
import type { UserError } from '../../errors/error-codes.ts';
import type { Observation } from '../../observation.ts';
import type { Task } from '../../task.ts';
import type {
  ActionFailCommand,
  AssignCommand,
  OptOutCommand,
  ReplyConfirmCommand,
  TakeOverCommand,
  TicketCreateCommand,
  TicketTagsCommand,
  TicketUpdateCommand,
} from '../../commands/ticket-commands.ts';
import type { TicketRecord } from '../../ticket.ts';

/** Checks that need no vendor call; an empty list means go on. `field` is relative to the mutation's input. */
export type Check<C> = (command: C) => readonly UserError[];

export interface Action<C> {
  check: Check<C>;
  /** Does it at the vendor; throws VendorCallError. */
  perform(command: C): Promise<ActionResult>;
}

/**
 * An act whose input has more fields than any one vendor takes. `takes` names those that this vendor has a place for, as
 * the contract writes them below `input`, one level down after a dot (`contact.email`); any other one that a client gives
 * is refused with its path before `check`: dropping it silently would be worse.
 */
export interface SelectiveAction<C> extends Action<C> {
  readonly supportedFields: readonly string[];
}

export interface AdapterActions {
  readonly reply: Action<ReplyCommand> | null;
  readonly note: Action<NoteCommand> | null;
  readonly setStatus: Action<StatusCommand> | null;
  readonly setExternalReference: Action<ExternalReferenceCommand> | null;
  readonly createTicket: SelectiveAction<TicketCreateCommand> | null;
  readonly updateTicket: SelectiveAction<TicketUpdateCommand> | null;
  readonly assign: Action<AssignCommand> | null;
  readonly takeOver: Action<TakeOverCommand> | null;
  readonly addTags: Action<TicketTagsCommand> | null;
  readonly removeTags: Action<TicketTagsCommand> | null;
  readonly confirmReply: Action<ReplyConfirmCommand> | null;
  readonly failAction: Action<ActionFailCommand> | null;
  readonly optOut: Action<OptOutCommand> | null;
  readonly sendMessage: Action<MessageSendCommand> | null;
  readonly sendTemplateBulk: Action<TemplateBulkSendCommand> | null;
  readonly markRead: Action<MessagesMarkReadCommand> | null;
  readonly createTag: Action<TagCreateCommand> | null;
  readonly updateTag: Action<TagUpdateCommand> | null;
}

/** The acts of a vendor that can do nothing; spread under those it can. */
export const NO_ACTIONS: AdapterActions = {
  reply: null,
  note: null,
  setStatus: null,
  setExternalReference: null,
  createTicket: null,
  updateTicket: null,
  assign: null,
  takeOver: null,
  addTags: null,
  removeTags: null,
  confirmReply: null,
  failAction: null,
  optOut: null,
  sendMessage: null,
  sendTemplateBulk: null,
  markRead: null,
  createTag: null,
  updateTag: null,
};

/** Does what the adapter's own observations put into the outbox. */
export interface TaskHandler {
  /**
   * Does it at the vendor and answers with what that made true. Throws VendorCallError: tried again later, given up where
   * the vendor will never take it (INVALID_REQUEST, NOT_FOUND, CONFLICT, UNSUPPORTED). An answer may get lost, so a task
   * may be done twice: what does harm then must be looked up first. `ticket` is null where the task names none or it is gone.
   */
  perform(task: Task, ticket: TicketRecord | null): Promise<readonly Observation[]>;
}
