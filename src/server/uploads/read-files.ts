// Reads the files of one multipart request into the store. A request that fails leaves none of them.

import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { UploadTooLargeError, type Upload, type UploadStore } from '../../domain/ports/storage/uploads.ts';
import type { Clock } from '../../platform/clock.ts';

export interface UploadLimits {
  readonly maxFiles: number;
  /** Of one file. */
  readonly maxBytes: number;
  /** An upload fails when its sender is silent for this long. */
  readonly idleMs: number;
  /** Time for the whole request. */
  readonly withinMs: number;
}
/** Why nothing was stored, with the matching HTTP status. */
export class UploadRefusal extends Error {
  override readonly name = 'UploadRefusal';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
export interface ReadFilesOptions {
  readonly uploads: UploadStore;
  readonly owner: string;
  readonly limits: UploadLimits;
  readonly clock: Clock;
}

/** Throws UploadRefusal for mistakes of the client. After any failure nothing of the request is stored. */
export async function readFiles(request: FastifyRequest, options: ReadFilesOptions): Promise<readonly Upload[]> {
  const storing: Promise<Upload>[] = [];
  let current: Readable | null = null;
  const store = (file: MultipartFile): Promise<Upload> => {
    current = file.file;
    const stored = storeFile(file, options);
    storing.push(stored);
    return stored;
  };
  const sender = watchSender(request.raw, options);
  const reading = readAll(request, options.limits, store);
  // After a time-out it is still waiting for the sender.
  reading.catch(() => undefined);
  try {
    await Promise.race([reading, sender.timedOut]);
    return await Promise.all(storing);
  } catch (failure) {
    request.raw.unpipe();
    destroy(current, failure);
    await dropAll(storing, options.uploads);
    throw failure instanceof UploadTooLargeError
      ? new UploadRefusal(413, `A file may have at most ${options.limits.maxBytes} bytes.`)
      : failure;
  } finally {
    sender.stop();
  }
}

async function readAll(
  request: FastifyRequest,
  { maxFiles }: UploadLimits,
  store: (file: MultipartFile) => Promise<Upload>,
): Promise<void> {
  const files = request.files();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- files arrive one after another
    const next = await files.next().catch((failure: unknown) => {
      throw toRefusal(failure, maxFiles);
    });
    if (next.done === true) return;
    // oxlint-disable-next-line no-await-in-loop -- files arrive one after another
    await store(next.value);
  }
}

/** A failure of the sender becomes a refusal; a failure of the store is thrown unchanged. */
async function storeFile(part: MultipartFile, { uploads, owner, limits }: ReadFilesOptions): Promise<Upload> {
  let senderFailure: unknown = null;
  part.file.once('error', (failure) => (senderFailure = failure));
  try {
    return await uploads.keep(part.file, { owner, name: part.filename ?? '', declaredType: part.mimetype ?? null });
  } catch (failure) {
    throw failure === senderFailure ? toRefusal(failure, limits.maxFiles) : failure;
  }
}

/** Fails when the sender is silent for too long, or when the whole request takes too long. */
function watchSender(request: IncomingMessage, { clock, limits }: ReadFilesOptions) {
  const { promise: timedOut, reject } = Promise.withResolvers<never>();
  timedOut.catch(() => undefined);
  const startedAt = clock.elapsed();
  let receivedAt = startedAt;
  request.on('data', () => (receivedAt = clock.elapsed()));
  const checks = clock.setInterval(
    () => {
      const now = clock.elapsed();
      if (now - startedAt >= limits.withinMs) reject(new UploadRefusal(408, 'The upload took too long in total.'));
      if (now - receivedAt >= limits.idleMs) reject(new UploadRefusal(408, 'The upload was idle for too long.'));
    },
    Math.min(limits.idleMs, limits.withinMs) / CHECKS,
  );
  return { timedOut, stop: () => checks.cancel() };
}

/** A time limit is exceeded by at most one part of this many. */
const CHECKS = 10;

const REFUSALS: Readonly<Record<string, (maxFiles: number) => UploadRefusal>> = {
  FST_FILES_LIMIT: (maxFiles) => new UploadRefusal(413, `At most ${maxFiles} files in one request.`),
  FST_PARTS_LIMIT: () => new UploadRefusal(413, 'The request has too many parts.'),
  FST_FIELDS_LIMIT: () => new UploadRefusal(413, 'The request has too many parts.'),
  FST_MP_PREMATURE_CLOSE: () => new UploadRefusal(400, 'The upload was interrupted.'),
};

function toRefusal(failure: unknown, maxFiles: number): UploadRefusal {
  if (failure instanceof UploadRefusal) return failure;
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  const message = failure instanceof Error ? failure.message.replace(/\.$/, '') : 'unknown';
  return REFUSALS[code]?.(maxFiles) ?? new UploadRefusal(400, `The multipart body cannot be parsed: ${message}.`);
}

function destroy(stream: Readable | null, failure: unknown): void {
  stream?.destroy(failure instanceof Error ? failure : new Error('stopped'));
}

async function dropAll(storing: readonly Promise<Upload>[], uploads: UploadStore): Promise<void> {
  const ended = await Promise.allSettled(storing);
  const stored = ended.filter((one) => one.status === 'fulfilled');
  await Promise.all(stored.map(({ value }) => uploads.drop(value.key)));
}
