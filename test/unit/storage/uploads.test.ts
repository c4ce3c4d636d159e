// The upload store: files are readable by their owner for an hour; incomplete files of a killed process are deleted.

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UploadQuotaError, UploadTooLargeError, type UploadStore } from '../../../src/domain/ports/storage/uploads.ts';
import { HEAD_BYTES, mimeTypeOf } from '../../../src/storage/uploads/file-kind.ts';
import { safeFileName } from '../../../src/platform/file-name.ts';
import { openUploadStore } from '../../../src/storage/uploads/open-upload-store.ts';
import { eventually } from '../../kit/eventually.ts';
import { createManualClock } from '../../kit/manual-clock.ts';

const HOUR_MS = 3_600_000;
const clock = createManualClock();
let folder = '';
let store: UploadStore;
const open = (): Promise<UploadStore> =>
  openUploadStore({
    folder,
    clock,
    maxBytes: 1000,
    maxFilesPerOwner: 3,
    maxBytesPerOwner: 2000,
    keepMs: HOUR_MS,
    onFailure: (failure) => {
      throw failure;
    },
  });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskgraph-uploads-'));
  store = await open();
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function* bytes(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
const about = (more: object = {}) => ({ owner: 'ada', name: 'a.txt', declaredType: 'text/plain', ...more });
async function textOf(key: string, owner = 'ada'): Promise<string | null> {
  const file = await store.open(key, owner);
  if (file === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

describe('an upload', () => {
  it('can be read by its owner, also after a restart, and by no other client', async () => {
    const { key, byteSize, expiresAt } = await store.keep(bytes('Hello ', 'there'), about());
    expect([byteSize, expiresAt]).toEqual([11, clock.now() + HOUR_MS]);
    await store.close();
    store = await open();
    expect(await textOf(key)).toBe('Hello there');
    expect(await textOf(key, 'eve')).toBeNull();
    expect(await textOf('../../etc/passwd')).toBeNull();
  });

  it('expires after an hour, and the next sweep deletes its content', async () => {
    const { key } = await store.keep(bytes('x'), about());
    await clock.advance(HOUR_MS - 1);
    expect(await textOf(key)).toBe('x');
    await clock.advance(1);
    expect(await textOf(key)).toBeNull();
    expect(await store.sweep()).toBe(0);
    await clock.advance(HOUR_MS / 4);
    await store.sweep();
    expect(await readdir(folder)).toEqual([]);
  });

  it('that is too large, aborted or incomplete leaves no files', async () => {
    await expect(store.keep(bytes('x'.repeat(600), 'x'.repeat(401)), about())).rejects.toThrow(UploadTooLargeError);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('gone');
    }
    await expect(store.keep(broken(), about())).rejects.toThrow('gone');
    expect(await readdir(folder)).toEqual([]);
    await store.close();
    await writeFile(join(folder, 'half.data'), 'half');
    await writeFile(join(folder, 'half.json.part'), '{');
    store = await open();
    expect(await readdir(folder)).toEqual([]);
  });

  it('that is dropped no longer exists, and dropping it again is no error', async () => {
    const { key } = await store.keep(bytes('x'), about());
    await store.drop(key);
    await store.drop(key);
    expect(await textOf(key)).toBeNull();
  });
});

describe('one owner', () => {
  const file = (size: number, owner = 'ada') => store.keep(bytes('x'.repeat(size)), about({ owner }));
  const refusal = async (keeping: Promise<unknown>): Promise<UploadQuotaError> => {
    const failure = await keeping.then(
      () => null,
      (error: unknown) => error,
    );
    if (!(failure instanceof UploadQuotaError)) throw new Error(`expected a refusal, got ${String(failure)}`);
    return failure;
  };

  it('has a quota of files and bytes, learns when it frees up, and does not affect other owners', async () => {
    const first = await file(900);
    await clock.advance(1000);
    await file(900);
    const availableAt = first.expiresAt + HOUR_MS / 4;
    expect((await refusal(file(201))).availableAt).toBe(availableAt);
    await file(200);
    expect((await refusal(file(0))).availableAt).toBe(availableAt);
    await file(1000, 'eve');
    expect((await readdir(folder)).length).toBe(2 * 4);
  });

  it('regains the quota of dropped, rejected and expired files without waiting for the next sweep', async () => {
    const { key } = await file(1000);
    await file(1000);
    await refusal(file(1));
    await store.drop(key);
    await expect(file(1001)).rejects.toThrow(UploadTooLargeError);
    await file(1000);
    await file(0);
    await refusal(file(1));
    await clock.advance(HOUR_MS * 1.25);
    await file(1000);
    expect((await readdir(folder)).length).toBe(2);
  });

  it('is charged for uploads in flight, and after a restart', async () => {
    let finish: () => void = () => {};
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(900);
      await new Promise<void>((resolve) => (finish = resolve));
      yield Buffer.alloc(100);
    }
    const coming = store.keep(slow(), about());
    await eventually(async () => expect((await readdir(folder)).length).toBe(1));
    await file(1000);
    expect((await refusal(file(101))).message).toContain('2000 bytes');
    finish();
    await coming;
    await store.close();
    store = await open();
    await refusal(file(1));
    await file(0);
    await refusal(file(0));
  });
});

it('a full disk is a distinct error and leaves no incomplete file', async () => {
  const program = `
    import { openUploadStore } from '${new URL('../../../src/storage/uploads/open-upload-store.ts', import.meta.url)}';
    import { systemClock } from '${new URL('../../../src/platform/clock.ts', import.meta.url)}';
    const limits = { maxBytes: 1e9, maxFilesPerOwner: 9, maxBytesPerOwner: 1e9, keepMs: 1000 };
    const store = await openUploadStore({ folder: process.argv[1], clock: systemClock, onFailure: console.error, ...limits });
    const body = async function* () { for (let chunk = 0; chunk < 64; chunk += 1) yield Buffer.alloc(64 * 1024); };
    const about = { owner: 'ada', name: 'a', declaredType: null };
    console.log(await store.keep(body(), about).catch(({ name }) => name));
    await store.close();`;
  // A limit of the process on the size of its files fails a write as a full disk does, on every machine.
  const command = 'ulimit -f 1024; exec "$0" --input-type=module-typescript --eval "$1" "$2"';
  const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, program, folder]);
  expect(stdout.trim()).toBe('UploadDiskFullError');
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ['a.txt', 'a.txt'],
  ['C:\\Temp\\b.png', 'b.png'],
  ['../../c', 'c'],
  ['line\nbreak".pdf', 'linebreak.pdf'],
  ['evil\u202egnp.exe', 'evilgnp.exe'],
  ['..', 'file'],
  ['', 'file'],
  [`${'x'.repeat(300)}.docx`, `${'x'.repeat(195)}.docx`],
])('the name %j is stored as %j', (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});

