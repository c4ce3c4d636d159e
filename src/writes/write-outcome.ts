// Converts the vendor's result of an action into the outcome that is stored and the result that the client gets.

import type { ActionResult } from '../domain/commands/message-commands.ts';
import type { UserError } from '../domain/errors/error-codes.ts';
import type { EventCause } from '../domain/events/event.ts';
import type { Recording } from '../domain/ports/recorder.ts';
import type { WriteOutcome } from '../domain/ports/storage/write-ledger.ts';
import { inInput, type RequestedWrite, type WriteRequest, type WriteResult } from './write-request.ts';

/** The outcome of an action, with error paths in the client's input. */
export function toOutcome<C>(request: WriteRequest<C>, result: ActionResult): Outcome {
  return {
    errors: (result.errors ?? []).map((error) => inInput(request, error)),
    account: request.account.id,
    ticketKey: request.ticketKey ?? result.ticketKey ?? null,
    messageKey: result.messageKey,
    tagKey: result.tagKey ?? null,
    recipients: (result.recipients ?? []).map((recipient) => ({
      ...recipient,
      errors: recipient.errors.map((error) => inInput(request, error)),
    })),
  };
}
export type Outcome = Omit<WriteResult, 'messageKeys' | 'position' | 'replayed'> &
  Omit<WriteOutcome, 'finishedAt' | 'position'>;

/** What the action changed at the vendor. `observedAt`: epoch milliseconds before the call. */
export function toRecording(
  { account, viewer, clientMutationId }: Pick<RequestedWrite<never>, 'account' | 'viewer' | 'clientMutationId'>,
  { observations }: ActionResult,
  observedAt: number,
): Recording {
  const cause: EventCause = {
    clientMutationId,
    actor: { kind: 'AGENT', key: null, displayName: viewer.displayName },
    webhookDeliveryKey: null,
  };
  return { vendor: account.vendor, account: account.id, observations, origin: 'write', observedAt, cause };
}

/** The result of a write that did nothing. */
export function refusal<C>({ account, ticketKey }: WriteRequest<C>, errors: readonly UserError[]): WriteResult {
  return {
    errors,
    account: account.id,
    ticketKey,
    messageKey: null,
    messageKeys: [],
    tagKey: null,
    recipients: [],
    position: null,
    replayed: false,
  };
}
