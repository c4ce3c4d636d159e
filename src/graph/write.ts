// Takes a mutation from its input to the write path and back to its payload.

import type { TicketAction } from '../domain/capabilities.ts';
import { userError, type UserError } from '../domain/errors.ts';
import type { Act, AdapterActs } from '../domain/ports/vendor.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import type { GraphContext } from './context.ts';
import { readId } from './ids.ts';
import type { PayloadNode } from './nodes.ts';

const MAX_KEY_LENGTH = 255;

interface WriteInput {
  readonly ticketId: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly expectedVersion?: string | null | undefined;
  readonly clientMutationId?: string | null | undefined;
}
interface WriteShape<C> {
  /** The capability that decides; null where there is none in the contract. */
  readonly action: TicketAction | null;
  act(acts: AdapterActs): Act<C> | null;
  command(ticket: TicketRecord, now: number): C;
  readonly uploadIds?: readonly string[];
}

/** Does a write to one ticket; everything a client can act on comes back as user errors. */
export async function write<C>(
  context: GraphContext,
  mutation: string,
  input: WriteInput,
  shape: WriteShape<C>,
): Promise<PayloadNode> {
  const faults = faultsOf(input, shape.uploadIds ?? []);
  if (faults.length > 0) return refuse(input.clientMutationId, faults);
  const { ref, account } = readId(context, input.ticketId, 'ticket');
  if (account === null)
    return refuse(input.clientMutationId, [userError('NOT_FOUND', { field: ['input', 'ticketId'] })]);
  const result = await context.gateway.writes.perform({
    viewer: context.viewer,
    mutation,
    account,
    ticketKey: ref.key,
    input: { ...input, clientMutationId: undefined },
    idempotencyKey: input.idempotencyKey ?? null,
    expectedVersion: input.expectedVersion ?? null,
    clientMutationId: input.clientMutationId ?? null,
    action: shape.action,
    act: shape.act,
    command: shape.command,
  });
  return {
    clientMutationId: input.clientMutationId ?? null,
    userErrors: result.errors,
    position: result.position,
    replayedFromIdempotencyKey: result.replayed,
    account: result.account,
    ticketKey: result.ticketKey,
    messageKey: result.messageKey,
  };
}

/** A payload that says why nothing was done. */
export function refuse(clientMutationId: string | null | undefined, userErrors: readonly UserError[]): PayloadNode {
  return {
    clientMutationId: clientMutationId ?? null,
    userErrors,
    position: null,
    replayedFromIdempotencyKey: false,
    account: null,
    ticketKey: null,
    messageKey: null,
  };
}

function faultsOf({ idempotencyKey }: WriteInput, uploadIds: readonly string[]): UserError[] {
  const faults: UserError[] = [];
  if (idempotencyKey === '') faults.push(userError('REQUIRED', { field: ['input', 'idempotencyKey'] }));
  if ((idempotencyKey?.length ?? 0) > MAX_KEY_LENGTH)
    faults.push(
      userError('TOO_LONG', {
        message: `An idempotency key may have at most ${MAX_KEY_LENGTH} characters.`,
        field: ['input', 'idempotencyKey'],
      }),
    );
  if (uploadIds.length > 0) faults.push(uploadsMissing(['input', 'uploadIds']));
  return faults;
}

/** Uploads come in a later release: said before anything is sent. */
export function uploadsMissing(field: readonly string[]): UserError {
  return userError('NOT_SUPPORTED_BY_VENDOR', { message: 'This release of the gateway takes no uploads yet.', field });
}
