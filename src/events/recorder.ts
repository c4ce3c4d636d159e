// The one way into the projection and the log: fold, append, commit.

import type { LoggedEvent } from '../domain/event.ts';
import type { Recorder, Recording } from '../domain/ports/recorder.ts';
import type { Store, StoreTransaction } from '../domain/ports/store.ts';
import { fold } from './fold.ts';
import type { FoldContext } from './fold-context.ts';

export interface RecorderOptions {
  readonly store: Store;
  /** Epoch milliseconds. */
  now(): number;
}

/** Opens the recorder over a store. */
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

/** Folds and appends inside a transaction that the caller owns. */
export async function recordIn(
  tx: StoreTransaction,
  observations: Recording['observations'],
  context: FoldContext,
): Promise<readonly LoggedEvent[]> {
  const events = await fold(tx.state, observations, context);
  return events.length === 0 ? [] : tx.log.append(events);
}

function contextOf(recording: Recording, receivedAt: number): FoldContext {
  const { vendor, account, origin, observedAt, cause = null } = recording;
  return { vendor, account, origin, observedAt, receivedAt, replayed: false, cause };
}
