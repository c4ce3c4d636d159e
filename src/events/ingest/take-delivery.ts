// Processes one delivery inside a transaction: read, deduplicate, fold, append events, store the delivery. The store may
// run the transaction more than once, so these functions have no other effects.

import type { OpenAccount } from '../../domain/ports/account.ts';
import type {
  DeliveryRecord,
  DeliveryState,
  NewDelivery,
  RejectReason,
} from '../../domain/ports/storage/delivery-inbox.ts';
import type { StoreTransaction } from '../../domain/ports/storage/store.ts';
import type { RawDelivery, UnreadableEntry, WebhookReader } from '../../domain/ports/vendor/deliveries.ts';
import type { FoldContext } from '../fold/context.ts';
import { recordIn } from '../recorder.ts';
import { bodyKey, newDelivery, replayOutcome } from './delivery-record.ts';
import { readDelivery } from './read-delivery.ts';

/** Where a delivery comes from. */
export interface DeliverySource {
  readonly account: OpenAccount;
  readonly webhook: WebhookReader;
}
export interface TakenDelivery {
  /** The key of the stored delivery; for a duplicate, that of the accepted one. */
  readonly key: string;
  readonly state: DeliveryState;
  readonly reason: RejectReason | null;
}

/** Processes a delivery that comes from the vendor beyond doubt. `now`: epoch milliseconds. */
export async function takeDelivery(
  tx: StoreTransaction,
  { account, webhook }: DeliverySource,
  delivery: RawDelivery,
  now: number,
): Promise<TakenDelivery> {
  const parsed = readDelivery(webhook, delivery);
  if (parsed.state === 'unreadable') {
    const { reason, error } = parsed;
    const dedupeKey = bodyKey(delivery.body);
    return store(tx, newDelivery(account, delivery, { state: 'QUARANTINED', reason, dedupeKey, error }));
  }
  const { dedupeKey, observations, leftOut = [] } = parsed;
  const quarantined = leftOut.map((entry) => quarantinedEntry(account, delivery, entry));
  const record = newDelivery(account, delivery, { state: 'ACCEPTED', reason: null, dedupeKey, error: null });
  const acceptedKey = await tx.inbox.acceptedAs(account.id, dedupeKey);
  if (acceptedKey !== null) {
    await tx.inbox.add(record);
    return { key: acceptedKey, state: 'DUPLICATE', reason: null };
  }
  for (const entry of quarantined) await tx.inbox.add(entry);
  const context = contextOf(account, record.key, {
    observedAt: delivery.receivedAt,
    receivedAt: now,
    replayed: false,
  });
  const events = await recordIn(tx, observations, context);
  return store(
    tx,
    record,
    events.map(({ position }) => position),
  );
}

/** Processes a stored delivery again and updates its record. Throws DuplicateDeliveryError. */
export async function replayDelivery(
  tx: StoreTransaction,
  { account, webhook }: DeliverySource,
  stored: DeliveryRecord,
  now: number,
): Promise<void> {
  const { headers, body, receivedAt } = stored;
  const parsed = readDelivery(webhook, { headers, body, receivedAt, remoteAddress: '' });
  if (parsed.state === 'unreadable') {
    const { reason, error } = parsed;
    return tx.inbox.markProcessed(stored.key, { ...replayOutcome(stored, 'QUARANTINED'), reason, error });
  }
  if (stored.state === 'QUARANTINED') {
    for (const entry of parsed.leftOut ?? [])
      await tx.inbox.add(quarantinedEntry(account, { headers, receivedAt, body, remoteAddress: '' }, entry));
  }
  const context = contextOf(account, stored.key, { observedAt: receivedAt, receivedAt: now, replayed: true });
  const events = await recordIn(tx, parsed.observations, context);
  const eventPositions = [...stored.eventPositions, ...events.map(({ position }) => position)];
  await tx.inbox.markProcessed(stored.key, {
    ...replayOutcome(stored, 'REPLAYED'),
    dedupeKey: parsed.dedupeKey,
    eventPositions,
  });
}

/** A copy of one unreadable entry, which a fixed reader can replay alone. */
function quarantinedEntry(account: OpenAccount, delivery: RawDelivery, { body, error }: UnreadableEntry): NewDelivery {
  const dedupeKey = bodyKey(body);
  const outcome = { state: 'QUARANTINED', reason: 'SCHEMA_MISMATCH', dedupeKey, error } as const;
  return newDelivery(account, { ...delivery, body }, outcome);
}

async function store(
  tx: StoreTransaction,
  record: NewDelivery,
  eventPositions: readonly bigint[] = [],
): Promise<NewDelivery> {
  await tx.inbox.add(record, eventPositions);
  return record;
}

function contextOf(
  account: OpenAccount,
  deliveryKey: string,
  rest: Pick<FoldContext, 'observedAt' | 'receivedAt' | 'replayed'>,
): FoldContext {
  return {
    vendor: account.vendor,
    account: account.id,
    origin: 'webhook',
    cause: { clientMutationId: null, actor: null, webhookDeliveryKey: deliveryKey },
    ...rest,
  };
}
