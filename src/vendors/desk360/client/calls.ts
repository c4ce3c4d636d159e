// The REST calls of an account: one request, or a list over all its pages.

import type { VendorCaller, VendorRequest, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { readWire } from '../../../platform/adapter/wire.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';

const MAX_LIST_PAGES = 200;

type Schema<T> = Parameters<typeof readWire<T>>[0];

export interface Calls {
  send(request: VendorRequest): Promise<VendorResponse>;
  /** Parses a response. An invalid one throws BAD_RESPONSE; the outcome of a write is then unknown. */
  parse<T>(schema: Schema<T>, request: VendorRequest, json: unknown): T;
  call<T>(schema: Schema<T>, request: VendorRequest): Promise<T>;
  /** Reads a whole list. The lists are short, but every list is paged according to the documents. */
  callAll<T>(schema: Schema<T[]>, operation: string, path: string): Promise<T[]>;
}

export function hasNextLink(response: VendorResponse): boolean {
  return /;\s*rel\s*=\s*"?next\b/i.test(response.headers['link'] ?? '');
}

/** Every function throws VendorCallError. */
export function createCalls(caller: VendorCaller): Calls {
  const send = (request: VendorRequest): Promise<VendorResponse> => caller.call(request);

  async function callAll<T>(schema: Schema<T[]>, operation: string, path: string): Promise<T[]> {
    const all: T[] = [];
    let previous = '';
    for (let page = 1; page <= MAX_LIST_PAGES; page += 1) {
      const request: VendorRequest = { operation, method: 'GET', path, ...(page === 1 ? {} : { query: { page } }) };
      // oxlint-disable-next-line no-await-in-loop -- this page determines whether there is a next one
      const response = await send(request);
      const items = readResponse(schema, request, response.json);
      const fingerprint = JSON.stringify(items);
      if (items.length === 0 || fingerprint === previous) break;
      all.push(...items);
      if (!hasNextLink(response)) break;
      previous = fingerprint;
    }
    return all;
  }

  return {
    send,
    parse: readResponse,
    callAll,
    call: async (schema, request) => readResponse(schema, request, (await send(request)).json),
  };
}
