// Regenerates the files that are derived from the code. With --check it writes nothing and fails when one is stale.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findDifferences, renderAll } from './generated/files.ts';
import type { StaleFile } from './generated/files.ts';

const repositoryPath = fileURLToPath(new URL('..', import.meta.url));

async function write(root: string, stale: readonly StaleFile[]): Promise<void> {
  for (const { path, content } of stale) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
    console.log(`regenerated ${path}`);
  }
  if (stale.length === 0) console.log('generated files: all fresh');
}

/** `root` is the folder of the generated files. The code they are derived from is always this repository's. */
async function check(root: string): Promise<void> {
  // Loaded only here: codegen is large, and a separate command regenerates the resolver types.
  const { renderResolverTypes } = await import('./generated/resolver-types.ts');
  const expected = new Map([...(await renderAll(root)), ...(await renderResolverTypes(repositoryPath))]);
  const stale = await findDifferences(root, expected);
  if (stale.length === 0) {
    console.log(`${expected.size} generated files are fresh`);
    return;
  }
  for (const { path } of stale) console.log(`stale: ${path}`);
  console.log('Run npm run generate and commit what it changes.');
  process.exitCode = 1;
}

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, root: { type: 'string', default: repositoryPath } },
});
if (values.check) await check(values.root);
else await write(values.root, await findDifferences(values.root, await renderAll(values.root)));
