// An event as it came over the socket, and the ways to its ticket.

import type { ReactNode } from 'react';
import type { TicketTabs } from '../open-tab.ts';
import type { WatchedEvent } from '../watched-event.ts';

const TOKEN = /("(?:[^"\\]|\\.)*")(:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g;

/** Shown below its row while the row is open. */
export function EventDetail({ event, tabs }: { event: WatchedEvent; tabs: TicketTabs }) {
  const { ticketId } = event;
  return (
    <div className="event-detail">
      {ticketId !== null && (
        <div className="event-ways">
          <button type="button" className="events-tool" onClick={() => tabs.openTicket(ticketId)}>
            Open ticket in a new tab
          </button>
          <button type="button" className="events-tool" onClick={() => tabs.openReply(ticketId)}>
            Reply
          </button>
        </div>
      )}
      {/* Scrollable by keyboard, so it must take the focus. */}
      <pre className="event-json" tabIndex={0} aria-label="The event as JSON">
        {paint(JSON.stringify(event, null, 2))}
      </pre>
    </div>
  );
}

/** JSON text with its names and values in the colours of the editors. */
function paint(json: string): ReactNode[] {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [token, text, colon] = match;
    const word = text ?? token;
    const kind = colon !== undefined ? 'name' : text !== undefined ? 'text' : 'value';
    pieces.push(
      json.slice(end, match.index),
      <span key={match.index} className={`event-json-${kind}`}>
        {word}
      </span>,
    );
    end = match.index + word.length;
  }
  return [...pieces, json.slice(end)];
}
