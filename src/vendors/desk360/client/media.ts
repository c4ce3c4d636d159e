// Opens the bytes of files: by the vendor's media call with the token, and by address without any credentials.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MediaStream, VendorCaller } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { createStoredFiles } from '../../../platform/adapter/stored-files.ts';
import type { Desk360Settings } from '../settings.ts';
import { part } from './calls.ts';
import { decodeFailure } from './failures.ts';

/** An error body is short; a longer JSON file is a file. */
const MAX_ERROR_BYTES = 16 * 1024;

export interface MediaCalls {
  /** Throws VendorCallError. */
  byId(product: string, media: string): Promise<MediaStream>;
  /** Throws VendorCallError, with UNSUPPORTED for a host that the settings do not name. */
  byUrl(url: string): Promise<MediaStream>;
}

function isJson(mimeType: string | null): boolean {
  return mimeType !== null && /^application\/json\b/i.test(mimeType);
}

async function* joined(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Desk360 may refuse under 200: what is JSON is looked at before it is handed on as a file. */
async function refuseDisguised(stream: MediaStream): Promise<MediaStream> {
  if (!isJson(stream.mimeType) || (stream.byteSize ?? 0) > MAX_ERROR_BYTES) return stream;
  const rest = stream.body[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let seen = 0;
  while (seen <= MAX_ERROR_BYTES) {
    // oxlint-disable-next-line no-await-in-loop -- one chunk after the other
    const next = await rest.next().catch((cause: unknown) => {
      throw new VendorCallError(vendorFailure('UNAVAILABLE'), { cause });
    });
    if (next.done === true) {
      const { code, ...told } = decodeFailure(200, parsed(first));
      if (code !== null) throw new VendorCallError(vendorFailure(code, { httpStatus: 200, ...told }));
      break;
    }
    first.push(next.value);
    seen += next.value.byteLength;
  }
  return { ...stream, body: joined(first, rest) };
}

function parsed(chunks: readonly Uint8Array[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** The media side of an account; `caller` carries the token and is used for the vendor's own call only. */
export function createMediaCalls(context: AdapterContext, settings: Desk360Settings, caller: VendorCaller): MediaCalls {
  const files = createStoredFiles(context, { baseUrl: settings.baseUrl, hosts: settings.mediaHosts });

  return {
    async byId(product, media) {
      const stream = await caller.download({
        operation: 'whatsapp.media.get',
        method: 'GET',
        path: `/products/${part(product)}/conversations/messages/media/${part(media)}`,
        headers: { accept: '*/*' },
      });
      return refuseDisguised(stream);
    },
    byUrl: (url) => files.open(url),
  };
}
