// The last step of a page build: compressed twins beside each asset, then the mark that the build is complete.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { toFingerprintFile } from './fingerprint.ts';

const COMPRESSIBLE = /^assets\/.*\.(?:js|css|svg|ttf)$/;
// Level 11 takes over ten times as long as 9 for a few per cent less; installs wait for this.
const BROTLI_QUALITY = 9;

/**
 * Writes `<asset>.br` and `<asset>.gz`, which the door sends as they are, and last the fingerprint, so that a build
 * broken half-way never counts as one.
 */
export function finishBuildPlugin(repositoryPath: string): Plugin {
  let outPath = '';
  return {
    name: 'deskgraph:finish-build',
    apply: 'build',
    configResolved(config) {
      outPath = config.build.outDir;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(_options, bundle) {
        const names = Object.keys(bundle).filter((name) => COMPRESSIBLE.test(name));
        await Promise.all(names.map((name) => compress(join(outPath, name))));
        const mark = await toFingerprintFile(repositoryPath);
        await writeFile(join(outPath, mark.name), mark.content);
      },
    },
  };
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  await Promise.all([
    promisify(brotliCompress)(content, { params }).then((bytes) => writeFile(`${path}.br`, bytes)),
    promisify(gzip)(content, { level: 9 }).then((bytes) => writeFile(`${path}.gz`, bytes)),
  ]);
}
