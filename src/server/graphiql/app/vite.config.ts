// Builds the GraphiQL page into dist/graphiql: every byte from our own origin, compressed once, at build time.

import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';
import { finishBuildPlugin } from '../build/finish-build.ts';

const repositoryPath = fileURLToPath(new URL('../../../../', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/graphiql/',
  // Our own entries from their sources, built or not.
  resolve: { conditions: ['deskgraph:source', ...defaultClientConditions] },
  // Monaco's workers import each other, which only module workers can.
  worker: { format: 'es' },
  build: {
    outDir: `${repositoryPath}dist/graphiql`,
    emptyOutDir: true,
    target: 'es2022',
    // Small images stay files of our own, so that the policy's `data:` is needed for GraphiQL's style sheet alone.
    assetsInlineLimit: 0,
    // Monaco is one large piece by nature; the warning would only hide others.
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
    rolldownOptions: {
      // Libraries mark modules "use client" for server rendering; a page that renders in the browser may lose the marks.
      onLog(level, log, report) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  plugins: [finishBuildPlugin(repositoryPath)],
});
