// The one way every action goes: capability → version → idempotency → vendor → event → answer.

import { createHash } from 'node:crypto';
import type { TicketAction } from '../domain/capabilities.ts';
import type { ContactFields } from '../domain/catalog.ts';
import type { ActResult, RecipientResult } from '../domain/command.ts';
import { userError, UserErrors, VendorCallError, type UserError } from '../domain/errors.ts';
import type { LoggedEvent } from '../domain/event.ts';
import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { Recorder } from '../domain/ports/recorder.ts';
import { StoreUnavailableError, type LedgerEntry, type Store, type WriteOutcome } from '../domain/ports/store.ts';
import type { Act, AdapterActs } from '../domain/ports/vendor-acts.ts';
import type { TicketRecord } from '../domain/ticket.ts';
import { toUserError } from '../domain/vendor-user-error.ts';
import { currentTrace, runWithTrace } from '../platform/call-trace.ts';
import { ticketTarget, type KeyedQueue } from './keyed-queue.ts';
import { capabilitiesOf, denialError } from './ticket-capabilities.ts';

interface AskedWrite<C> {
  /** Who writes; idempotency keys of two viewers never meet. */
  readonly viewer: { readonly id: string; readonly displayName: string | null };
  readonly mutation: string;
  readonly account: OpenAccount;
  /** The whole input, for recognising a key that is used for something else. */
  readonly input: unknown;
  readonly idempotencyKey: string | null;
  readonly clientMutationId: string | null;
  act(acts: AdapterActs): Act<C> | null;
  /** Where in the input a field of the command came from; without it the paths are the same. */
  fieldOf?(field: readonly string[]): readonly string[];
}
/** What a client asked for on one ticket, before anything is known about it. */
export interface TicketWrite<C> extends AskedWrite<C> {
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
export interface AccountWrite<C> extends AskedWrite<C> {
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

/** A first request that has not ended after this long died with its process: nobody knows what became of it. */
const ABANDONED_AFTER_MS = 120_000;

/** Opens the write path. */
export function createWritePath(options: WritePathOptions): WritePath {
  const { store, recorder, queue, now } = options;

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
    const ledgerKey = request.idempotencyKey === null ? null : `${request.viewer.id}\n${request.idempotencyKey}`;
    const hash = hashOf(request);
    try {
      const known = ledgerKey === null ? null : await store.ledger.entry(ledgerKey);
      if (known !== null) return answerAgain(known, hash);
      const { act, command } = await prepare(request);
      const raced =
        ledgerKey === null
          ? null
          : await store.commit((tx) =>
              tx.ledger.begin({ key: ledgerKey, requestHash: hash, startedAt: now(), outcome: null }),
            );
      if (raced !== null) return answerAgain(raced, hash);
      return await send(request, act, command, ledgerKey);
    } catch (failure) {
      if (failure instanceof UserErrors) return refused(request, failure.errors);
      throw failure;
    }
  }

  async function prepare<C>(request: WriteRequest<C>): Promise<{ act: Act<C>; command: C }> {
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

  async function send<C>(
    request: WriteRequest<C>,
    act: Act<C>,
    command: C,
    ledgerKey: string | null,
  ): Promise<WriteResult> {
    const observedAt = now();
    const result = await callVendor(request, () => act.perform(command), ledgerKey);
    try {
      return await keep(request, result, observedAt, ledgerKey);
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

  async function callVendor<C>(
    request: WriteRequest<C>,
    act: () => Promise<ActResult>,
    ledgerKey: string | null,
  ): Promise<ActResult> {
    try {
      return await runWithTrace({ priority: 'write', calls: currentTrace()?.calls ?? [], signal: null }, act);
    } catch (failure) {
      if (failure instanceof UserErrors) {
        // Found only while it was being done: nothing was sent, or every part of it was refused.
        const unknown = failure.errors.find(({ code }) => code === 'OUTCOME_UNKNOWN') ?? null;
        if (ledgerKey !== null) await closeLedger(request, ledgerKey, unknown);
        throw new UserErrors(failure.errors.map((error) => inInput(request, error)));
      }
      if (!(failure instanceof VendorCallError)) throw failure;
      const error = toUserError(failure.failure, request.account.vendor);
      if (ledgerKey !== null) await closeLedger(request, ledgerKey, failure.failure.outcomeUnknown ? error : null);
      throw new UserErrors([error]);
    }
  }

  /**
   * What surely did nothing may be tried again with the same key; what perhaps happened may not. A store that cannot note
   * it leaves the key taken, which sends nothing twice either: what the vendor said is what the client must hear.
   */
  async function closeLedger(
    request: { account: OpenAccount; ticketKey: string | null },
    ledgerKey: string,
    unknown: UserError | null,
  ): Promise<void> {
    const noted = store.commit((tx) =>
      unknown === null
        ? tx.ledger.forget(ledgerKey)
        : tx.ledger.finish(ledgerKey, {
            finishedAt: now(),
            account: request.account.id,
            ticketKey: request.ticketKey,
            messageKey: null,
            position: null,
            errors: [unknown],
          }),
    );
    await noted.catch((failure: unknown) => {
      if (!(failure instanceof StoreUnavailableError)) throw failure;
    });
  }

  async function keep<C>(
    request: WriteRequest<C>,
    result: ActResult,
    observedAt: number,
    ledgerKey: string | null,
  ): Promise<WriteResult> {
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
    const events = await recorder.record(recording, async (tx, appended) => {
      if (ledgerKey !== null) await tx.ledger.finish(ledgerKey, outcomeOf(appended));
    });
    const position = events.at(-1)?.position ?? (await store.log.head());
    return { ...did, messageKeys: result.messageKeys ?? [], position, replayed: false };
  }

  function answerAgain(known: LedgerEntry, hash: string): WriteResult {
    const field = ['input', 'idempotencyKey'];
    if (known.requestHash !== hash) throw new UserErrors([userError('IDEMPOTENCY_KEY_REUSED', { field })]);
    if (known.outcome !== null) {
      const { account, ticketKey, messageKey, position, tagKey = null, recipients = [] } = known.outcome;
      const errors = known.outcome.errors as readonly UserError[];
      return { errors, account, ticketKey, messageKey, messageKeys: [], tagKey, recipients, position, replayed: true };
    }
    const abandoned = now() - known.startedAt > ABANDONED_AFTER_MS;
    throw new UserErrors([userError(abandoned ? 'OUTCOME_UNKNOWN' : 'IDEMPOTENCY_IN_PROGRESS', { field })]);
  }

  return { perform };
}

/** An act that may be done, and the way to the command for it. */
interface Prepared<C> {
  readonly act: Act<C>;
  build(): C | Promise<C>;
}

function actOf<C>({ account, act }: Pick<AskedWrite<C>, 'account' | 'act'>): Act<C> {
  const found = act(account.adapter.acts);
  if (found === null) throw new UserErrors([userError('NOT_SUPPORTED_BY_VENDOR', { vendor: account.vendor })]);
  return found;
}

/** The error with its path in the client's input instead of the command. */
function inInput(request: Pick<AskedWrite<never>, 'fieldOf'>, error: UserError): UserError {
  if (error.field === null) return error;
  return { ...error, field: ['input', ...(request.fieldOf?.(error.field) ?? error.field)] };
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

function hashOf(request: { mutation: string; input: unknown }): string {
  return createHash('sha256')
    .update(JSON.stringify([request.mutation, request.input]))
    .digest('base64url');
}
