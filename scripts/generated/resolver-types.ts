// Makes src/generated/schema.ts in memory with the same configuration as the command line does.

import { generate } from '@graphql-codegen/cli';
import codegen from '../../codegen.ts';

interface Output {
  readonly filename: string;
  readonly content: string;
}

/** What codegen would write now, by path relative to the repository; reads schema/ from the disk. */
export async function renderResolverTypes(repositoryPath: string): Promise<ReadonlyMap<string, string>> {
  const outputs = (await generate({ ...codegen, cwd: repositoryPath, silent: true }, false)) as readonly Output[];
  return new Map(outputs.map(({ filename, content }) => [filename, content]));
}
