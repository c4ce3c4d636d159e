// What the observations of one fold share: the projection, the changed tickets and the events.

import type { EventData, NewEvent } from '../../domain/events/event.ts';
import type { Observation } from '../../domain/observation.ts';
import type { StateWriter } from '../../domain/ports/storage/projection.ts';
import { toEvents, type Subject } from './change-events.ts';
import { createChangedTickets, type ChangedTickets } from './changed-tickets.ts';
import type { FoldContext } from './context.ts';

/** The observation of this type. */
export type ObservationOf<T extends Observation['type']> = Extract<Observation, { type: T }>;

export interface FoldRun {
  readonly state: StateWriter;
  readonly context: FoldContext;
  readonly tickets: ChangedTickets;
  /** Keys of the catalog entries so far, by kind, for `collection-complete`. */
  readonly catalogKeys: Map<string, string[]>;
  /** The events so far, in order. */
  readonly events: NewEvent[];
  /** Adds one event per change. */
  emit(changes: readonly EventData[], subject: Subject): void;
}

export function createFoldRun(state: StateWriter, context: FoldContext): FoldRun {
  const events: NewEvent[] = [];
  return {
    state,
    context,
    tickets: createChangedTickets(state, context.account),
    catalogKeys: new Map(),
    events,
    emit: (changes, subject) => void events.push(...toEvents(changes, subject, context)),
  };
}
