// The path of every write. Its steps, in order:
//
//   1. Find the current key of the ticket.
//   2. Wait for earlier writes to the same target.
//   3. Return the stored result if the idempotency key was used before.
//   4. Load the ticket, select the adapter's action, check the capabilities and the expected version.
//   5. Build the command, with well-formed texts, and check it.
//   6. Claim the idempotency key.
//   7. Call the vendor.
//   8. Record the result and finish the idempotency key in one commit.
//
// A refusal in steps 3 to 6 means that nothing was sent.

import type { ContactFields } from '../domain/catalog.ts';
import type { ActionResult } from '../domain/commands/message-commands.ts';
import { userError, UserErrors, VendorCallError } from '../domain/errors/error-codes.ts';
import { toUserError } from '../domain/errors/vendor-user-error.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { Action } from '../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import { currentTrace, runWithTrace } from '../platform/observability/call-trace.ts';
import { wellFormed } from '../platform/well-formed.ts';
import { ticketTarget, type KeyedQueue } from './keyed-queue.ts';
import { checkCapabilities, checkCommand, checkVersion, requireAction } from './write-checks.ts';
import { createWriteLedger } from './write-ledger.ts';
import { refusal, toOutcome, toRecording } from './write-outcome.ts';
import { inInput, type TicketWrite, type WriteRequest, type WriteResult } from './write-request.ts';

export interface WritePathOptions {
  readonly store: Store;
  readonly recorder: Recorder;
  readonly queue: KeyedQueue;
  /** Epoch milliseconds. */
  now(): number;
  /** Called when a write succeeded at the vendor and could not be recorded. */
  onFailure?(failure: unknown): void;
  /** The stored ticket, or else the vendor's; null when there is none. */
  loadTicket(account: OpenAccount, key: string): Promise<TicketRecord | null>;
  loadContact(account: OpenAccount, key: string): Promise<ContactFields | null>;
}
export interface WritePath {
  /** Errors that the client can act on are in the result. Rejects only for internal failures. */
  perform<C>(request: WriteRequest<C>): Promise<WriteResult>;
}

const NOT_RECORDED = 'The vendor accepted the write, but it could not be recorded here. It is not retried.';

/** Creates the write path. */
export function createWritePath(options: WritePathOptions): WritePath {
  const { store, recorder, queue, now } = options;
  const ledger = createWriteLedger(store, now);

  async function perform<C>(request: WriteRequest<C>): Promise<WriteResult> {
    const current = request.ticketKey === null ? request : await withCurrentKey(request);
    const target = current.ticketKey ?? `${current.mutation}\n${current.target}`;
    // Writes to one ticket run one after the other; otherwise `expectedVersion` would not be reliable.
    return queue.run(ticketTarget(current.account.id, target), async () => {
      try {
        return await runSteps(current);
      } catch (failure) {
        if (failure instanceof UserErrors) return refusal(current, failure.errors);
        throw failure;
      }
    });
  }

  async function runSteps<C>(request: WriteRequest<C>): Promise<WriteResult> {
    const earlier = await ledger.findResult(request);
    if (earlier !== null) return earlier;
    const { action, command } = await prepare(request);
    checkCommand(request, action, command);
    const concurrent = await ledger.begin(request);
    if (concurrent !== null) return concurrent;
    const observedAt = now();
    const result = await callVendor(request, () => action.perform(command));
    return recordResult(request, result, observedAt);
  }

  /** The vendor may have replaced the ticket by one with another key. */
  async function withCurrentKey<C>(request: TicketWrite<C>): Promise<TicketWrite<C>> {
    const aliases = await store.state.ticketAliases(request.account.id, [request.ticketKey]);
    const ticketKey = aliases.get(request.ticketKey);
    return ticketKey === undefined ? request : { ...request, ticketKey };
  }

  async function prepare<C>(request: WriteRequest<C>): Promise<{ action: Action<C>; command: C }> {
    const { account } = request;
    if (request.ticketKey === null) {
      const action = requireAction(request);
      return { action, command: wellFormed(await resolve(account, () => request.command(now()))) };
    }
    const ticket = await loadTicket(account, request.ticketKey);
    const action = requireAction(request);
    checkCapabilities(request, ticket, await loadContact(request, ticket), now());
    checkVersion(request, ticket);
    return { action, command: wellFormed(await resolve(account, () => request.command(ticket, now()))) };
  }

  async function loadTicket(account: OpenAccount, ticketKey: string): Promise<TicketRecord> {
    const ticket = await resolve(account, () => options.loadTicket(account, ticketKey));
    if (ticket === null) throw new UserErrors([userError('NOT_FOUND', { field: ['input', 'ticketId'] })]);
    return ticket;
  }

  /** Only the capabilities need the contact. */
  async function loadContact(
    { account, action }: Pick<TicketWrite<never>, 'account' | 'action'>,
    { contactKey }: TicketRecord,
  ): Promise<ContactFields | null> {
    return action === null || contactKey === null ? null : options.loadContact(account, contactKey);
  }

  async function callVendor<C>(request: WriteRequest<C>, call: () => Promise<ActionResult>): Promise<ActionResult> {
    try {
      return await runWithTrace({ priority: 'write', calls: currentTrace()?.calls ?? [], signal: null }, call);
    } catch (failure) {
      if (failure instanceof UserErrors) {
        // The action found the errors while it ran: nothing was sent, or the vendor refused every part of it.
        const unknown = failure.errors.find(({ code }) => code === 'OUTCOME_UNKNOWN') ?? null;
        await ledger.fail(request, unknown);
        throw new UserErrors(failure.errors.map((error) => inInput(request, error)));
      }
      if (!(failure instanceof VendorCallError)) throw failure;
      const error = toUserError(failure.failure, request.account.vendor);
      await ledger.fail(request, failure.failure.outcomeUnknown ? error : null);
      throw new UserErrors([error]);
    }
  }

  async function recordResult<C>(
    request: WriteRequest<C>,
    result: ActionResult,
    observedAt: number,
  ): Promise<WriteResult> {
    try {
      const outcome = toOutcome(request, result);
      const events = await recorder.record(toRecording(request, result, observedAt), (tx, appended) =>
        ledger.finish(tx, request, {
          ...outcome,
          finishedAt: now(),
          position: appended.at(-1)?.position ?? null,
        }),
      );
      const position = events.at(-1)?.position ?? (await store.log.head());
      return { ...outcome, messageKeys: result.messageKeys ?? [], position, replayed: false };
    } catch (failure) {
      // The vendor has done it, whatever failed here. A client that is asked to retry would do it twice.
      options.onFailure?.(failure);
      throw new UserErrors([userError('OUTCOME_UNKNOWN', { message: NOT_RECORDED })]);
    }
  }

  return { perform };
}

/** Reads what a command needs. A read that fails at the vendor ends the write before anything is sent. */
async function resolve<T>(account: OpenAccount, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (failure) {
    if (failure instanceof VendorCallError) throw new UserErrors([toUserError(failure.failure, account.vendor)]);
    throw failure;
  }
}
