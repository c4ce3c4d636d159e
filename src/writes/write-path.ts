// The one way every action goes: capability → version → idempotency → vendor → event → answer.

import type { ContactFields } from '../domain/catalog.ts';
import type { ActionResult } from '../domain/commands/message-commands.ts';
import { userError, UserErrors, VendorCallError, type UserError } from '../domain/errors/error-codes.ts';
import type { LoggedEvent } from '../domain/events/event.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import type { Store } from '../domain/ports/storage/store.ts';
import type { WriteOutcome } from '../domain/ports/storage/write-ledger.ts';
import type { Action } from '../domain/ports/vendor/actions.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import { toUserError } from '../domain/errors/vendor-user-error.ts';
import { currentTrace, runWithTrace } from '../platform/observability/call-trace.ts';
import { ticketTarget, type KeyedQueue } from './keyed-queue.ts';
import { capabilitiesOf, denialError } from './ticket-capabilities.ts';
import { createWriteLedger } from './write-ledger.ts';
import {
  inInput,
  type AccountWrite,
  type RequestedWrite,
  type TicketWrite,
  type WriteRequest,
  type WriteResult,
} from './write-request.ts';

export interface WritePathOptions {
  readonly store: Store;
  readonly recorder: Recorder;
  readonly queue: KeyedQueue;
  now(): number;
  /** Told of what the vendor did and could not be recorded. */
  onFailure?(failure: unknown): void;
  /** The ticket as far as it is known, read from the vendor if it is not; null when there is none. */
  loadTicket(account: OpenAccount, key: string): Promise<TicketRecord | null>;
  loadContact(account: OpenAccount, key: string): Promise<ContactFields | null>;
}
export interface WritePath {
  /** Never rejects for a reason that the client can act on: those are user errors. */
  perform<C>(request: WriteRequest<C>): Promise<WriteResult>;
}

