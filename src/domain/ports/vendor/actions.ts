// The actions of an adapter, for clients and for the outbox.

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

/** Checks a command without a vendor call; empty: acceptable. `field` is relative to the mutation's input. */
export type Check<C> = (command: C) => readonly UserError[];

export interface Action<C> {
  check: Check<C>;
  /** Calls the vendor. Requires a command that `check` accepted. Throws VendorCallError. */
  perform(command: C): Promise<ActionResult>;
}

/**
 * An action whose input has more fields than one vendor supports. `supportedFields` lists them as in the schema, relative to
 * `input`, with a dot for one level of nesting (`contact.email`). Any other given field is refused before `check`, because
 * ignoring it would lose data.
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

/** No actions. An adapter spreads this and overrides what it supports. */
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

/** Executes the tasks that the adapter's observations put into the outbox. */
export interface TaskHandler {
  /**
   * Calls the vendor and returns the resulting observations. After a VendorCallError the task is retried later, or abandoned
   * if the vendor will never accept it (INVALID_REQUEST, NOT_FOUND, CONFLICT, UNSUPPORTED). A lost response causes a second
   * execution, so a task must be idempotent or check the vendor's state first. `ticket` is null if the task has none or it
   * no longer exists.
   */
  perform(task: Task, ticket: TicketRecord | null): Promise<readonly Observation[]>;
}
