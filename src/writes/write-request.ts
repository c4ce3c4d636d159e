// What a client asked the write path to do, and what it is answered with.

import type { TicketAction } from '../domain/commands/capabilities.ts';
import type { RecipientResult } from '../domain/commands/message-commands.ts';
import type { UserError } from '../domain/errors/error-codes.ts';
import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Action, AdapterActions } from '../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../domain/ticket.ts';

export interface RequestedWrite<C> {
  /** Who writes; idempotency keys of two viewers never meet. */
  readonly viewer: { readonly id: string; readonly displayName: string | null };
  readonly mutation: string;
  readonly account: OpenAccount;
  /** The whole input, for recognising a key that is used for something else. */
  readonly input: unknown;
  readonly idempotencyKey: string | null;
  readonly clientMutationId: string | null;
  act(acts: AdapterActions): Action<C> | null;
  /** Where in the input a field of the command came from; without it the paths are the same. */
  fieldOf?(field: readonly string[]): readonly string[];
}
/** What a client asked for on one ticket, before anything is known about it. */
export interface TicketWrite<C> extends RequestedWrite<C> {
  readonly ticketKey: string;
  readonly expectedVersion: string | null;
  readonly action: TicketAction | null;
  /** Where the input chose the action, for a refusal of it; absent where the mutation itself is the action. */
  readonly actionField?: readonly string[];
  /** True when files go along, which needs a capability of its own. */
  readonly attaches?: boolean;
  /** Resolves what the input names; throws UserErrors with paths from `input` down. */
  command(ticket: TicketRecord, now: number): C | Promise<C>;
}
/** What a client asked for at an account, without a ticket. */
export interface AccountWrite<C> extends RequestedWrite<C> {
  readonly ticketKey: null;
  /** What it acts on: writes to the same go one after the other. */
  readonly target: string;
  command(now: number): C | Promise<C>;
}
export type WriteRequest<C> = TicketWrite<C> | AccountWrite<C>;

export interface WriteResult {
  readonly errors: readonly UserError[];
  readonly account: AccountId;
  readonly ticketKey: string | null;
  readonly messageKey: string | null;
  /** The messages that a write to several changed; empty for every other write. */
  readonly messageKeys: readonly string[];
  readonly tagKey: string | null;
  /** One entry per number of a send to many; empty for every other write. */
  readonly recipients: readonly RecipientResult[];
  readonly position: bigint | null;
  readonly replayed: boolean;
}

/** The error with its path in the client's input instead of the command. */
export function inInput(request: Pick<RequestedWrite<never>, 'fieldOf'>, error: UserError): UserError {
  if (error.field === null) return error;
  return { ...error, field: ['input', ...(request.fieldOf?.(error.field) ?? error.field)] };
}
