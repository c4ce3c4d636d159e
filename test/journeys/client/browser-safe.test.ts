// The published client is plain modules: no Node APIs, no gateway code, graphql-ws only as a type.

import { expect, test } from 'vitest';
import { readSourceFiles } from '../../unit/architecture/source-files.ts';

const files = readSourceFiles('src/client');

test('imports itself and types of graphql-ws', () => {
  expect(files.length).toBeGreaterThan(1);
  for (const { path, imports, code } of files) {
    for (const imported of imports.filter((one) => one !== 'graphql-ws'))
      expect(imported, path).toMatch(/^\.\/[\w-]+\.ts$/);
    expect(code, path).not.toMatch(/import (?!type)[^;]*from 'graphql-ws'/);
    expect(code, path).not.toMatch(/\b(process|Buffer|require|globalThis|window|document)\b[.([]/);
  }
});
