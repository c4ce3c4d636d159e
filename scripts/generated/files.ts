// The list of files that are made from the code, and what each of them should say now.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderCoveragePage } from './coverage-page.ts';
import { renderErrorsPage } from './errors-page.ts';
import { namedVendors, renderVendorEnum } from './vendor-enum.ts';
import { renderGatewayConfig, renewSettingsTable } from './settings.ts';
import { renderVendorsPage, renewReadme } from './vendor-pages.ts';

/** A file made from the code. `render` gets what is on the disk; null means that this file has nothing to renew. */
interface GeneratedFile {
  readonly path: string;
  render(current: string | null): string | null | Promise<string | null>;
}

const FILES: readonly GeneratedFile[] = [
  { path: 'schema/vendor.graphql', render: () => renderVendorEnum(namedVendors()) },
  { path: 'docs/vendors.md', render: renderVendorsPage },
  { path: 'docs/coverage.md', render: renderCoveragePage },
  { path: 'docs/errors.md', render: renderErrorsPage },
  { path: 'src/platform/config/gateway-config.ts', render: renderGatewayConfig },
  {
    path: 'docs/operations.md',
    render: (current) => (current === null ? null : renewSettingsTable(current)),
  },
  { path: 'README.md', render: (current) => (current === null ? null : renewReadme(current)) },
];

/** A file that does not say what the code says, and what it should say. */
export interface StaleFile {
  readonly path: string;
  readonly content: string;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return null;
    throw failure;
  }
}

/** The files of `expected` (content by path) that are missing or different below `root`. */
export async function findDifferences(root: string, expected: ReadonlyMap<string, string>): Promise<StaleFile[]> {
  const stale: StaleFile[] = [];
  for (const [path, content] of expected) {
    if ((await readIfThere(join(root, path))) !== content) stale.push({ path, content });
  }
  return stale;
}

/** What every generated file below `root` should say now, without the resolver types, which codegen writes. */
export async function renderAll(root: string): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  for (const { path, render } of FILES) {
    const content = await render(await readIfThere(join(root, path)));
    if (content !== null) contents.set(path, content);
  }
  return contents;
}
