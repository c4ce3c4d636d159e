// Keeps pages of other sites from opening streams and sockets with their visitor's rights.

import type { IncomingHttpHeaders } from 'node:http';

/** True when a browser sends this for a page that is neither ours nor allowed; programs send no origin. */
export function isForeignOrigin({ origin, host }: IncomingHttpHeaders, allowedOrigins: readonly string[]): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return false;
  return URL.parse(origin)?.host !== host;
}
