// When and how fast a client reconnects after its socket closed.

const FORBIDDEN = 4403;
/** Refusals of the token in a row before the client gives up. */
const MAX_REFUSALS = 3;
const MIN_WAIT_MS = 100;
const FIRST_SPREAD_MS = 500;
const MAX_SPREAD_MS = 30_000;

/**
 * True when a reconnect can help. graphql-ws handles fatal codes (4400, 4401, 4500 …) before it asks. It asks for other
 * codes, such as 1001, 1006, 1012, 1013 and 4408, and for connections that failed.
 */
export function isRetryable(failure: unknown, canRefreshToken: boolean, refusals: number): boolean {
  // An expired token can be replaced only when `connectionParams` is a function.
  if (isRefusal(failure)) return canRefreshToken && refusals < MAX_REFUSALS;
  // An Error that is not a close event was thrown by the page's own code, e.g. a sink: a retry would repeat it.
  return !(failure instanceof Error) || ('code' in failure && 'reason' in failure);
}

/** True for the close event of a token that is refused or has expired. */
export function isRefusal(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === FORBIDDEN;
}

/** Waits a random time whose upper limit doubles with each attempt, so that clients do not reconnect at the same time. */
export async function jitteredWait(attempts: number): Promise<void> {
  const spreadMs = Math.min(MAX_SPREAD_MS, FIRST_SPREAD_MS * 2 ** attempts);
  await new Promise((resolve) => setTimeout(resolve, MIN_WAIT_MS + Math.random() * spreadMs));
}