/** Opens the write path. */
export function createWritePath(options: WritePathOptions): WritePath {
  const { store, recorder, queue, now } = options;
  const ledger = createWriteLedger(store, now);

  async function perform<C>(request: WriteRequest<C>): Promise<WriteResult> {
    const current = request.ticketKey === null ? request : await underItsKey(request);
    // Two writes to one ticket go one after the other, so that expectedVersion means what it says.
    const target = current.ticketKey ?? `${current.mutation}\n${current.target}`;
    return queue.run(ticketTarget(current.account.id, target), () => attempt(current));
  }

  /** A ticket that moved is written to under the key that it has now. */
  async function underItsKey<C>(request: TicketWrite<C>): Promise<TicketWrite<C>> {
    const aliases = await store.state.ticketAliases(request.account.id, [request.ticketKey]);
    const ticketKey = aliases.get(request.ticketKey);
    return ticketKey === undefined ? request : { ...request, ticketKey };
  }

  async function attempt<C>(request: WriteRequest<C>): Promise<WriteResult> {
    try {
      const known = await ledger.answerOf(request);
      if (known !== null) return known;
      const { act, command } = await prepare(request);
      return (await ledger.begin(request)) ?? (await send(request, act, command));
    } catch (failure) {
      if (failure instanceof UserErrors) return refused(request, failure.errors);
      throw failure;
    }
  }

  async function prepare<C>(request: WriteRequest<C>): Promise<{ act: Action<C>; command: C }> {
    const { act, build } = request.ticketKey === null ? forAccount(request) : await forTicket(request);
    const command = await resolved(request, build);
    const faults = act.check(command).map((error) => inInput(request, { ...error, vendor: request.account.vendor }));
    if (faults.length > 0) throw new UserErrors(faults);
    return { act, command };
  }

  function forAccount<C>(request: AccountWrite<C>): Prepared<C> {
    return { act: actOf(request), build: () => request.command(now()) };
  }

  async function forTicket<C>(request: TicketWrite<C>): Promise<Prepared<C>> {
    const ticket = await loadTicket(request);
    const act = actOf(request);
    await requireCapabilities(request, ticket);
    if (request.expectedVersion !== null && request.expectedVersion !== String(ticket.version)) {
      throw new UserErrors([userError('STALE_VERSION', { field: ['input', 'expectedVersion'] })]);
    }
    return { act, build: () => request.command(ticket, now()) };
  }

  /** What a command names may have to be read first; that it cannot be read ends the write before anything is sent. */
  async function resolved<C>({ account }: { account: OpenAccount }, resolve: () => C | Promise<C>): Promise<C> {
    try {
      return await resolve();
    } catch (failure) {
      if (failure instanceof VendorCallError) throw new UserErrors([toUserError(failure.failure, account.vendor)]);
      throw failure;
    }
  }

  async function loadTicket({
    account,
    ticketKey,
  }: {
    account: OpenAccount;
    ticketKey: string;
  }): Promise<TicketRecord> {
    const ticket = await resolved({ account }, () => options.loadTicket(account, ticketKey));
    if (ticket !== null) return ticket;
    throw new UserErrors([userError('NOT_FOUND', { field: ['input', 'ticketId'] })]);
  }

  async function requireCapabilities(
    request: Pick<TicketWrite<never>, 'account' | 'action' | 'actionField' | 'attaches' | 'fieldOf'>,
    ticket: TicketRecord,
  ): Promise<void> {
    const { account, action, actionField = null, attaches = false } = request;
    if (action === null) return;
    const contact = ticket.contactKey === null ? null : await options.loadContact(account, ticket.contactKey);
    const can = capabilitiesOf(account, ticket, contact, now());
    const files = { ...can.attach, message: null, retryAfterSeconds: null };
    const denial = denialError(can[action], account.vendor) ?? (attaches ? denialError(files, account.vendor) : null);
    if (denial === null) return;
    // What passes by itself is not the fault of the input.
    throw new UserErrors([denial.retryable ? denial : inInput(request, { ...denial, field: actionField })]);
  }

  async function send<C>(request: WriteRequest<C>, act: Action<C>, command: C): Promise<WriteResult> {
    const observedAt = now();
    const result = await callVendor(request, () => act.perform(command));
    try {
      return await keep(request, result, observedAt);
    } catch (failure) {
      // Whatever went wrong here, the vendor has done it: a client that hears "try again" would do it twice.
      options.onFailure?.(failure);
      throw new UserErrors([
        userError('OUTCOME_UNKNOWN', {
          message: 'The vendor took it, but it could not be recorded here. It is not sent again by itself.',
        }),
      ]);
    }
  }

  async function callVendor<C>(request: WriteRequest<C>, act: () => Promise<ActionResult>): Promise<ActionResult> {
    try {
      return await runWithTrace({ priority: 'write', calls: currentTrace()?.calls ?? [], signal: null }, act);
    } catch (failure) {
      if (failure instanceof UserErrors) {
        // Found only while it was being done: nothing was sent, or every part of it was refused.
        const unknown = failure.errors.find(({ code }) => code === 'OUTCOME_UNKNOWN') ?? null;
        await ledger.close(request, unknown);
        throw new UserErrors(failure.errors.map((error) => inInput(request, error)));
      }
      if (!(failure instanceof VendorCallError)) throw failure;
      const error = toUserError(failure.failure, request.account.vendor);
      await ledger.close(request, failure.failure.outcomeUnknown ? error : null);
      throw new UserErrors([error]);
    }
  }

  async function keep<C>(request: WriteRequest<C>, result: ActionResult, observedAt: number): Promise<WriteResult> {
    const { account, viewer, clientMutationId } = request;
    const errors = (result.errors ?? []).map((error) => inInput(request, error));
    const did = {
      errors,
      account: account.id,
      ticketKey: request.ticketKey ?? result.ticketKey ?? null,
      messageKey: result.messageKey,
      tagKey: result.tagKey ?? null,
      recipients: (result.recipients ?? []).map((recipient) => ({
        ...recipient,
        errors: recipient.errors.map((error) => inInput(request, error)),
      })),
    };
    const cause = {
      clientMutationId,
      actor: { kind: 'AGENT', key: null, displayName: viewer.displayName } as const,
      webhookDeliveryKey: null,
    };
    const recording = {
      vendor: account.vendor,
      account: account.id,
      observations: result.observations,
      origin: 'write',
      observedAt,
      cause,
    } as const;
    const outcomeOf = (events: readonly LoggedEvent[]): WriteOutcome => ({
      ...did,
      finishedAt: now(),
      position: events.at(-1)?.position ?? null,
    });
    const events = await recorder.record(recording, (tx, appended) => ledger.finish(tx, request, outcomeOf(appended)));
    const position = events.at(-1)?.position ?? (await store.log.head());
    return { ...did, messageKeys: result.messageKeys ?? [], position, replayed: false };
  }

  return { perform };
}

/** An act that may be done, and the way to the command for it. */
interface Prepared<C> {
  readonly act: Action<C>;
  build(): C | Promise<C>;
}

function actOf<C>({ account, act }: Pick<RequestedWrite<C>, 'account' | 'act'>): Action<C> {
  const found = act(account.adapter.actions);
  if (found === null) throw new UserErrors([userError('NOT_SUPPORTED_BY_VENDOR', { vendor: account.vendor })]);
  return found;
}

function refused(
  request: { account: OpenAccount; ticketKey: string | null },
  errors: readonly UserError[],
): WriteResult {
  return {
    errors,
    account: request.account.id,
    ticketKey: request.ticketKey,
    messageKey: null,
    messageKeys: [],
    tagKey: null,
    recipients: [],
    position: null,
    replayed: false,
  };
}
