// A vendor folder added to the repository is picked up everywhere: layer rules, the Vendor enum, generated documents.

import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { renderVendorEnum } from '../../../../scripts/generated/vendor-enum.ts';
import { buildSchema } from '../../../../src/graph/schema.ts';
import { coverageOf } from '../../../../src/sandbox/index.ts';
import { vendors } from '../../../../src/vendors/index.ts';
import { importViolations, packageViolations } from '../../../unit/architecture/rules.ts';
import { toSourceFile } from '../../../unit/architecture/source-files.ts';
import { postbox } from './postbox/index.ts';
import { postboxSandbox } from './postbox/sandbox/index.ts';

const FOLDER = new URL('postbox/', import.meta.url);

test('the folder obeys the layer rules as a vendor of src/vendors would', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const toRoot = '../'.repeat(name.split(sep).length + 1);
      const text = readFileSync(new URL(name, FOLDER), 'utf8').replaceAll(/'(?:\.\.\/)+src\//g, `'${toRoot}`);
      return toSourceFile(`src/vendors/postbox/${name.split(sep).join('/')}`, text);
    });
  expect(files.length).toBeGreaterThan(9);
  expect(importViolations(files)).toEqual([]);
  expect(packageViolations(files.filter(({ path }) => !path.includes('/sandbox/')))).toEqual([]);
  const meddling = toSourceFile('src/vendors/postbox/reads/index.ts', "import { zaia } from '../../zaia/index.ts';");
  expect(importViolations([meddling])).toHaveLength(1);
});

test('the enum of vendors is made from the register', () => {
  const lines = renderVendorEnum([...vendors, postbox]).split('\n');
  expect(lines).toContain('  POSTBOX');
  expect(lines).toContain('  "Postbox. Letters and their pages: an invented vendor."');
});

test('a gateway opened with it knows its name, and one without does not', () => {
  const values = (codes: readonly string[]): string[] => {
    const type = buildSchema(codes).getType('Vendor');
    return type !== undefined && 'getValues' in type ? type.getValues().map(({ name }) => name) : [];
  };
  const known = vendors.map(({ code }) => code);
  expect(new Set(values([...known, 'POSTBOX', 'POSTBOX']))).toEqual(new Set([...values([]), 'POSTBOX']));
  expect(values(known)).toEqual(values([]));
});

test('the coverage of its emulated vendor is read from its routes and webhooks', () => {
  expect(coverageOf(postboxSandbox).map(({ id, surface }) => `${id} ${surface}`)).toEqual([
    'P1 GET /letters',
    'P2 GET /letters/:id',
    'P3 POST /letters/:id/pages',
    'P4 PATCH /letters/:id',
    'P5 GET /clerks',
    'P6 webhook page',
  ]);
});
