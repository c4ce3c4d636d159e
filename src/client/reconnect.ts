// When and how fast a client comes back after its socket closed.

const FORBIDDEN = 4403;
/** How often in a row a token may be refused before it is taken for an answer. */
const MAX_REFUSALS = 3;
const MIN_WAIT_MS = 100;
const FIRST_SPREAD_MS = 500;
const MAX_SPREAD_MS = 30_000;

/**
 * True when coming back makes sense. graphql-ws itself has refused before what is fatal (4400, 4401, 4500 …), and asks
 * for the rest: 1001, 1006, 1012, 1013, 4408 and the like, and connections that could not be made.
 */
export function isRetryable(failure: unknown, canRefreshToken: boolean, refusals: number): boolean {
  // A token that ended may be followed by a new one, but only when `connectionParams` is asked again.
  if (isRefusal(failure)) return canRefreshToken && refusals < MAX_REFUSALS;
  // An Error that is no close event was thrown by code of this page, a sink for one: again would only repeat it.
  return !(failure instanceof Error) || ('code' in failure && 'reason' in failure);
}

/** True for the close event with which the gateway refuses a token, or ends with it. */
export function isRefusal(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === FORBIDDEN;
}

/** Waits a random time whose upper end doubles with each attempt, so that clients do not come back all at once. */
export async function jitteredWait(attempts: number): Promise<void> {
  const spreadMs = Math.min(MAX_SPREAD_MS, FIRST_SPREAD_MS * 2 ** attempts);
  await new Promise((resolve) => setTimeout(resolve, MIN_WAIT_MS + Math.random() * spreadMs));
}
