// The list of events, newest last. It follows the newest event until the user scrolls up or opens an event.

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Entry } from '../event-list.ts';
import { EventRow } from './event-row.tsx';
import { MarkLine } from './mark-line.tsx';
import type { TicketTabs } from '../open-tab.ts';

interface RunningListProps {
  readonly entries: readonly Entry[];
  /** Shown above the oldest event; null for nothing. */
  readonly note: string | null;
  /** Shown instead of an empty list. */
  readonly empty: ReactNode;
  readonly tabs: TicketTabs;
}

/** How near the end, in pixels, still counts as being there. */
const END_SLACK_PX = 24;

/** Arrow keys, Home and End move between rows; Tab moves into the current row. */
export function RunningList({ entries, note, empty, tabs }: RunningListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const [currentKey, setCurrentKey] = useState<number | null>(null);
  const [openKey, setOpenKey] = useState<number | null>(null);
  const isReading = entries.some(({ key }) => key === openKey);
  const newestKey = entries.at(-1)?.key ?? null;
  const toEnd = (): void => {
    if (scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight;
  };
  useLayoutEffect(() => {
    if (isReading) setAtEnd(scroller.current === null || isNearEnd(scroller.current));
    else if (isAtEnd) toEnd();
  }, [isAtEnd, isReading, openKey, newestKey]);
  const backToEnd = (): void => {
    setOpenKey(null);
    setAtEnd(true);
  };

  if (entries.length === 0) return empty;
  const reachableKey = entries.some(({ key }) => key === currentKey)
    ? currentKey
    : (entries.findLast(({ event }) => event !== null)?.key ?? null);
  return (
    <div className="events-body">
      <div
        className="events-scroller"
        ref={scroller}
        onKeyDown={moveFocus}
        onScroll={({ currentTarget }) => setAtEnd(isNearEnd(currentTarget))}
      >
        {note !== null && <p className="events-note">{note}</p>}
        <ol className="events-list" aria-label="Events, newest last">
          {entries.map(({ key, event, mark }) =>
            event === null ? (
              <MarkLine key={key} mark={mark} />
            ) : (
              <EventRow
                key={key}
                rowKey={key}
                event={event}
                isReachable={key === reachableKey}
                isOpen={key === openKey}
                onToggle={setOpenKey}
                onCurrent={setCurrentKey}
                tabs={tabs}
              />
            ),
          )}
        </ol>
      </div>
      {!isAtEnd && (
        <button type="button" className="events-newest" onClick={backToEnd}>
          Newest ↓
        </button>
      )}
    </div>
  );
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < END_SLACK_PX;
}

function moveFocus(pressed: KeyboardEvent<HTMLDivElement>): void {
  const rows = [...pressed.currentTarget.querySelectorAll<HTMLButtonElement>('.event-row-button')];
  const index = rows.findIndex((row) => row === pressed.target);
  if (index === -1) return;
  const targets: Record<string, number> = {
    ArrowDown: Math.min(index + 1, rows.length - 1),
    ArrowUp: Math.max(index - 1, 0),
    Home: 0,
    End: rows.length - 1,
  };
  const target = targets[pressed.key];
  if (target === undefined) return;
  pressed.preventDefault();
  rows[target]?.focus();
}
