// The last step of a page build: compressed copies of each asset, then the file that marks the build as complete.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { toFingerprintFile } from './fingerprint.ts';

const COMPRESSIBLE = /^assets\/.*\.(?:js|css|svg|ttf)$/;
// Level 11 takes ten times as long as 9 for a few per cent, and installs wait for this.
const BROTLI_QUALITY = 9;

/**
 * Writes `<asset>.br` and `<asset>.gz`, which the route sends unchanged, then the fingerprint, so that an interrupted build
 * never counts as complete.
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
