// Takes webhook deliveries in: verify, keep, read, fold and append in one commit, and only then say yes to the vendor.

import type { AccountId } from '../../domain/ids.ts';
import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import type {
  QueuedArrival,
  DeliveryRecord,
  DeliveryState,
  NewDelivery,
  RejectReason,
} from '../../domain/ports/storage/delivery-inbox.ts';
import {
  DuplicateDeliveryError,
  StoreUnavailableError,
  type Store,
  type StoreTransaction,
} from '../../domain/ports/storage/store.ts';
import type { RawDelivery, WebhookReader } from '../../domain/ports/vendor/deliveries.ts';
import { createMinuteLimit } from '../../platform/minute-limit.ts';
import { openBacklog } from './backlog.ts';
import { bodyKey, storedHeaders, newDelivery, deadLetterOf, processed } from './delivery-record.ts';
import type { FoldContext } from '../fold/context.ts';
import { readDelivery, verifyDelivery } from './read-delivery.ts';
import { recordIn } from '../recorder.ts';

/** What became of a delivery; the webhook door turns it into a status code. */
export interface IngestOutcome {
  readonly state: 'accepted' | 'duplicate' | 'quarantined' | 'rejected';
  readonly reason: RejectReason | null;
  readonly deliveryKey: string | null;
  readonly answerHeaders: Readonly<Record<string, string>>;
}
export interface Ingest {
  /** Rejects with StoreUnavailableError when nothing could be kept: the vendor must try again. */
  receive(account: AccountId, delivery: RawDelivery): Promise<IngestOutcome>;
  /** Takes in what was fetched from the vendor itself, so that nobody has to prove who sent it; rejects like `receive`. */
  fetched(account: AccountId, delivery: RawDelivery): Promise<IngestOutcome>;
  /** Reads a kept delivery again; null when there is none with this key. */
  replay(deliveryKey: string): Promise<DeliveryRecord | null>;
  /** Resolves when nothing that was kept under pressure waits to be read. */
  drained(): Promise<void>;
  close(): Promise<void>;
}
export interface IngestOptions {
  readonly store: Store;
  readonly accounts: AccountDirectory;
  now(): number;
  onFailure?(failure: unknown): void;
  /** Told of every outcome, for metrics and the log. */
  observe?(account: OpenAccount, state: DeliveryState, reason: RejectReason | null): void;
}

const REJECTED_KEPT_PER_MINUTE = 10;
const REJECTED_BODY_BYTES = 4096;
/** Deliveries read at once before the vendors' answer; with more under way they are kept first and read after. */
const MAX_IN_FLIGHT = 32;

