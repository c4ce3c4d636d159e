// How every REST call of an account is made and read: one request, or a list over its pages.

import type { UploadedFile } from '../../../domain/commands/message-commands.ts';
import type { RequestBody, VendorCaller, VendorRequest, VendorResponse } from '../../../domain/ports/vendor/calls.ts';
import type { readWire } from '../../../platform/adapter/wire.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';

const MAX_LIST_PAGES = 200;

type Schema<T> = Parameters<typeof readWire<T>>[0];
type FilePart = Extract<RequestBody, { type: 'multipart' }>['files'][number];

export interface Calls {
  send(request: VendorRequest): Promise<VendorResponse>;
  /** Reads an answer; what does not fit fails the call, and a write's outcome is then unknown. */
  read<T>(schema: Schema<T>, request: VendorRequest, json: unknown): T;
  ask<T>(schema: Schema<T>, request: VendorRequest): Promise<T>;
  /** Reads a whole list; these are short, but the documents say that every list is paged. */
  askAll<T>(schema: Schema<T[]>, operation: string, path: string): Promise<T[]>;
}

/** One part of a path. */
export const part = encodeURIComponent;

export function hasNextLink(response: VendorResponse): boolean {
  return /;\s*rel\s*=\s*"?next\b/i.test(response.headers['link'] ?? '');
}

/** A file as a form carries it; its bytes are opened when they are sent. */
export function filePart(field: string, file: UploadedFile): FilePart {
  return { field, name: file.name, mimeType: file.mimeType, byteSize: file.byteSize, open: () => file.open() };
}

/** The calls over one caller. Every function throws VendorCallError. */
export function createCalls(caller: VendorCaller): Calls {
  const send = (request: VendorRequest): Promise<VendorResponse> => caller.call(request);

  async function askAll<T>(schema: Schema<T[]>, operation: string, path: string): Promise<T[]> {
    const all: T[] = [];
    let previous = '';
    for (let page = 1; page <= MAX_LIST_PAGES; page += 1) {
      const request: VendorRequest = { operation, method: 'GET', path, ...(page === 1 ? {} : { query: { page } }) };
      // oxlint-disable-next-line no-await-in-loop -- whether there is a next page stands in this one
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
    read: readResponse,
    askAll,
    ask: async (schema, request) => readResponse(schema, request, (await send(request)).json),
  };
}
