// Runs a mutation: passes its command to the write path and converts the result into a payload.

import type { TicketAction } from '../../domain/commands/capabilities.ts';
import { userError, type UserError } from '../../domain/errors/error-codes.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { Action, AdapterActions } from '../../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { WriteResult } from '../../writes/write-request.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { PayloadNode } from '../nodes/node-types.ts';

const MAX_KEY_LENGTH = 255;

interface AnyInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
}
interface TicketInput extends AnyInput {
  readonly ticketId: string;
  readonly expectedVersion?: string | null | undefined;
}
interface TicketShape<C> {
  /** The capability that allows or forbids the write; null: the schema has none. */
  readonly action: TicketAction | null;
  /** The input field that selects the action; absent when the mutation itself is the action. */
  readonly actionField?: readonly string[];
  /** True when the write has files. */
  readonly attaches?: boolean;
  act(acts: AdapterActions): Action<C> | null;
  /** Builds the command. Throws UserErrors with paths that start at `input`. */
  command(ticket: TicketRecord, now: number, account: OpenAccount): C | Promise<C>;
}
interface AccountShape<C> {
  readonly account: OpenAccount;
  /** What the write changes. Writes to the same target run one after the other. */
  readonly target: string;
  act(acts: AdapterActions): Action<C> | null;
  command(now: number): C | Promise<C>;
  fieldOf?(field: readonly string[]): readonly string[];
}

/** Writes to one ticket. Errors that a client can act on are user errors. */
export async function write<C>(
  context: GraphContext,
  mutation: string,
  input: TicketInput,
  shape: TicketShape<C>,
): Promise<PayloadNode> {
  const errors = keyErrors(input);
  if (errors.length > 0) return refuseWrite(input.clientMutationId, errors);
  const { ref, account } = readId(context, input.ticketId, 'ticket');
  if (account === null)
    return refuseWrite(input.clientMutationId, [userError('NOT_FOUND', { field: ['input', 'ticketId'] })]);
  const result = await context.services.writes.perform({
    ...commonFields(context, mutation, input),
    account,
    ticketKey: ref.key,
    expectedVersion: input.expectedVersion ?? null,
    action: shape.action,
    ...(shape.actionField === undefined ? {} : { actionField: shape.actionField }),
    attaches: shape.attaches ?? false,
    selectAction: shape.act,
    command: (ticket, now) => shape.command(ticket, now, account),
  });
  return toPayload(context, input, result);
}

/** Writes to an account without a ticket; otherwise like `write`. */
export async function writeAt<C>(
  context: GraphContext,
  mutation: string,
  input: AnyInput,
  shape: AccountShape<C>,
): Promise<PayloadNode> {
  const errors = keyErrors(input);
  if (errors.length > 0) return refuseWrite(input.clientMutationId, errors);
  const result = await context.services.writes.perform({
    ...commonFields(context, mutation, input),
    ticketKey: null,
    ...shape,
    selectAction: shape.act,
  });
  return toPayload(context, input, result);
}

function commonFields({ viewer }: GraphContext, mutation: string, input: AnyInput) {
  return {
    viewer,
    mutation,
    input: { ...input, clientMutationId: undefined },
    idempotencyKey: input.idempotencyKey ?? null,
    clientMutationId: input.clientMutationId ?? null,
  };
}

function toPayload({ loaders }: GraphContext, { clientMutationId }: AnyInput, result: WriteResult): PayloadNode {
  loaders.forget();
  const { errors, position, replayed, account, ticketKey, messageKey, messageKeys, tagKey, recipients } = result;
  return {
    clientMutationId: clientMutationId ?? null,
    userErrors: errors,
    position,
    replayedFromIdempotencyKey: replayed,
    account,
    ticketKey,
    messageKey,
    messageKeys,
    tagKey,
    recipients,
  };
}

/** The payload of a write that did nothing, with the reasons. */
export function refuseWrite(
  clientMutationId: string | null | undefined,
  userErrors: readonly UserError[],
): PayloadNode {
  return {
    clientMutationId: clientMutationId ?? null,
    userErrors,
    position: null,
    replayedFromIdempotencyKey: false,
    account: null,
    ticketKey: null,
    messageKey: null,
    messageKeys: [],
    tagKey: null,
    recipients: [],
  };
}

function keyErrors({ idempotencyKey }: AnyInput): UserError[] {
  const field = ['input', 'idempotencyKey'];
  if (idempotencyKey === '') return [userError('REQUIRED', { field })];
  if ((idempotencyKey?.length ?? 0) <= MAX_KEY_LENGTH) return [];
  return [
    userError('TOO_LONG', { message: `The idempotency key may have at most ${MAX_KEY_LENGTH} characters.`, field }),
  ];
}
