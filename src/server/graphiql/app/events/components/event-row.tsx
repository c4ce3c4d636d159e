// One event of the running list: what, where, when; opened, all that came as JSON.

import { memo } from 'react';
import { CopyCursor } from './copy-cursor.tsx';
import { EventDetail } from './event-detail.tsx';
import type { TicketTabs } from '../open-tab.ts';
import { toHeadline, toWords, type WatchedEvent } from '../watched-event.ts';

interface EventRowProps {
  readonly rowKey: number;
  readonly event: WatchedEvent;
  /** True for the one row that Tab goes to. */
  readonly isReachable: boolean;
  readonly isOpen: boolean;
  /** Called with the row to open; null for none. */
  onToggle(rowKey: number | null): void;
  onCurrent(rowKey: number): void;
  readonly tabs: TicketTabs;
}

/** A row draws itself once and keeps standing while others come. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { rowKey, event, isReachable, isOpen, onToggle, onCurrent, tabs } = props;
  const tabIndex = isReachable ? 0 : -1;
  const occurredAt = new Date(event.occurredAt);
  return (
    <li className="event-row" data-open={isOpen} data-cursor={event.cursor} onFocus={() => onCurrent(rowKey)}>
      <div className="event-row-line">
        <button
          type="button"
          className="event-row-button"
          aria-expanded={isOpen}
          tabIndex={tabIndex}
          onClick={() => onToggle(isOpen ? null : rowKey)}
        >
          <span className="event-row-top">
            <span className="event-row-type" data-family={event.type.split('_')[0]}>
              {toWords(event.type)}
            </span>
            {event.vendor !== null && <span className="event-row-vendor">{toWords(event.vendor)}</span>}
            <time dateTime={event.occurredAt} title={occurredAt.toLocaleString()}>
              {occurredAt.toLocaleTimeString([], { hourCycle: 'h23' })}
            </time>
          </span>
          <span className="event-row-headline">{toHeadline(event) ?? '–'}</span>
        </button>
        <CopyCursor cursor={event.cursor} tabIndex={tabIndex} />
      </div>
      {isOpen && <EventDetail event={event} tabs={tabs} />}
    </li>
  );
});
