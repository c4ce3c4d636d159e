// Receives webhook deliveries: verifies, processes and stores each in one commit before the vendor gets its response.

import type { AccountId } from '../../domain/ids.ts';
import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import type {
  QueuedArrival,
  DeliveryRecord,
  DeliveryState,
  RejectReason,
} from '../../domain/ports/storage/delivery-inbox.ts';
import {
  DuplicateDeliveryError,
  StoreUnavailableError,
  type Store,
  type StoreTransaction,
} from '../../domain/ports/storage/store.ts';
import type { RawDelivery } from '../../domain/ports/vendor/deliveries.ts';
import type { Clock } from '../../platform/clock.ts';
import { createMinuteLimit } from '../../platform/minute-limit.ts';
import { newDeadLetter, newDelivery, replayOutcome, storedHeaders } from './delivery-record.ts';
import { openIngestQueue } from './ingest-queue.ts';
import { verifyDelivery } from './read-delivery.ts';
import { replayDelivery, takeDelivery, type DeliverySource, type TakenDelivery } from './take-delivery.ts';

/** The outcome of a delivery; the webhook route turns it into a status code. */
export interface IngestOutcome {
  readonly state: 'accepted' | 'duplicate' | 'quarantined' | 'rejected';
  readonly reason: RejectReason | null;
  readonly deliveryKey: string | null;
  readonly answerHeaders: Readonly<Record<string, string>>;
}
export interface Ingest {
  /** Verifies and processes a delivery. Rejects with StoreUnavailableError when nothing was stored: the vendor must retry. */
  receive(account: AccountId, delivery: RawDelivery): Promise<IngestOutcome>;
  /** Processes a delivery that the gateway fetched from the vendor: it needs no verification. Rejects like `receive`. */
  receiveFetched(account: AccountId, delivery: RawDelivery): Promise<IngestOutcome>;
  /** Processes a stored delivery again; null when there is none with this key or its account has no webhooks. */
  replay(deliveryKey: string): Promise<DeliveryRecord | null>;
  /** Resolves when the ingest queue is empty. */
  drained(): Promise<void>;
  close(): Promise<void>;
}
export interface IngestOptions {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  readonly clock: Clock;
  /** Called when the ingest queue cannot be processed; it retries. */
  onFailure?(failure: unknown): void;
  /** Called once with the outcome of each delivery, after its commit; for metrics and the log. */
  observe?(account: OpenAccount, state: DeliveryState, reason: RejectReason | null): void;
}

/** More rejected deliveries per account and minute are counted, but not stored. */
const MAX_REJECTED_PER_MINUTE = 10;
/** The bytes stored of a rejected delivery. */
const MAX_REJECTED_BODY_BYTES = 4096;
/** With more deliveries in flight, new ones are queued. */
const MAX_IN_FLIGHT = 32;

const STATES: Partial<Record<DeliveryState, IngestOutcome['state']>> = {
  QUARANTINED: 'quarantined',
  DUPLICATE: 'duplicate',
};

