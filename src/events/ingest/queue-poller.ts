// Fetches the deliveries that wait at vendors with a queue, and hands them to the same ingest as webhooks.

import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import { StoreUnavailableError } from '../../domain/ports/storage/store.ts';
import type { DeliveryQueue, QueuedDelivery } from '../../domain/ports/vendor/deliveries.ts';
import { createTrace, runWithTrace } from '../../platform/observability/call-trace.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ingest } from './ingest.ts';

export interface QueuePollerOptions {
  readonly accounts: AccountDirectory;
  readonly ingest: Pick<Ingest, 'fetched'>;
  readonly clock: Clock;
  /** Told once when an account's queue begins to fail, and once (with null) when it answers again. */
  observe?(account: OpenAccount, failure: unknown): void;
}
export interface QueuePollers {
  /** Stops after the batch under way. */
  stop(): Promise<void>;
}

const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 60_000;

/** Starts polling every account that has a queue, each at its own pace. */
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

async function poll(
  account: OpenAccount,
  queue: DeliveryQueue,
  options: QueuePollerOptions,
  stopped: AbortSignal,
): Promise<void> {
  const { clock, observe } = options;
  const pause = (ms: number): Promise<void> => clock.sleep(ms, stopped).catch(() => undefined);
  let failures = 0;
  while (!stopped.aborted) {
    try {
      const trace = createTrace('background', stopped);
      const broughtNew = await runWithTrace(trace, () => takeBatch(account, queue, options));
      if (failures > 0) observe?.(account, null);
      failures = 0;
      if (!broughtNew) await pause(queue.everyMs);
    } catch (failure) {
      if (stopped.aborted) return;
      if (failures === 0) observe?.(account, failure);
      const backOffMs = Math.min(FIRST_RETRY_MS * 2 ** failures, MAX_RETRY_MS);
      failures += 1;
      await pause(backOffMs);
    }
  }
}

/**
 * Takes one batch in and acknowledges what is on disk. True when there was something new: then more may wait. A batch
 * that only repeats what is known was acknowledged in vain and is not asked for again at once.
 */
async function takeBatch(
  account: OpenAccount,
  queue: DeliveryQueue,
  { ingest, clock }: QueuePollerOptions,
): Promise<boolean> {
  const batch = await queue.receive();
  const kept: string[] = [];
  let broughtNew = false;
  try {
    for (const delivery of batch) {
      const state = await takeIn(account, delivery, ingest, clock);
      if (state !== 'rejected') kept.push(delivery.receipt);
      broughtNew ||= state === 'accepted';
    }
  } catch (failure) {
    // A store that refuses keeps the rest on the queue; what it took before that is done with.
    if (!(failure instanceof StoreUnavailableError) || kept.length === 0) throw failure;
    await queue.acknowledge(kept);
    throw failure;
  }
  if (kept.length > 0) await queue.acknowledge(kept);
  return broughtNew;
}

async function takeIn(account: OpenAccount, { body }: QueuedDelivery, ingest: Pick<Ingest, 'fetched'>, clock: Clock) {
  const headers = { 'content-type': 'application/json', 'content-length': String(body.byteLength) };
  const delivery = { headers, body, remoteAddress: '', receivedAt: clock.now() };
  return (await ingest.fetched(account.id, delivery)).state;
}
