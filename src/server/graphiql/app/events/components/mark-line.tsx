// A line across the list where the stream was broken: whether anything is missing there.

import type { Mark } from '../event-list.ts';

/** Quiet where nothing was lost, loud where something was. */
export function MarkLine({ mark }: { mark: Mark }) {
  const isLoss = mark.kind !== 'reconnected';
  return (
    <li className="event-mark" data-kind={mark.kind} data-loss={isLoss}>
      <span title={explain(mark)}>{toLine(mark)}</span>
    </li>
  );
}

function toLine(mark: Mark): string {
  if (mark.kind === 'reconnected') return `Reconnected after ${toSeconds(mark.awayMs)}, nothing lost`;
  if (mark.kind === 'pruned') return 'Gap: the log no longer has the events before this';
  if (mark.kind === 'unreadable') return `An event could not be read: ${mark.reason}`;
  return 'Gap: the event log was replaced; continuing live';
}

function explain({ at }: Mark): string {
  return new Date(at).toLocaleTimeString([], { hourCycle: 'h23' });
}

function toSeconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(durationMs < 10_000 ? 1 : 0)} s`;
}
