// Polls vendors that queue deliveries, and passes what it fetches to the same ingest as webhooks.

import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import { StoreUnavailableError } from '../../domain/ports/storage/store.ts';
import type { DeliveryQueue, QueuedDelivery } from '../../domain/ports/vendor/deliveries.ts';
import type { Clock } from '../../platform/clock.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import { retryLoop } from '../../platform/retry-loop.ts';
import type { Ingest } from './ingest.ts';

export interface QueuePollerOptions {
  readonly accounts: AccountDirectory;
  readonly ingest: Pick<Ingest, 'receiveFetched'>;
  readonly clock: Clock;
  /** Called once when an account's queue starts to fail, and once, with null, when it works again. */
  observe?(account: OpenAccount, failure: unknown): void;
}
export interface QueuePollers {
  /** Stops after the batches in flight. */
  stop(): Promise<void>;
}

const BACK_OFF = { firstMs: 1000, maxMs: 60_000, jitter: 0 };

/** Starts one poller for every account that has a queue. */
export function startQueuePollers(options: QueuePollerOptions): QueuePollers {
  const stopping = new AbortController();
  const running = options.accounts.all.flatMap((account) => {
    const { queue } = account.adapter;
    return queue === undefined ? [] : [poll(account, queue, options, stopping.signal)];
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function poll(
  account: OpenAccount,
  queue: DeliveryQueue,
  options: QueuePollerOptions,
  signal: AbortSignal,
): Promise<void> {
  const { clock, observe } = options;
  return retryLoop({
    clock,
    signal,
    backOff: BACK_OFF,
    async step() {
      const hasNew = await runWithTrace(createTrace('background', signal), () => takeBatch(account, queue, options));
      // A batch of known deliveries was acknowledged, perhaps without effect: an immediate poll could loop for ever.
      return hasNew ? 0 : queue.everyMs;
    },
    onFailure({ failure, failures }) {
      if (failures === 1) observe?.(account, failure);
    },
    onRecovery: () => observe?.(account, null),
  });
}

/** Processes one batch and acknowledges the deliveries that are stored. True when one of them was new. */
async function takeBatch(
  account: OpenAccount,
  queue: DeliveryQueue,
  { ingest, clock }: QueuePollerOptions,
): Promise<boolean> {
  const batch = await queue.receive();
  const receipts: string[] = [];
  let hasNew = false;
  try {
    for (const delivery of batch) {
      const { state } = await ingest.receiveFetched(account.id, toRawDelivery(delivery, clock.now()));
      if (state !== 'rejected') receipts.push(delivery.receipt);
      hasNew ||= state === 'accepted';
    }
  } catch (failure) {
    // The store refuses: the rest stays in the vendor's queue, and what was stored before is acknowledged.
    if (!(failure instanceof StoreUnavailableError) || receipts.length === 0) throw failure;
    await queue.acknowledge(receipts);
    throw failure;
  }
  if (receipts.length > 0) await queue.acknowledge(receipts);
  return hasNew;
}

function toRawDelivery({ body }: QueuedDelivery, receivedAt: number) {
  const headers = { 'content-type': 'application/json', 'content-length': String(body.byteLength) };
  return { headers, body, remoteAddress: '', receivedAt };
}
