// Uploads as files in one folder: the bytes under a key that nobody can guess, beside them one JSON file that makes them known.

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open as openFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  UploadNoRoomError,
  UploadTooLargeError,
  type Upload,
  type UploadAbout,
  type UploadStore,
} from '../../domain/ports/storage/uploads.ts';
import type { Clock } from '../../platform/clock.ts';
import { HEAD_BYTES, mimeTypeOf } from './file-kind.ts';
import { safeFileName } from './file-name.ts';
import { createOwnerQuota, type QuotaLimits, type QuotaPart } from './owner-quota.ts';

export interface UploadStoreOptions extends QuotaLimits {
  /** Made when it is not there; everything in it belongs to the store. */
  readonly folder: string;
  readonly clock: Clock;
  /** Most bytes of one file. */
  readonly maxBytes: number;
  /** How long a file waits to be sent, milliseconds. */
  readonly keepMs: number;
  onFailure(failure: unknown): void;
}
interface KeptUpload extends Upload {
  readonly owner: string;
}
interface Known {
  readonly upload: KeptUpload;
  readonly part: QuotaPart;
}

const KEY_BYTES = 24;
const SWEEP_EVERY_MS = 5 * 60_000;
/** A send that began before the end may still be reading. */
const GRACE_MS = 15 * 60_000;
/** What a disk, a quota of it or a limit of the process says when it takes no more. */
const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Opens the folder, takes away what an earlier process left half done or too old, and sweeps it every five minutes. */
export async function openUploadStore(options: UploadStoreOptions): Promise<UploadStore> {
  const { folder, clock, maxBytes, keepMs } = options;
  const known = new Map<string, Known>();
  const quota = createOwnerQuota(options);
  const dataOf = (key: string): string => join(folder, `${key}.data`);
  const aboutOf = (key: string): string => join(folder, `${key}.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });

  /** What is over may make the room that is missing. */
  async function admit(owner: string): Promise<QuotaPart> {
    try {
      return quota.open(owner);
    } catch (failure) {
      if ((await sweep()) === 0) throw failure;
      return quota.open(owner);
    }
  }

  async function keep(body: AsyncIterable<Uint8Array>, about: UploadAbout): Promise<Upload> {
    const key = randomBytes(KEY_BYTES).toString('base64url');
    const part = await admit(about.owner);
    try {
      const { head, byteSize } = await write(dataOf(key), body, { maxBytes, part });
      const name = safeFileName(about.name);
      const mimeType = await mimeTypeOf(head, name, about.declaredType);
      const upload: Upload = { key, name, mimeType, byteSize, expiresAt: clock.now() + keepMs };
      const kept: KeptUpload = { ...upload, owner: about.owner };
      await writeFile(`${aboutOf(key)}.part`, JSON.stringify(kept), { mode: 0o600 });
      await rename(`${aboutOf(key)}.part`, aboutOf(key));
      part.settle(upload.expiresAt + GRACE_MS);
      known.set(key, { upload: kept, part });
      return upload;
    } catch (failure) {
      part.release();
      await drop(key);
      throw NO_ROOM.has(codeOf(failure)) ? new UploadNoRoomError('The disk is full.', { cause: failure }) : failure;
    }
  }

  async function open(key: string, owner: string) {
    const kept = known.get(key)?.upload;
    if (kept === undefined || kept.owner !== owner || kept.expiresAt <= clock.now()) return null;
    const { name, mimeType, byteSize } = kept;
    return { name, mimeType, byteSize, open: () => createReadStream(dataOf(key)) as AsyncIterable<Uint8Array> };
  }

  async function drop(key: string): Promise<void> {
    // Known first: without the JSON file no later process finds the bytes.
    for (const path of [aboutOf(key), `${aboutOf(key)}.part`, dataOf(key)]) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await rm(path, { force: true });
    }
    known.get(key)?.part.release();
    known.delete(key);
  }

  async function sweep(): Promise<number> {
    const over = [...known.values()].filter(({ upload }) => upload.expiresAt + GRACE_MS <= clock.now());
    for (const { upload } of over) {
      // oxlint-disable-next-line no-await-in-loop -- nobody waits for it
      await drop(upload.key);
    }
    return over.length;
  }

  /** One process holds the folder: at its start nothing is under way, and what no JSON file names is half done. */
  async function restore(): Promise<void> {
    const files = await readdir(folder);
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other is gentle with the disk
      const upload = await readKept(join(folder, file));
      const isIntact = upload !== null && file === `${upload.key}.json` && files.includes(`${upload.key}.data`);
      if (!isIntact) continue;
      const part = quota.restore(upload.owner, upload.byteSize, upload.expiresAt + GRACE_MS);
      known.set(upload.key, { upload, part });
    }
    const stray = files.filter((file) => !known.has(file.split('.')[0] ?? '') || file.endsWith('.part'));
    await Promise.all(stray.map((file) => rm(join(folder, file), { force: true })));
  }

  await restore();
  await sweep();
  const stopping = new AbortController();
  const rounds = (async () => {
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
      await rounds;
    },
  };
}

async function write(
  path: string,
  body: AsyncIterable<Uint8Array>,
  { maxBytes, part }: { readonly maxBytes: number; readonly part: QuotaPart },
): Promise<{ readonly head: Uint8Array; readonly byteSize: number }> {
  const file = await openFile(path, 'wx', 0o600);
  let byteSize = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of body) {
      byteSize += chunk.byteLength;
      if (byteSize > maxBytes) throw new UploadTooLargeError(`A file may have at most ${maxBytes} bytes.`);
      part.grow(chunk.byteLength);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { head, byteSize };
}

/** null for what an earlier process did not write to its end. */
async function readKept(path: string): Promise<KeptUpload | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as KeptUpload;
  } catch (failure) {
    if (failure instanceof SyntaxError) return null;
    throw failure;
  }
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : '';
}
