// Icons that GraphiQL has none of, drawn in its line weight.

/** A pulse: the stream of events. */
export function EventsIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M2 12.5h4.2L9.5 4l5 16 3.1-7.5H22" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** Two bars. */
export function PauseIcon() {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <rect x="3.5" y="3" width="3" height="10" rx="1" />
      <rect x="9.5" y="3" width="3" height="10" rx="1" />
    </svg>
  );
}

/** A triangle that points onward. */
export function ResumeIcon() {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <path d="M4.5 3.6c0-.8.9-1.3 1.5-.8l6 4.4c.6.4.6 1.2 0 1.6l-6 4.4c-.6.5-1.5 0-1.5-.8z" />
    </svg>
  );
}
