// What a client requests of the write path, and the result.

import type { TicketAction } from '../domain/commands/capabilities.ts';
import type { RecipientResult } from '../domain/commands/message-commands.ts';
import type { UserError } from '../domain/errors/error-codes.ts';
import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Action, AdapterActions } from '../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../domain/ticket.ts';

export interface RequestedWrite<C> {
  /** The author of the write. Idempotency keys of two viewers are never the same key. */
  readonly viewer: { readonly id: string; readonly displayName: string | null };
  readonly mutation: string;
  readonly account: OpenAccount;
  /** The whole input, to detect an idempotency key that is used for another write. */
  readonly input: unknown;
  readonly idempotencyKey: string | null;
  readonly clientMutationId: string | null;
  /** The adapter's action for this write; null when the vendor has none. */
  selectAction(actions: AdapterActions): Action<C> | null;
  /** The input path of a command's field. Absent: the paths are equal. */
  fieldOf?(field: readonly string[]): readonly string[];
}
/** A write to one ticket. */
export interface TicketWrite<C> extends RequestedWrite<C> {
  readonly ticketKey: string;
  readonly expectedVersion: string | null;
  /** The capability that allows or denies the write; null: none. */
  readonly action: TicketAction | null;
  /** The input field that selects the action, for the error path. Absent when the mutation itself is the action. */
  readonly actionField?: readonly string[];
  /** True when the write has files, which need a capability of their own. */
  readonly attaches?: boolean;
  /** Builds the command. Throws UserErrors with paths that start at `input`. `now`: epoch milliseconds. */
  command(ticket: TicketRecord, now: number): C | Promise<C>;
}
/** A write to an account, without a ticket. */
export interface AccountWrite<C> extends RequestedWrite<C> {
  readonly ticketKey: null;
  /** What the write changes. Writes to the same target run one after the other. */
  readonly target: string;
  /** See `TicketWrite.command`. */
  command(now: number): C | Promise<C>;
}
export type WriteRequest<C> = TicketWrite<C> | AccountWrite<C>;

export interface WriteResult {
  readonly errors: readonly UserError[];
  readonly account: AccountId;
  readonly ticketKey: string | null;
  readonly messageKey: string | null;
  /** The messages that the write changed, if it can change several; otherwise empty. */
  readonly messageKeys: readonly string[];
  readonly tagKey: string | null;
  /** One entry per recipient of a bulk send; otherwise empty. */
  readonly recipients: readonly RecipientResult[];
  /** The log contains the events of the write up to here; null when it did nothing. */
  readonly position: bigint | null;
  /** True for the stored result of an earlier write with the same idempotency key. */
  readonly replayed: boolean;
}

/** The error with its path in the client's input instead of in the command. */
export function inInput(request: Pick<RequestedWrite<never>, 'fieldOf'>, error: UserError): UserError {
  if (error.field === null) return error;
  return { ...error, field: ['input', ...(request.fieldOf?.(error.field) ?? error.field)] };
}
