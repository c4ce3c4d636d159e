// The program's front door: lets Node keep what it compiles, then loads the rest of the house.

import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/deskgraph-compiled'));
const { runProgram } = await import('./main/program.ts');
await runProgram();
