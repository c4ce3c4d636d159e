// Shows the state of the event stream, and the reason when it stopped.

import type { FeedState } from '../event-feed.ts';

const WORDS = { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting', stopped: 'Stopped' } as const;

/** The pill beside the title; once stopped, the reason and a way to try again below it. */
export function ConnectionState({ state, onRetry }: { state: FeedState; onRetry(): void }) {
  const { connection, failure, paused } = state;
  const isPaused = paused && connection === 'live';
  return (
    <>
      <span className="events-state" data-state={isPaused ? 'paused' : connection} role="status">
        {isPaused ? 'Paused' : WORDS[connection]}
      </span>
      {failure !== null && (
        <p className="events-failure" role="alert">
          {failure}{' '}
          <button type="button" className="events-link" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}