/** An archive of uncompressed entries, without the directory at its end, which the detection does not read. */
function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(entries).map(([name, content]) => {
    const head = Buffer.alloc(30);
    head.write('PK\u0003\u0004', 'latin1');
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name + content, 'latin1')]);
  });
  return Buffer.concat(parts);
}
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The first bytes of all legacy Office files, and of some others. */
const LEGACY_OFFICE = Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600)]);

it.each<[string, Uint8Array, string, string | null, string]>([
  ['a GIF that says it is a page', Buffer.from('GIF89a\u0001\u0000'), 'x.html', 'text/html', 'image/gif'],
  [
    'a film',
    Buffer.from('\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom', 'latin1'),
    'x',
    null,
    'video/mp4',
  ],
  ['an Ogg sound', Buffer.from(`OggS${'\0'.repeat(24)}OpusHead\u0001`, 'latin1'), 'x', null, 'audio/ogg'],
  [
    'a sound of a phone',
    Buffer.from('\u0000\u0000\u0000\u0018ftypM4A \u0000\u0000\u0000\u0000', 'latin1'),
    'x',
    null,
    'audio/mp4',
  ],
  [
    'an Excel file that begins with a picture',
    zipOf({ 'docProps/thumbnail.jpeg': 'x'.repeat(30_000), '[Content_Types].xml': `"${SPREADSHEET}.main+xml"` }),
    'sums.xlsx',
    null,
    SPREADSHEET,
  ],
  ['an old Word file', LEGACY_OFFICE, 'letter.DOC', 'text/plain', 'application/msword'],
  ['an old Excel file', LEGACY_OFFICE, 'sums.xls', null, 'application/vnd.ms-excel'],
  ['an installer that says it is a picture', LEGACY_OFFICE, 'x.png', 'image/png', 'application/x-cfb'],
  ['numbers', Buffer.from('a,b\n1,2\n'), 'numbers.CSV', 'application/vnd.ms-excel', 'text/csv'],
  ['words', Buffer.from('Grüße'), 'x', 'text/markdown', 'text/markdown'],
  ['words that say they are a picture', Buffer.from('Grüße'), 'x.png', 'image/png', 'text/plain'],
  ['broken UTF-8', Buffer.from([0xc3, 0x28]), 'x.txt', 'text/plain', 'application/octet-stream'],
  ['nothing at all', Buffer.alloc(0), 'x', null, 'text/plain'],
])('%s is detected from its bytes', async (_name, head, name, declared, expected) => {
  expect(await mimeTypeOf(head.subarray(0, HEAD_BYTES), name, declared)).toBe(expected);
});
