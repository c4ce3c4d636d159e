// Holds the floors of the house over the real sources: who imports whom, what has one home, how files are named and sized.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  castViolations,
  fileCycleViolations,
  fileNameViolations,
  floorViolations,
  folderCycleViolations,
  lengthViolations,
  packageViolations,
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

/** The list itself is the message: one sentence per violation, each with its repair. */
const expectNone = (violations: readonly string[]): void => expect(violations, violations.join('\n')).toEqual([]);

describe('the house', () => {
  test('is read whole', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.find(({ path }) => path === 'src/vendors/index.ts')?.imports).toContain('./emotive/index.ts');
    expect(vendorSlugs()).toHaveLength(5);
  });

  test('imports only downwards, and rooms of one floor never meet', () => {
    expectNone(floorViolations(sources));
  });

  test('keeps each outside package in its one home', () => {
    expectNone(packageViolations(sources));
  });

  test('names no vendor outside its folder', () => {
    expectNone(vendorNameViolations(sources, vendorSlugs()));
  });

  test('has no circle between folders', () => {
    expectNone(folderCycleViolations(sources));
  });

  test('has no circle between files', () => {
    expectNone(fileCycleViolations(everything));
  });

  test('names every file after what is in it', () => {
    expectNone(fileNameViolations(everything));
  });

  test('casts nothing through another type', () => {
    expectNone(castViolations([...sources, ...readSourceFiles('scripts', 'bench', 'examples')]));
  });

  test('keeps every file short enough to be read in one go', () => {
    expectNone(lengthViolations(everything));
  });
});