/** Opens the ingest and continues with the deliveries that an earlier run left in the queue. */
export async function openIngest(options: IngestOptions): Promise<Ingest> {
  const { store, accounts, clock } = options;
  const allowsEvidence = createMinuteLimit(MAX_REJECTED_PER_MINUTE, () => clock.now());
  const queue = await openIngestQueue({
    store,
    clock,
    process: takeQueued,
    onProcessed(taken) {
      if (taken !== null) options.observe?.(taken.account, taken.state, taken.reason);
    },
    storeDeadLetter,
    ...(options.onFailure === undefined ? {} : { onFailure: options.onFailure }),
  });
  let inFlight = 0;

  /** Null for an account that is not configured or has no webhooks. */
  function findSource(accountId: AccountId): DeliverySource | null {
    const account = accounts.find(accountId);
    const webhook = account?.adapter.webhook ?? null;
    return account === null || webhook === null ? null : { account, webhook };
  }

  async function receive(accountId: AccountId, delivery: RawDelivery): Promise<IngestOutcome> {
    const source = findSource(accountId);
    if (source === null) return outcome('rejected', 'UNKNOWN_ENDPOINT', null);
    const verification = verifyDelivery(source.webhook, delivery);
    if (!verification.accepted) return reject(source.account, delivery, verification.reason);
    return accept(source, delivery);
  }

  async function receiveFetched(accountId: AccountId, delivery: RawDelivery): Promise<IngestOutcome> {
    const source = findSource(accountId);
    return source === null ? outcome('rejected', 'UNKNOWN_ENDPOINT', null) : accept(source, delivery);
  }

  /** Processes an authentic delivery now, or queues it when too many are in flight. */
  async function accept(source: DeliverySource, delivery: RawDelivery): Promise<IngestOutcome> {
    const { account, webhook } = source;
    const headers = webhook.answerHeaders?.(delivery);
    if (queue.hasPending() || inFlight >= MAX_IN_FLIGHT) {
      const { receivedAt, body } = delivery;
      await queue.enqueue({ account: account.id, receivedAt, headers: storedHeaders(delivery), body });
      return outcome('accepted', null, null, headers);
    }
    const { key, state, reason } = await takeNow(source, delivery);
    options.observe?.(account, state, reason);
    return outcome(STATES[state] ?? 'accepted', reason, key, headers);
  }

  async function takeNow(source: DeliverySource, delivery: RawDelivery): Promise<TakenDelivery> {
    inFlight += 1;
    try {
      return await store.commit((tx) => takeDelivery(tx, source, delivery, clock.now()));
    } catch (failure) {
      if (failure instanceof StoreUnavailableError) throw failure;
      // The vendor would retry a delivery that the gateway cannot process for ever.
      const deadLetter = newDeadLetter(source.account, delivery, failure);
      await store.commit((tx) => tx.inbox.add(deadLetter));
      return deadLetter;
    } finally {
      inFlight -= 1;
    }
  }

  /** Null for an account that is no longer configured: its queued deliveries are dropped. */
  async function takeQueued(
    tx: StoreTransaction,
    entry: QueuedArrival,
  ): Promise<(TakenDelivery & Pick<DeliverySource, 'account'>) | null> {
    const source = findSource(entry.account);
    if (source === null) return null;
    const taken = await takeDelivery(tx, source, toRawDelivery(entry), clock.now());
    return { ...taken, account: source.account };
  }

  async function storeDeadLetter(tx: StoreTransaction, entry: QueuedArrival, failure: unknown): Promise<void> {
    const account = accounts.find(entry.account);
    if (account !== null) await tx.inbox.add(newDeadLetter(account, toRawDelivery(entry), failure));
  }

  /** Stores a few rejected deliveries as evidence, so that a flood of forged ones cannot fill the disk. */
  async function reject(account: OpenAccount, delivery: RawDelivery, reason: RejectReason): Promise<IngestOutcome> {
    options.observe?.(account, 'REJECTED', reason);
    if (!allowsEvidence(account.id)) return outcome('rejected', reason, null);
    const evidence = { ...delivery, body: delivery.body.subarray(0, MAX_REJECTED_BODY_BYTES) };
    const record = newDelivery(account, evidence, { state: 'REJECTED', reason, dedupeKey: null, error: null });
    await store.commit((tx) => tx.inbox.add(record));
    return outcome('rejected', reason, record.key);
  }

  async function replay(deliveryKey: string): Promise<DeliveryRecord | null> {
    const stored = await findDelivery(deliveryKey);
    const source = stored === null ? null : findSource(stored.account);
    if (stored === null || source === null) return null;
    await store
      .commit((tx) => replayDelivery(tx, source, stored, clock.now()))
      .catch((failure: unknown) => markDuplicate(stored, failure));
    return findDelivery(deliveryKey);
  }

  async function findDelivery(key: string): Promise<DeliveryRecord | null> {
    return (await store.inbox.byKeys([key])).get(key) ?? null;
  }

  /** The vendor sent the same delivery again, and that one was accepted: the replay adds nothing. */
  async function markDuplicate(stored: DeliveryRecord, failure: unknown): Promise<void> {
    if (!(failure instanceof DuplicateDeliveryError)) throw failure;
    const duplicate = { ...replayOutcome(stored, 'DUPLICATE'), dedupeKey: null };
    await store.commit((tx) => tx.inbox.markProcessed(stored.key, duplicate));
  }

  return { receive, receiveFetched, replay, drained: () => queue.drained(), close: () => queue.close() };
}

/** The remote address is not queued: only the verification needs it. */
function toRawDelivery(entry: QueuedArrival): RawDelivery {
  return { ...entry, remoteAddress: '' };
}

function outcome(
  state: IngestOutcome['state'],
  reason: RejectReason | null,
  deliveryKey: string | null,
  answerHeaders: Readonly<Record<string, string>> = {},
): IngestOutcome {
  return { state, reason, deliveryKey, answerHeaders };
}
