// The pane of the Events plugin: state and controls above, the running list below.

import { useGraphiQL } from '@graphiql/react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { ConnectionState } from './connection-state.tsx';
import type { EventFeed } from '../event-feed.ts';
import { FilterSelect } from './filter-select.tsx';
import { PauseIcon, ResumeIcon } from './icons.tsx';
import { filterEntries, MAX_ENTRIES, type EventFilter } from '../event-list.ts';
import { RunningList } from './running-list.tsx';
import { useTicketTabs } from '../open-tab.ts';

const NO_FILTER: EventFilter = { type: null, vendor: null };

interface EventsPaneProps {
  readonly feed: EventFeed;
  /** Is given the way to read the Headers editor, for the socket's token. */
  onHeaders(read: () => string): void;
}

/** Follows the feed; the first time it is shown, the feed starts. */
export function EventsPane({ feed, onHeaders }: EventsPaneProps) {
  const state = useSyncExternalStore(feed.listen, feed.state);
  const [filter, setFilter] = useState(NO_FILTER);
  const headerEditor = useGraphiQL((store) => store.headerEditor);
  const tabs = useTicketTabs();
  useEffect(() => {
    onHeaders(() => headerEditor?.getValue() ?? '');
    feed.start();
  }, [feed, headerEditor, onHeaders]);

  const { entries, droppedCount } = state.list;
  const shown = useMemo(() => filterEntries(entries, filter), [entries, filter]);
  return (
    <section className="events-pane" aria-label="Events">
      <header className="events-head">
        <h2 className="events-title">Events</h2>
        <ConnectionState state={state} onRetry={feed.retry} />
      </header>
      <div className="events-tools">
        <button type="button" className="events-tool is-main" onClick={state.paused ? feed.resume : feed.pause}>
          {state.paused ? <ResumeIcon /> : <PauseIcon />}
          {state.paused ? 'Resume' : 'Pause'}
          {state.paused && state.waitingCount > 0 && <span className="events-waiting">{state.waitingCount}</span>}
        </button>
        <button type="button" className="events-tool" onClick={feed.clear} disabled={entries.length === 0}>
          Clear
        </button>
        <span className="events-filters">
          <FilterSelect field="type" filter={filter} entries={entries} onChange={setFilter} />
          <FilterSelect field="vendor" filter={filter} entries={entries} onChange={setFilter} />
        </span>
      </div>
      <RunningList
        entries={shown}
        note={droppedCount === 0 ? null : `${droppedCount} older dropped; the list keeps the newest ${MAX_ENTRIES}.`}
        empty={entries.length === 0 ? <Waiting /> : <p className="events-empty">No event fits the filter.</p>}
        tabs={tabs}
      />
    </section>
  );
}

function Waiting() {
  return (
    <div className="events-empty">
      <p>Nothing has happened yet.</p>
      <p>Messages from customers and those you send, for example from the Reply tab, appear here.</p>
    </div>
  );
}
