// Every vendor folder has the shape that docs/adding-a-vendor.md describes.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { factoryViolations, vendorShapeViolations } from './vendor-shape.ts';

const VENDORS = new URL('../../../src/vendors/', import.meta.url);
const SAMPLE = new URL('../../contract/adapters/sample-vendor/postbox/', import.meta.url);

function filesOf(folder: URL): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'));
  const files = paths.filter((path) => statSync(new URL(path, folder)).isFile());
  return new Map(files.map((path) => [path, readFileSync(new URL(path, folder), 'utf8')]));
}

const slugs = readdirSync(VENDORS).filter((name) => statSync(new URL(name, VENDORS)).isDirectory());
const folders = [...slugs.map((slug) => [slug, new URL(`${slug}/`, VENDORS)] as const), ['postbox', SAMPLE] as const];

test('there are vendor folders', () => {
  expect(slugs.length).toBeGreaterThan(0);
});

test.each(folders)('%s has the files of a vendor, and its parts are in their folders', (slug, folder) => {
  expect(vendorShapeViolations(slug, [...filesOf(folder).keys()])).toEqual([]);
});

test.each(folders)('%s names its factories as every vendor does', (slug, folder) => {
  expect(factoryViolations(slug, filesOf(folder))).toEqual([]);
});

test('each deviation is reported with its repair', () => {
  const paths = [...filesOf(SAMPLE).keys()];
  const violations = vendorShapeViolations('acme', [
    ...paths.filter((path) => path !== 'map/enums.ts' && path !== 'webhook/index.ts'),
    'helpers.ts',
    'webhook/queue.ts',
    'reads/feed/index.ts',
  ]);
  expect(violations).toEqual([
    'acme lacks map/enums.ts. Repair: add it, as docs/adding-a-vendor.md describes.',
    'acme/helpers.ts is not part of the shape. Repair: move it into the folder of its topic.',
    'acme/webhook lacks index.ts. Repair: add it as the entry of the folder.',
    'acme has both reads/feed.ts and reads/feed/index.ts. Repair: keep one of them.',
  ]);
  const files = new Map([['actions/index.ts', 'export function createAcmeActs(context: ActionContext) {']]);
  expect(factoryViolations('acme', files)).toHaveLength(1);
});
