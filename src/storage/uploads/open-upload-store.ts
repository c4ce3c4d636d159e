// Uploads as files in one folder: the bytes under a key that nobody can guess, beside them one JSON file that makes them known.

import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open as openFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UploadTooLargeError, type Upload, type UploadAbout, type UploadStore } from '../../domain/ports/uploads.ts';
import type { Clock } from '../../platform/clock.ts';
import { HEAD_BYTES, mimeTypeOf } from './file-kind.ts';
import { safeFileName } from './file-name.ts';

export interface UploadStoreOptions {
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

const KEY_BYTES = 24;
const KEY = /^[\w-]{32}$/;
const SWEEP_EVERY_MS = 3_600_000;
/** A send that began before the end may still be reading. */
const GRACE_MS = 15 * 60_000;

/** Opens the folder, takes away what an earlier process left half done or too old, and sweeps it every hour. */
export async function openUploadStore(options: UploadStoreOptions): Promise<UploadStore> {
  const { folder, clock, maxBytes, keepMs } = options;
  const dataOf = (key: string): string => join(folder, `${key}.data`);
  const aboutOf = (key: string): string => join(folder, `${key}.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });

  async function keep(body: AsyncIterable<Uint8Array>, about: UploadAbout): Promise<Upload> {
    const key = randomBytes(KEY_BYTES).toString('base64url');
    try {
      const { head, byteSize } = await write(dataOf(key), body, maxBytes);
      const name = safeFileName(about.name);
      const mimeType = await mimeTypeOf(head, name, about.declaredType);
      const upload: Upload = { key, name, mimeType, byteSize, expiresAt: clock.now() + keepMs };
      const kept: KeptUpload = { ...upload, owner: about.owner };
      await writeFile(`${aboutOf(key)}.part`, JSON.stringify(kept), { mode: 0o600 });
      await rename(`${aboutOf(key)}.part`, aboutOf(key));
      return upload;
    } catch (failure) {
      await drop(key);
      throw failure;
    }
  }

  async function read(key: string): Promise<KeptUpload | null> {
    try {
      return JSON.parse(await readFile(aboutOf(key), 'utf8')) as KeptUpload;
    } catch (failure) {
      if (isMissing(failure)) return null;
      throw failure;
    }
  }

  async function open(key: string, owner: string) {
    const kept = KEY.test(key) ? await read(key) : null;
    if (kept === null || kept.owner !== owner || kept.expiresAt <= clock.now()) return null;
    const { name, mimeType, byteSize } = kept;
    return { name, mimeType, byteSize, open: () => createReadStream(dataOf(key)) as AsyncIterable<Uint8Array> };
  }

  async function drop(key: string): Promise<void> {
    // Known first: without the JSON file nobody finds the bytes.
    for (const path of [aboutOf(key), `${aboutOf(key)}.part`, dataOf(key)]) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await rm(path, { force: true });
    }
  }

  async function sweep(): Promise<number> {
    const known = (await readdir(folder)).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
    let dropped = 0;
    for (const key of known) {
      // oxlint-disable-next-line no-await-in-loop -- nobody waits for it
      const kept = await read(key).catch(() => null);
      if (kept !== null && kept.expiresAt + GRACE_MS > clock.now()) continue;
      // oxlint-disable-next-line no-await-in-loop -- nobody waits for it
      await drop(key);
      dropped += 1;
    }
    return dropped;
  }

  /** One process holds the folder: at its start nothing is under way. */
  async function dropHalfDone(): Promise<void> {
    const files = await readdir(folder);
    const known = new Set(files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5)));
    const stray = files.filter((file) => !known.has(file.split('.')[0] ?? '') || file.endsWith('.part'));
    await Promise.all(stray.map((file) => rm(join(folder, file), { force: true })));
  }

  await dropHalfDone();
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
  maxBytes: number,
): Promise<{ readonly head: Uint8Array; readonly byteSize: number }> {
  const file = await openFile(path, 'wx', 0o600);
  let byteSize = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of body) {
      byteSize += chunk.byteLength;
      if (byteSize > maxBytes) throw new UploadTooLargeError(`A file may have at most ${maxBytes} bytes.`);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return { head, byteSize };
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
}
