// Event cursors: the log's id and a position, opaque to clients.

/** The cursor of a position. As text, the cursors of one log sort in log order. */
export function toEventCursor(logId: string, position: bigint): string {
  return `${logId}-${position.toString(36).padStart(13, '0')}`;
}

/** `foreign`: a cursor of another log; `garbled`: not a cursor. */
export type ParsedEventCursor =
  | { readonly state: 'ok'; readonly position: bigint }
  | { readonly state: 'foreign' }
  | { readonly state: 'garbled' };

/** Parses a cursor for the log with this id. Never throws. */
export function parseEventCursor(logId: string, cursor: string): ParsedEventCursor {
  const match = /^([a-z0-9-]{4,40})-([a-z0-9]{13})$/.exec(cursor);
  if (match === null) return { state: 'garbled' };
  if (match[1] !== logId) return { state: 'foreign' };
  let position = 0n;
  for (const digit of match[2] ?? '') position = position * 36n + BigInt(parseInt(digit, 36));
  return position < 2n ** 63n ? { state: 'ok', position } : { state: 'garbled' };
}
