// Generates src/generated/schema.ts in memory, with the configuration of the command line.

import { generate } from '@graphql-codegen/cli';
import codegen from '../../codegen.ts';

interface Output {
  readonly filename: string;
  readonly content: string;
}

/** What codegen would write now, by path relative to the repository. Reads schema/ from disk. */
export async function renderResolverTypes(repositoryPath: string): Promise<ReadonlyMap<string, string>> {
  const outputs = (await generate({ ...codegen, cwd: repositoryPath, silent: true }, false)) as readonly Output[];
  return new Map(outputs.map(({ filename, content }) => [filename, content]));
}
