// Downloads: by the vendor's media call with the token, or by URL without credentials.

import { VendorCallError, vendorFailure } from '../../../domain/errors/error-codes.ts';
import type { MediaStream, VendorCaller } from '../../../domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../domain/ports/vendor/module.ts';
import { createStoredFiles } from '../../../platform/adapter/stored-files.ts';
import { pathSegment } from '../../../platform/adapter/request-parts.ts';
import type { Desk360Settings } from '../settings.ts';
import { decodeFailure } from './failures.ts';

/** A longer JSON body is a file, not an error. */
const MAX_ERROR_BYTES = 16 * 1024;

export interface MediaCalls {
  /** Throws VendorCallError. */
  byId(product: string, media: string): Promise<MediaStream>;
  /** Throws VendorCallError, with UNSUPPORTED for a host that is not in `mediaHosts`. */
  byUrl(url: string): Promise<MediaStream>;
}

function isJson(mimeType: string | null): boolean {
  return mimeType !== null && /^application\/json\b/i.test(mimeType);
}

async function* concat(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Desk360 may send an error body with status 200, so short JSON is checked before it is passed on as a file. */
async function rejectErrorBody(stream: MediaStream): Promise<MediaStream> {
  if (!isJson(stream.mimeType) || (stream.byteSize ?? 0) > MAX_ERROR_BYTES) return stream;
  const rest = stream.body[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let bytes = 0;
  while (bytes <= MAX_ERROR_BYTES) {
    // oxlint-disable-next-line no-await-in-loop -- chunks arrive in order
    const next = await rest.next().catch((cause: unknown) => {
      throw new VendorCallError(vendorFailure('UNAVAILABLE'), { cause });
    });
    if (next.done === true) {
      const { code, ...details } = decodeFailure(200, parseJson(first));
      if (code !== null) throw new VendorCallError(vendorFailure(code, { httpStatus: 200, ...details }));
      break;
    }
    first.push(next.value);
    bytes += next.value.byteLength;
  }
  return { ...stream, body: concat(first, rest) };
}

function parseJson(chunks: readonly Uint8Array[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** `caller` sends the token, so it is used for the vendor's own call only. */
export function createMediaCalls(context: AdapterContext, settings: Desk360Settings, caller: VendorCaller): MediaCalls {
  const files = createStoredFiles(context, { baseUrl: settings.baseUrl, hosts: settings.mediaHosts });

  return {
    async byId(product, media) {
      const stream = await caller.download({
        operation: 'whatsapp.media.get',
        method: 'GET',
        path: `/products/${pathSegment(product)}/conversations/messages/media/${pathSegment(media)}`,
        headers: { accept: '*/*' },
      });
      return rejectErrorBody(stream);
    },
    byUrl: (url) => files.open(url),
  };
}
