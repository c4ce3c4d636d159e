// Keeps pages of other sites from opening streams and sockets with a visitor's access.

import type { IncomingHttpHeaders } from 'node:http';

/** True for a browser request from a page that is neither ours nor allowed. Programs other than browsers send no Origin. */
export function isForeignOrigin({ origin, host }: IncomingHttpHeaders, allowedOrigins: readonly string[]): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return false;
  return URL.parse(origin)?.host !== host;
}
