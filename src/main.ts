// The entry of the program: enables Node's compile cache, then loads the rest.

import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/deskgraph-compiled'));
const { runProgram } = await import('./main/program.ts');
await runProgram();
