// Applies the architecture rules to the real sources: layers, package homes, file names, sizes and casts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  castViolations,
  fileCycleViolations,
  fileNameViolations,
  importViolations,
  folderCycleViolations,
  folderSizeViolations,
  lengthViolations,
  packageViolations,
  storeAccessViolations,
  timerViolations,
  vendorNameViolations,
} from './rules.ts';
import { readSourceFiles, repositoryPath } from './source-files.ts';

const sources = readSourceFiles('src');
const everything = [...sources, ...readSourceFiles('test', 'scripts', 'bench', 'examples')];

function vendorSlugs(): string[] {
  const text = readFileSync(join(repositoryPath, 'schema/vendor.graphql'), 'utf8');
  const type = buildSchema(`type Query { vendor: Vendor }\n${text}`).getType('Vendor');
  return isEnumType(type) ? type.getValues().map(({ name }) => name.toLowerCase()) : [];
}

/**
 * Folders that may use timers of the platform: src/client and src/server/graphiql/app run in browsers, and src/sandbox is a
 * separate program that may not import src/platform.
 */
const WITHOUT_CLOCK = /^src\/(?:client|sandbox|server\/graphiql\/app)\//;

/** The list itself is the message: one sentence per violation, each with its repair. */
const expectNone = (violations: readonly string[]): void => expect(violations, violations.join('\n')).toEqual([]);

describe('the source tree', () => {
  test('is read completely', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.find(({ path }) => path === 'src/vendors/index.ts')?.imports).toContain('./emotive/index.ts');
    expect(vendorSlugs()).toHaveLength(5);
  });

  test('imports only from lower layers, never between modules of layer 3', () => {
    expectNone(importViolations(sources));
  });

  test('imports each restricted package in one folder only', () => {
    expectNone(packageViolations(sources));
  });

  test('uses the store in src/graph and src/server only through src/reads', () => {
    expectNone(storeAccessViolations(sources));
  });

  test('names no vendor outside its own folder', () => {
    expectNone(vendorNameViolations(sources, vendorSlugs()));
  });

  test('takes time and timers from a clock', () => {
    expectNone(timerViolations(sources.filter(({ path }) => !WITHOUT_CLOCK.test(path))));
  });

  test('has no import cycle between folders', () => {
    expectNone(folderCycleViolations(sources));
  });

  test('has no import cycle between files', () => {
    expectNone(fileCycleViolations(everything));
  });

  test('names every file after its content', () => {
    expectNone(fileNameViolations(everything));
  });

  test('has no cast that hides a type error', () => {
    expectNone(castViolations([...sources, ...readSourceFiles('scripts', 'bench', 'examples')]));
  });

  test('keeps folders small', () => {
    expectNone(folderSizeViolations(everything));
  });

  test('keeps files short', () => {
    expectNone(lengthViolations(everything));
  });
});
