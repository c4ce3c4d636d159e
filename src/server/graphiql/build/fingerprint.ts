// Detects whether a built page matches its sources. File times are not reliable: a checkout changes them.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const SOURCE_FOLDERS = ['src/server/graphiql/app', 'src/server/graphiql/build', 'src/client'];
const FINGERPRINT_FILE = 'fingerprint.txt';

/** Hash of the page's sources and of the lock file, which represents all packages. */
export async function computeFingerprint(repositoryPath: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [...(await listSources(repositoryPath)), 'package-lock.json']) {
    hash.update(`${path}\n`).update(await readFile(join(repositoryPath, path)));
  }
  return hash.digest('hex');
}

/** The fingerprint of the sources of a build; null when there is no complete build. */
export async function readFingerprint(distPath: string): Promise<string | null> {
  return readFile(join(distPath, FINGERPRINT_FILE), 'utf8').catch(() => null);
}

/** The file that marks a build as complete. It is written last. */
export async function toFingerprintFile(repositoryPath: string): Promise<{ name: string; content: string }> {
  return { name: FINGERPRINT_FILE, content: await computeFingerprint(repositoryPath) };
}

async function listSources(repositoryPath: string): Promise<string[]> {
  const listings = SOURCE_FOLDERS.map(async (folder) => {
    const entries = await readdir(join(repositoryPath, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return files.map((entry) => relative(repositoryPath, join(entry.parentPath, entry.name)));
  });
  return (await Promise.all(listings)).flat().sort();
}
