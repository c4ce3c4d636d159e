// Builds the URL of a vendor call: the account's base URL, the path below it exactly as given, and the query.

import type { VendorRequest } from '../../domain/ports/vendor/calls.ts';

function isEscaping(segment: string): boolean {
  let plain = segment;
  try {
    plain = decodeURIComponent(segment);
  } catch {
    return true;
  }
  return plain === '.' || plain === '..';
}

/**
 * An id such as `..` would silently name another resource after URL normalisation, and an empty one would
 * turn a single read into a list; neither may be sent.
 */
function isSafePath(path: string): boolean {
  if (!path.startsWith('/') || /[?#\\\s]/.test(path)) return false;
  const segments = path.slice(1).split('/');
  return !segments.some((segment, index) => isEscaping(segment) || (segment === '' && index < segments.length - 1));
}

function queryText(query: NonNullable<VendorRequest['query']>): string {
  const pairs: string[] = [];
  for (const name in query) {
    const value = query[name];
    if (value === undefined) continue;
    for (const each of typeof value === 'object' ? value : [String(value)]) {
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(each)}`);
    }
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The base URL without a trailing slash, query or fragment. */
export function toBase(baseUrl: string): string {
  const url = new URL(baseUrl);
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** The absolute URL of a call; null if the path would not arrive unchanged. Lists repeat their name. */
export function toTargetUrl(base: string, request: VendorRequest): string | null {
  if (!isSafePath(request.path)) return null;
  return base + request.path + (request.query === undefined ? '' : queryText(request.query));
}
