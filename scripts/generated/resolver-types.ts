// Makes src/generated/schema.ts in memory with the same configuration as the command line does.

import { generate } from '@graphql-codegen/cli';
import codegen from '../../codegen.ts';

/** What codegen would write now, by path relative to the repository; reads schema/ from the disk. */
export async function renderResolverTypes(repositoryPath: string): Promise<ReadonlyMap<string, string>> {
  const outputs: readonly { filename: string; content: string }[] = await generate(
    { ...codegen, cwd: repositoryPath, silent: true },
    false,
  );
  return new Map(outputs.map(({ filename, content }) => [filename, content]));
}
