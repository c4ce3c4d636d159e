// Opens files that lie at an address which a vendor gave: only on hosts that are trusted, and without any credentials.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { MediaStream, VendorCaller } from '../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../domain/ports/vendor/module.ts';

export interface StoredFiles {
  /** Throws VendorCallError, with UNSUPPORTED for a host that is not trusted. */
  open(address: string): Promise<MediaStream>;
}

export interface StoredFileOptions {
  /** The vendor's own API; its origin is trusted whatever its protocol. */
  readonly baseUrl: string;
  /** Lower-case host names, trusted over https; one that begins with a dot stands for all below it. */
  readonly hosts: readonly string[];
}

function isHost(name: string, trusted: string): boolean {
  return trusted.startsWith('.') ? name.endsWith(trusted) : name === trusted;
}

function queryOf(url: URL): Record<string, readonly string[]> {
  return Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]));
}

/** The files of an account; each origin has a caller of its own that knows no credentials. */
export function createStoredFiles(
  context: Pick<AdapterContext, 'createCaller'>,
  { baseUrl, hosts }: StoredFileOptions,
): StoredFiles {
  const strangers = new Map<string, VendorCaller>();
  const ownOrigin = new URL(baseUrl).origin;

  function isTrusted(url: URL): boolean {
    if (url.username !== '' || url.password !== '') return false;
    if (url.origin === ownOrigin) return true;
    return url.protocol === 'https:' && url.port === '' && hosts.some((host) => isHost(url.hostname, host));
  }

  /** A caller that knows no credentials: where files lie, nobody is told the token. */
  function callerOf(origin: string): VendorCaller {
    const known = strangers.get(origin);
    if (known !== undefined) return known;
    const made = context.createCaller({
      baseUrl: origin,
      headers: () => ({}),
      decodeFailure: () => ({ vendorCode: null, vendorMessage: null, code: null }),
    });
    strangers.set(origin, made);
    return made;
  }

  return {
    async open(address) {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (url === null || !isTrusted(url)) {
        const message = 'The file lies on a host that is not among mediaHosts.';
        throw new VendorCallError(vendorFailure('UNSUPPORTED', { message }));
      }
      return callerOf(url.origin).download({
        operation: 'files.get',
        method: 'GET',
        path: url.pathname,
        query: queryOf(url),
        headers: { accept: '*/*' },
      });
    },
  };
}
