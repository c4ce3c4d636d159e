// The only way into the projection, the event log and the outbox: fold, append and commit together.

import type { LoggedEvent } from '../domain/events/event.ts';
import type { Observation } from '../domain/observation.ts';
import type { Recorder, Recording } from '../domain/ports/recorder.ts';
import type { Store, StoreTransaction } from '../domain/ports/storage/store.ts';
import { fold } from './fold/fold.ts';
import { sanitizeObservation } from './fold/sanitize-observation.ts';
import type { FoldContext } from './fold/context.ts';

export interface RecorderOptions {
  readonly store: Store;
  /** Epoch milliseconds. */
  now(): number;
}

/** Creates the recorder over a store. */
export function createRecorder({ store, now }: RecorderOptions): Recorder {
  return {
    record(recording, also) {
      const context = contextOf(recording, now());
      return store.commit(async (tx) => {
        const events = await recordIn(tx, recording.observations, context);
        await also?.(tx, events);
        return events;
      });
    },
  };
}

/** Sanitizes and folds the observations, appends their events and stores their tasks, in a transaction of the caller. */
export async function recordIn(
  tx: StoreTransaction,
  observations: Recording['observations'],
  context: FoldContext,
): Promise<readonly LoggedEvent[]> {
  const sanitized = observations.map((observation) => sanitizeObservation(observation, context));
  const events = await fold(tx.state, sanitized, context);
  for (const observation of sanitized) {
    if (observation.type === 'task' || observation.type === 'task-done') await recordTask(tx, observation, context);
  }
  return events.length === 0 ? [] : tx.log.append(events);
}

type TaskObservation = Extract<Observation, { readonly type: 'task' | 'task-done' }>;

async function recordTask(tx: StoreTransaction, observation: TaskObservation, context: FoldContext): Promise<void> {
  const { account, receivedAt } = context;
  if (observation.type === 'task-done') return tx.outbox.remove(account, observation.key);
  const { key, kind, ticketKey, details, dueAt } = observation;
  return tx.outbox.put({ account, key, kind, ticketKey, details, dueAt: dueAt ?? receivedAt, attempts: 0 });
}

function contextOf(recording: Recording, receivedAt: number): FoldContext {
  const { vendor, account, origin, observedAt, cause = null } = recording;
  return { vendor, account, origin, observedAt, receivedAt, replayed: false, cause };
}