/** Opens the ingest over the store and the configured accounts, and goes on with what waits from an earlier run. */
export async function openIngest(options: IngestOptions): Promise<Ingest> {
  let inFlight = 0;
  const backlog = await openBacklog({
    store: options.store,
    read: readArrival,
    putAside: async (tx, arrival, failure) => {
      const account = options.accounts.find(arrival.account);
      if (account !== null) await tx.inbox.add(deadLetterOf(account, { ...arrival, remoteAddress: '' }, failure));
    },
    ...(options.onFailure === undefined ? {} : { onFailure: options.onFailure }),
  });
  const rejectedLately = createMinuteLimit(REJECTED_KEPT_PER_MINUTE, options.now);

  async function receive(accountId: AccountId, delivery: RawDelivery): Promise<IngestOutcome> {
    const account = options.accounts.find(accountId);
    const webhook = account?.adapter.webhook ?? null;
    if (account === null || webhook === null) return outcome('rejected', 'UNKNOWN_ENDPOINT', null);
    const verification = verifyDelivery(webhook, delivery);
    if (!verification.accepted) return reject(account, delivery, verification.reason);
    return accept(account, webhook, delivery);
  }

  async function fetched(accountId: AccountId, delivery: RawDelivery): Promise<IngestOutcome> {
    const account = options.accounts.find(accountId);
    const webhook = account?.adapter.webhook ?? null;
    if (account === null || webhook === null) return outcome('rejected', 'UNKNOWN_ENDPOINT', null);
    return accept(account, webhook, delivery);
  }

  /** Keeps what is known to come from the vendor: read at once, or read later when too much is under way. */
  async function accept(account: OpenAccount, webhook: WebhookReader, delivery: RawDelivery): Promise<IngestOutcome> {
    const headers = webhook.answerHeaders?.(delivery);
    if (backlog.isWaiting() || inFlight >= MAX_IN_FLIGHT) {
      await backlog.keep({
        account: account.id,
        receivedAt: delivery.receivedAt,
        headers: storedHeaders(delivery),
        body: delivery.body,
      });
      return outcome('accepted', null, null, headers);
    }
    const taken = await takeAtOnce(account, webhook, delivery);
    options.observe?.(account, taken.state, taken.reason);
    const state =
      taken.state === 'QUARANTINED' ? 'quarantined' : taken.state === 'DUPLICATE' ? 'duplicate' : 'accepted';
    return outcome(state, taken.reason, taken.key, headers);
  }

  async function takeAtOnce(account: OpenAccount, webhook: WebhookReader, delivery: RawDelivery) {
    inFlight += 1;
    try {
      return await options.store
        .commit((tx) => take(tx, account, webhook, delivery))
        .catch((failure: unknown) => keepPoison(account, delivery, failure));
    } finally {
      inFlight -= 1;
    }
  }

  /** A delivery that breaks our own handling would come back for ever: it is kept aside and the vendor hears yes. */
  async function keepPoison(account: OpenAccount, delivery: RawDelivery, failure: unknown): Promise<NewDelivery> {
    if (failure instanceof StoreUnavailableError) throw failure;
    const kept = deadLetterOf(account, delivery, failure);
    await options.store.commit((tx) => tx.inbox.add(kept));
    return kept;
  }

  /** An account that is not configured any more has nobody to read for it: its arrivals are let go. */
  async function readArrival(tx: StoreTransaction, arrival: QueuedArrival): Promise<void> {
    const account = options.accounts.find(arrival.account);
    const webhook = account?.adapter.webhook ?? null;
    if (account === null || webhook === null) return;
    const taken = await take(tx, account, webhook, { ...arrival, remoteAddress: '' });
    options.observe?.(account, taken.state, taken.reason);
  }

  async function reject(account: OpenAccount, delivery: RawDelivery, reason: RejectReason): Promise<IngestOutcome> {
    options.observe?.(account, 'REJECTED', reason);
    // A flood of forged posts must not fill the disk: a few are kept as evidence, the rest is only counted.
    if (!rejectedLately(account.id)) return outcome('rejected', reason, null);
    const evidence = { ...delivery, body: delivery.body.subarray(0, REJECTED_BODY_BYTES) };
    const kept = newDelivery(account, evidence, { state: 'REJECTED', reason, dedupeKey: null, error: null });
    await options.store.commit((tx) => tx.inbox.add(kept));
    return outcome('rejected', reason, kept.key);
  }

  async function replay(deliveryKey: string): Promise<DeliveryRecord | null> {
    const kept = (await options.store.inbox.byKeys([deliveryKey])).get(deliveryKey) ?? null;
    const account = kept === null ? null : options.accounts.find(kept.account);
    if (kept === null || account?.adapter.webhook == null) return null;
    const { webhook } = account.adapter;
    await options.store
      .commit((tx) => takeAgain(tx, account, webhook, kept))
      .catch((failure: unknown) => settleAsDuplicate(kept, failure));
    return (await options.store.inbox.byKeys([deliveryKey])).get(deliveryKey) ?? null;
  }

  /** Somebody sent the same again meanwhile and it was read: what was kept aside adds nothing. */
  async function settleAsDuplicate(kept: DeliveryRecord, failure: unknown): Promise<void> {
    if (!(failure instanceof DuplicateDeliveryError)) throw failure;
    await options.store.commit((tx) =>
      tx.inbox.markProcessed(kept.key, { ...processed(kept, 'DUPLICATE'), dedupeKey: null }),
    );
  }

  async function take(tx: StoreTransaction, account: OpenAccount, webhook: WebhookReader, delivery: RawDelivery) {
    const parsed = readDelivery(webhook, delivery);
    if (parsed.state === 'unreadable') {
      const kept = newDelivery(account, delivery, {
        state: 'QUARANTINED',
        reason: parsed.reason,
        dedupeKey: bodyKey(delivery.body),
        error: parsed.error,
      });
      await tx.inbox.add(kept);
      return kept;
    }
    const kept = newDelivery(account, delivery, {
      state: 'ACCEPTED',
      reason: null,
      dedupeKey: parsed.dedupeKey,
      error: null,
    });
    const known = await tx.inbox.acceptedAs(account.id, parsed.dedupeKey);
    if (known !== null) {
      await tx.inbox.add(kept);
      return { key: known, state: 'DUPLICATE' as const, reason: null };
    }
    const context = contextOf(account, kept.key, {
      observedAt: delivery.receivedAt,
      receivedAt: options.now(),
      replayed: false,
    });
    const events = await recordIn(tx, parsed.observations, context);
    await tx.inbox.add(
      kept,
      events.map(({ position }) => position),
    );
    return kept;
  }

  async function takeAgain(
    tx: StoreTransaction,
    account: OpenAccount,
    webhook: WebhookReader,
    kept: DeliveryRecord,
  ): Promise<void> {
    const parsed = readDelivery(webhook, {
      headers: kept.headers,
      body: kept.body,
      remoteAddress: '',
      receivedAt: kept.receivedAt,
    });
    if (parsed.state === 'unreadable') {
      return tx.inbox.markProcessed(kept.key, {
        ...processed(kept, 'QUARANTINED'),
        reason: parsed.reason,
        error: parsed.error,
      });
    }
    const context = contextOf(account, kept.key, {
      observedAt: kept.receivedAt,
      receivedAt: options.now(),
      replayed: true,
    });
    const events = await recordIn(tx, parsed.observations, context);
    const eventPositions = [...kept.eventPositions, ...events.map(({ position }) => position)];
    await tx.inbox.markProcessed(kept.key, {
      ...processed(kept, 'REPLAYED'),
      dedupeKey: parsed.dedupeKey,
      eventPositions,
    });
  }

  return { receive, fetched, replay, drained: () => backlog.drained(), close: () => backlog.close() };
}

function outcome(
  state: IngestOutcome['state'],
  reason: RejectReason | null,
  deliveryKey: string | null,
  answerHeaders: Readonly<Record<string, string>> = {},
): IngestOutcome {
  return { state, reason, deliveryKey, answerHeaders };
}

function contextOf(
  account: OpenAccount,
  deliveryKey: string,
  times: Pick<FoldContext, 'observedAt' | 'receivedAt' | 'replayed'>,
): FoldContext {
  return {
    vendor: account.vendor,
    account: account.id,
    origin: 'webhook',
    cause: { clientMutationId: null, actor: null, webhookDeliveryKey: deliveryKey },
    ...times,
  };
}
