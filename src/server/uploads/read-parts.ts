// Reads the files of one multipart request into the store as they come; a request that goes wrong leaves none of them.

import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { UploadTooLargeError, type Upload, type UploadStore } from '../../domain/ports/storage/uploads.ts';

export interface UploadLimits {
  readonly maxFiles: number;
  /** Of one file. */
  readonly maxBytes: number;
  /** A sender that is silent for so long is given up. */
  readonly idleMs: number;
  /** The whole request takes at most so long. */
  readonly withinMs: number;
}
/** Why nothing was kept, with the HTTP status that says so. */
export class UploadRefusal extends Error {
  override readonly name = 'UploadRefusal';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 1024;

/** Throws UploadRefusal for what the client did wrong; whatever the failure, nothing of the request stays. */
export async function readParts(
  request: IncomingMessage,
  { store, owner, limits }: { readonly store: UploadStore; readonly owner: string; readonly limits: UploadLimits },
): Promise<readonly Upload[]> {
  const parser = openParser(request, limits);
  const keeping: Promise<Upload>[] = [];
  const streams: Readable[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const idle = setTimeout(
        () => reject(new UploadRefusal(408, 'The upload stood still for too long.')),
        limits.idleMs,
      );
      const tooLong = setTimeout(
        () => reject(new UploadRefusal(408, 'The upload took too long in all.')),
        limits.withinMs,
      );
      const end = (): void => {
        clearTimeout(idle);
        clearTimeout(tooLong);
      };
      request.on('data', () => idle.refresh());
      request.once('error', reject).once('close', () => {
        end();
        if (!request.complete) reject(new UploadRefusal(400, 'The upload broke off.'));
      });
      parser.on('file', (_field, stream, fileName, _encoding, mimeType) => {
        streams.push(stream);
        // Whoever reads it hears of it, and so do we.
        stream.on('error', () => undefined);
        const kept = store.keep(stream, { owner, name: fileName ?? '', declaredType: mimeType ?? null });
        keeping.push(kept);
        kept.catch(reject);
      });
      parser.once('filesLimit', () => {
        reject(new UploadRefusal(413, `At most ${limits.maxFiles} files in one request.`));
      });
      for (const event of ['partsLimit', 'fieldsLimit'] as const)
        parser.once(event, () => reject(new UploadRefusal(413, 'The request has too many parts.')));
      parser.once('error', (failure) => {
        reject(new UploadRefusal(400, `Not a readable multipart body: ${messageOf(failure)}.`));
      });
      parser.once('finish', () => {
        end();
        resolve();
      });
      request.pipe(parser);
    });
    return await Promise.all(keeping);
  } catch (failure) {
    request.unpipe(parser);
    const stop = failure instanceof Error ? failure : new Error('stopped');
    for (const stream of streams) stream.destroy(stop);
    const isTooLarge = await dropAll(store, keeping);
    if (isTooLarge) throw new UploadRefusal(413, `A file may have at most ${limits.maxBytes} bytes.`);
    throw failure;
  }
}

function openParser(request: IncomingMessage, { maxFiles, maxBytes }: UploadLimits): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: {
        files: maxFiles,
        // One more than allowed, so that the store sees that there is more.
        fileSize: maxBytes + 1,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
        headerPairs: 50,
        headerSize: 16 * 1024,
      },
    });
  } catch (failure) {
    throw new UploadRefusal(400, `Not a readable multipart body: ${messageOf(failure)}.`);
  }
}

/** True when one of the files was too large, whatever else that led to. */
async function dropAll(store: UploadStore, keeping: readonly Promise<Upload>[]): Promise<boolean> {
  const ended = await Promise.allSettled(keeping);
  const kept = ended.filter((one) => one.status === 'fulfilled');
  await Promise.all(kept.map(({ value }) => store.drop(value.key)));
  return ended.some((one) => one.status === 'rejected' && one.reason instanceof UploadTooLargeError);
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message.replace(/\.$/, '') : 'unknown';
}

/** Reads on and forgets, so that a client that is still sending hears the answer; gives up after so many bytes. */
export function readAway(request: IncomingMessage, maxBytes: number, withinMs: number): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const deadline = setTimeout(resolve, withinMs);
    const end = (): void => {
      clearTimeout(deadline);
      resolve();
    };
    request.on('data', (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) end();
    });
    request.once('end', end).once('close', end);
    request.resume();
  });
}
