// Writes and reads positions in the event log as clients see them: the log's name and the position, opaque to them.

/** Cursors of one log sort as text in the order of the log. */
export function toEventCursor(logId: string, position: bigint): string {
  return `${logId}-${position.toString(36).padStart(13, '0')}`;
}

/** `foreign`: another log wrote it; `garbled`: no log ever wrote it. */
export type ParsedEventCursor =
  | { readonly state: 'ok'; readonly position: bigint }
  | { readonly state: 'foreign' }
  | { readonly state: 'garbled' };

/** Reads a cursor back for the log of this name. Never throws. */
export function parseEventCursor(logId: string, cursor: string): ParsedEventCursor {
  const match = /^([a-z0-9-]{4,40})-([a-z0-9]{13})$/.exec(cursor);
  if (match === null) return { state: 'garbled' };
  if (match[1] !== logId) return { state: 'foreign' };
  let position = 0n;
  for (const digit of match[2] ?? '') position = position * 36n + BigInt(parseInt(digit, 36));
  return position < 2n ** 63n ? { state: 'ok', position } : { state: 'garbled' };
}
