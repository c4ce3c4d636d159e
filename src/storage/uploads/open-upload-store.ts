// Uploads as files in one folder: the content under an unguessable key, beside it a JSON file with its metadata.

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open as openFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  UploadDiskFullError,
  UploadTooLargeError,
  type Upload,
  type UploadAbout,
  type UploadStore,
} from '../../domain/ports/storage/uploads.ts';
import type { Clock } from '../../platform/clock.ts';
import { HEAD_BYTES, mimeTypeOf } from './file-kind.ts';
import { safeFileName } from '../../platform/file-name.ts';
import { createOwnerQuota, type QuotaLimits, type QuotaShare } from './owner-quota.ts';

export interface UploadStoreOptions extends QuotaLimits {
  /** Created if missing. The store owns everything in it. */
  readonly folder: string;
  readonly clock: Clock;
  /** Maximum size of one file. */
  readonly maxBytes: number;
  /** How long a file can be sent, milliseconds. */
  readonly keepMs: number;
  onFailure(failure: unknown): void;
}
interface StoredUpload extends Upload {
  readonly owner: string;
}
interface Entry {
  readonly upload: StoredUpload;
  readonly share: QuotaShare;
}

const KEY_BYTES = 24;
const SWEEP_EVERY_MS = 5 * 60_000;
/** A send that began before the file expired may still read it. */
const GRACE_MS = 15 * 60_000;
/** The errors of a full disk, a disk quota and a file size limit of the process. */
const DISK_FULL_CODES: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Opens the folder, deletes incomplete and expired files of earlier processes, and sweeps it every five minutes. */
export async function openUploadStore(options: UploadStoreOptions): Promise<UploadStore> {
  const { folder, clock, maxBytes, keepMs } = options;
  const entries = new Map<string, Entry>();
  const quota = createOwnerQuota(options);
  const dataOf = (key: string): string => join(folder, `${key}.data`);
  const metadataOf = (key: string): string => join(folder, `${key}.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });

  /** Sweeps if the quota is exceeded, because expired files count until they are deleted. */
  async function openShare(owner: string): Promise<QuotaShare> {
    try {
      return quota.open(owner);
    } catch (failure) {
      if ((await sweep()) === 0) throw failure;
      return quota.open(owner);
    }
  }

  async function keep(body: AsyncIterable<Uint8Array>, about: UploadAbout): Promise<Upload> {
    const key = randomBytes(KEY_BYTES).toString('base64url');
    const share = await openShare(about.owner);
    try {
      const { head, byteSize } = await write(dataOf(key), body, { maxBytes, share });
      const name = safeFileName(about.name);
      const mimeType = await mimeTypeOf(head, name, about.declaredType);
      const upload: Upload = { key, name, mimeType, byteSize, expiresAt: clock.now() + keepMs };
      const stored: StoredUpload = { ...upload, owner: about.owner };
      await writeFile(`${metadataOf(key)}.part`, JSON.stringify(stored), { mode: 0o600 });
      await rename(`${metadataOf(key)}.part`, metadataOf(key));
      share.complete(upload.expiresAt + GRACE_MS);
      entries.set(key, { upload: stored, share });
      return upload;
    } catch (failure) {
      share.release();
      await drop(key);
      throw DISK_FULL_CODES.has(codeOf(failure))
        ? new UploadDiskFullError('The disk is full.', { cause: failure })
        : failure;
    }
  }

  async function open(key: string, owner: string) {
    const stored = entries.get(key)?.upload;
    if (stored === undefined || stored.owner !== owner || stored.expiresAt <= clock.now()) return null;
    const { name, mimeType, byteSize } = stored;
    return { name, mimeType, byteSize, open: () => createReadStream(dataOf(key)) as AsyncIterable<Uint8Array> };
  }

  async function drop(key: string): Promise<void> {
    // Metadata first: without it no later process uses the content.
    for (const path of [metadataOf(key), `${metadataOf(key)}.part`, dataOf(key)]) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await rm(path, { force: true });
    }
    entries.get(key)?.share.release();
    entries.delete(key);
  }

  async function sweep(): Promise<number> {
    const expired = [...entries.values()].filter(({ upload }) => upload.expiresAt + GRACE_MS <= clock.now());
    for (const { upload } of expired) {
      // oxlint-disable-next-line no-await-in-loop -- background work
      await drop(upload.key);
    }
    return expired.length;
  }

  /** Only one process uses the folder, so at its start nothing is in flight and files without metadata are incomplete. */
  async function restore(): Promise<void> {
    const files = await readdir(folder);
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      // oxlint-disable-next-line no-await-in-loop -- limits the load on the disk
      const upload = await readMetadata(join(folder, file));
      const isIntact = upload !== null && file === `${upload.key}.json` && files.includes(`${upload.key}.data`);
      if (!isIntact) continue;
      const share = quota.restore(upload.owner, upload.byteSize, upload.expiresAt + GRACE_MS);
      entries.set(upload.key, { upload, share });
    }
    const stray = files.filter((file) => !entries.has(file.split('.')[0] ?? '') || file.endsWith('.part'));
    await Promise.all(stray.map((file) => rm(join(folder, file), { force: true })));
  }

  await restore();
  await sweep();
  const stopping = new AbortController();
  const sweeping = (async () => {
    while (!stopping.signal.aborted) {
      await clock.sleep(SWEEP_EVERY_MS, stopping.signal).catch(() => undefined);
      if (!stopping.signal.aborted) await sweep().catch(options.onFailure);
    }
  })();
  return {
    keep,
    open,
    drop,
    sweep,
    async close() {
      stopping.abort();
      await sweeping;
    },
  };
}

async function write(
  path: string,
  body: AsyncIterable<Uint8Array>,
  { maxBytes, share }: { readonly maxBytes: number; readonly share: QuotaShare },
): Promise<{ readonly head: Uint8Array; readonly byteSize: number }> {
  const file = await openFile(path, 'wx', 0o600);
  let byteSize = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of body) {
      byteSize += chunk.byteLength;
      if (byteSize > maxBytes) throw new UploadTooLargeError(`A file may have at most ${maxBytes} bytes.`);
      share.grow(chunk.byteLength);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { head, byteSize };
}

/** null if an earlier process did not finish writing it. The parsed object has the type that `keep` writes. */
async function readMetadata(path: string): Promise<StoredUpload | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as StoredUpload;
  } catch (failure) {
    if (failure instanceof SyntaxError) return null;
    throw failure;
  }
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : '';
}
