// Checks the documentation against the repository: links, paths, GraphQL documents, settings, decisions.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { GATEWAY_SETTINGS } from '../../../src/platform/config/gateway-settings.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const MAX_README_LINES = 150;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

function below(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...below('docs', '.md'),
  ...below('src/vendors', 'README.md'),
].sort();

const schema = buildSchema(
  below('schema', '.graphql')
    .map((path) => read(path))
    .join('\n'),
);

const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** Targets of the links and images of a page, without external ones. */
function linksOf(page: string): string[] {
  const found = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return found.filter((link) => !/^[a-z]+:/.test(link));
}

/** Anchors of the headings of a page, as GitHub generates them. */
function anchorsOf(page: string): string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function isBroken(page: string, link: string): boolean {
  const [path = '', anchor = ''] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return true;
  return anchor !== '' && !anchorsOf(target).includes(anchor);
}

/** GraphQL documents of a page or example, each with a name for the failure message. */
function operationsOf(path: string): { name: string; document: string }[] {
  const pattern = path.endsWith('.md') ? /^```graphql\n([\s\S]*?)^```/gm : /\/\* GraphQL \*\/ `([^`]*)`/g;
  return [...read(path).matchAll(pattern)].map((match, index) => ({
    name: `${path} #${index + 1}`,
    document: match[1] ?? '',
  }));
}

describe('the documentation', () => {
  it('keeps the README short', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(MAX_README_LINES);
  });

  it.each(pages)('has working links: %s', (page) => {
    expect(linksOf(page).filter((link) => isBroken(page, link))).toEqual([]);
  });

  it.each(pages)('contains no path of a local machine: %s', (page) => {
    expect(read(page).match(/(?:^|[\s`("'])\/(?:home|Users|root|work|tmp|mnt)\/\S*/g) ?? []).toEqual([]);
  });

  const operations = [...pages, ...below('examples', '.ts')].flatMap(operationsOf);

  it('shows GraphQL in the README and in the examples', () => {
    expect(operations.filter(({ name }) => name.startsWith('README.md')).length).toBeGreaterThanOrEqual(2);
    expect(operations.filter(({ name }) => name.startsWith('examples')).length).toBeGreaterThanOrEqual(2);
  });

  it.each(operations)('shows GraphQL that fits the schema: $name', ({ document }) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  it('shows a response in the README that has the shape of its query', () => {
    const [, json = ''] = /^```json\n([\s\S]*?)^```/m.exec(read('README.md')) ?? [];
    const { data } = JSON.parse(json);
    const [query = ''] = /^query OpenTickets[\s\S]*?^```/m.exec(read('README.md')) ?? [];
    const names = (value: unknown): string[] => {
      if (Array.isArray(value)) return value.flatMap(names);
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)]);
    };
    expect(names(data).filter((name) => !new RegExp(`\\b${name}\\b`).test(query))).toEqual([]);
    expect(data.tickets.nodes.length).toBeGreaterThan(0);
  });

  it('numbers each decision once, with status, date, its four parts and a line in the index', () => {
    const decisions = below('docs/decisions', '.md').filter((path) => !path.endsWith('/README.md'));
    const index = read('docs/decisions/README.md');
    const numbers = decisions.map((path) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1]);
    expect(numbers.filter((number, at) => number === undefined || numbers.indexOf(number) !== at)).toEqual([]);
    for (const path of decisions) {
      const text = read(path);
      const name = path.slice('docs/decisions/'.length);
      expect(text, path).toMatch(
        /^---\nstatus: (?:accepted|superseded by \d{4})[^\n]*\ndate: \d{4}-\d{2}-\d{2}\n---\n/,
      );
      expect(text, path).toContain(`\n# ${name.slice(0, 4)}. `);
      expect(index, path).toContain(`[${name.slice(0, 4)}](${name})`);
      const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      expect(headings, path).toEqual(['Context', 'Decision', 'Rejected', 'Consequences']);
    }
  });

  it.each(pages)('names only files that exist: %s', (page) => {
    const paths = [...read(page).matchAll(/`((?:src|test|scripts|bench|schema|docs|examples)\/[\w./-]+)`/g)];
    const missing = paths.map((match) => match[1] ?? '').filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it('names only files of src in its diagrams', () => {
    const sources = below('src', '.ts');
    const diagrams = [...read('docs/architecture.md').matchAll(/^```mermaid\n([\s\S]*?)^```/gm)];
    const names = diagrams.flatMap(([, diagram = '']) => diagram.match(/[\w./-]+\.ts\b/g) ?? []);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !sources.some((path) => path.endsWith(`/${name}`)))).toEqual([]);
  });

  it('lists every setting of the gateway with its key, default and meaning', () => {
    const rows = Object.values(GATEWAY_SETTINGS).map(({ key, variable, defaultValue, meaning }) => {
      const keyCell = key === null ? '–' : `\`${key}\``;
      return `| \`${variable}\` | ${keyCell} | ${shown(defaultValue)} | ${meaning} |`;
    });
    const page = read('docs/operations.md').split('\n');
    expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  });
});

function shown(value: string | number | boolean | readonly string[] | null): string {
  if (value === null) return '–';
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(',');
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : `\`${String(value)}\``;
}
