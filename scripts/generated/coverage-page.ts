// Renders docs/coverage.md from the routes, webhooks and behaviours of the emulated vendors.

import { existsSync, readdirSync } from 'node:fs';
import { coverageOf } from '../../src/sandbox/index.ts';
import type { AnySandboxVendor, CoverageRow } from '../../src/sandbox/index.ts';
import { GENERATED_BY, code, page, table } from './markdown.ts';

const vendorsFolder = new URL('../../src/vendors/', import.meta.url);

function isSandboxVendor(value: unknown): value is AnySandboxVendor {
  return typeof value === 'object' && value !== null && 'routes' in value && 'webhooks' in value && 'slug' in value;
}

/** Emulated vendors, sorted by folder name. Throws when a sandbox/index.ts exports none. */
async function emulatedVendors(): Promise<AnySandboxVendor[]> {
  const folders = readdirSync(vendorsFolder).filter((name) =>
    existsSync(new URL(`${name}/sandbox/index.ts`, vendorsFolder)),
  );
  return Promise.all(
    folders.sort().map(async (name) => {
      const exported: unknown = await import(new URL(`${name}/sandbox/index.ts`, vendorsFolder).href);
      const found = Object.values(exported ?? {}).find(isSandboxVendor);
      if (found === undefined) throw new Error(`src/vendors/${name}/sandbox/index.ts exports no emulated vendor`);
      return found;
    }),
  );
}

function row({ id, surface, evidence, note }: CoverageRow): string[] {
  return [id, code(surface), evidence, note];
}

function section(vendor: AnySandboxVendor): string {
  const rows = coverageOf(vendor);
  const assumed = rows.filter(({ evidence }) => evidence === 'assumed').length;
  const ids = new Set(rows.map(({ id }) => id)).size;
  return [
    `## ${vendor.title}`,
    `${rows.length} surfaces for ${ids} rows of the vendor's documentation; ${assumed} of them partly assumed.`,
    table(['Row', 'Surface', 'Evidence', 'Note'], rows.map(row)),
  ].join('\n\n');
}

/** The text of docs/coverage.md. */
export async function renderCoveragePage(): Promise<string> {
  const vendors = await emulatedVendors();
  return page(
    GENERATED_BY,
    '# Coverage of the emulated vendors',
    [
      'Each emulated vendor is written from the documentation of the vendor and speaks HTTP. "documented" means that the',
      'documentation shows the behaviour. "assumed" means that the documentation leaves something open; the note states the',
      'assumption. Any other route of an emulated vendor returns 501 and names itself.',
    ].join('\n'),
    ...vendors.map(section),
  );
}
