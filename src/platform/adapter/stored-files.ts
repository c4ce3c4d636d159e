// Downloads files from URLs that a vendor sent: only from trusted hosts, and without credentials.

import { VendorCallError, vendorFailure } from '../../domain/errors/error-codes.ts';
import type { MediaStream, VendorCaller } from '../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../domain/ports/vendor/module.ts';

export interface StoredFiles {
  /** Throws VendorCallError, with UNSUPPORTED for an untrusted host. */
  open(address: string): Promise<MediaStream>;
}

export interface StoredFileOptions {
  /** The vendor's API; its origin is trusted with any protocol. */
  readonly baseUrl: string;
  /** Lower-case host names, trusted over https. A leading dot includes all subdomains. */
  readonly hosts: readonly string[];
}

function isHost(name: string, trusted: string): boolean {
  return trusted.startsWith('.') ? name.endsWith(trusted) : name === trusted;
}

function queryOf(url: URL): Record<string, readonly string[]> {
  return Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]));
}

/** Each origin has its own caller, which has no credentials. */
export function createStoredFiles(
  context: Pick<AdapterContext, 'createCaller'>,
  { baseUrl, hosts }: StoredFileOptions,
): StoredFiles {
  const callers = new Map<string, VendorCaller>();
  const ownOrigin = new URL(baseUrl).origin;

  function isTrusted(url: URL): boolean {
    if (url.username !== '' || url.password !== '') return false;
    if (url.origin === ownOrigin) return true;
    return url.protocol === 'https:' && url.port === '' && hosts.some((host) => isHost(url.hostname, host));
  }

  function callerOf(origin: string): VendorCaller {
    const existing = callers.get(origin);
    if (existing !== undefined) return existing;
    const caller = context.createCaller({
      baseUrl: origin,
      headers: () => ({}),
      decodeFailure: () => ({ vendorCode: null, vendorMessage: null, code: null }),
    });
    callers.set(origin, caller);
    return caller;
  }

  return {
    async open(address) {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (url === null || !isTrusted(url)) {
        const message = 'The host of the file is not in mediaHosts.';
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
