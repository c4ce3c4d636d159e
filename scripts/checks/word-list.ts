// Fails when a file or its name uses a word of words.ts. `--report` prints counts per folder and always succeeds.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALLOWANCES, FORBIDDEN_PREFIXES, FORBIDDEN_WORDS } from './words.ts';
import type { Allowance, ForbiddenWord } from './words.ts';

export interface Finding {
  readonly path: string;
  /** From 1; 0 for the file name. */
  readonly line: number;
  readonly word: string;
  readonly instead: string;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a line in lower case. Identifiers are split at capitals, underscores and hyphens. */
function splitWords(line: string): Word[] {
  return [...line.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function matchesWord(expected: string, actual: string | undefined): boolean {
  if (actual === undefined) return false;
  return expected.endsWith('*') ? actual.startsWith(expected.slice(0, -1)) : actual === expected;
}

const SEPARATORS = { anywhere: /^[\s_-]*$/, identifier: /^[_-]?$/ };

function hasPhraseAt(line: string, words: readonly Word[], index: number, { phrase, joined }: ForbiddenWord): boolean {
  return phrase.split(' ').every((part, offset) => {
    const current = words[index + offset];
    if (!matchesWord(part, current?.text)) return false;
    if (offset === 0) return true;
    return SEPARATORS[joined].test(line.slice(words[index + offset - 1]?.end, current?.start));
  });
}

const isWildcard = ({ phrase }: ForbiddenWord): boolean => phrase.endsWith('*');
const WILDCARDS = FORBIDDEN_WORDS.filter(isWildcard);
const BY_FIRST_WORD = Map.groupBy(
  FORBIDDEN_WORDS.filter((entry) => !isWildcard(entry)),
  ({ phrase }) => phrase.split(' ')[0] ?? '',
);
const PREFIXES = Object.entries(FORBIDDEN_PREFIXES).map(([phrase, instead]) => ({
  phrase,
  instead,
  pattern: new RegExp(`\\b${phrase}[A-Z]`),
}));

/** Forbidden words of one line, without regard to allowances, each with its replacement. */
export function findInLine(line: string): { phrase: string; instead: string }[] {
  const words = splitWords(line);
  const phrases = words.flatMap(({ text }, index) =>
    [...(BY_FIRST_WORD.get(text) ?? []), ...WILDCARDS].filter((entry) => hasPhraseAt(line, words, index, entry)),
  );
  const prefixes = PREFIXES.filter(({ pattern }) => pattern.test(line));
  return [...phrases, ...prefixes].map(({ phrase, instead }) => ({ phrase, instead }));
}

function isAllowed(path: string, line: string, phrase: string, allowances: readonly Allowance[]): boolean {
  return allowances.some(
    (allowance) =>
      (allowance.path.endsWith('/') ? path.startsWith(allowance.path) : path === allowance.path) &&
      (allowance.phrase === null || allowance.phrase === phrase) &&
      (allowance.line === null || line.includes(allowance.line)),
  );
}

/** Entries of released versions are history; only the part of a changelog above the first release is checked. */
function checkedText(path: string, text: string): string {
  if (path !== 'CHANGELOG.md') return text;
  const released = text.search(/^## \[?\d/m);
  return released < 0 ? text : text.slice(0, released);
}

/** Findings in the name and the text of one file. `path` is relative to the repository, with forward slashes. */
export function findInFile(path: string, text: string, allowances: readonly Allowance[] = ALLOWANCES): Finding[] {
  const lines = [path, ...checkedText(path, text).split('\n')];
  return lines.flatMap((content, line) =>
    findInLine(content)
      .filter(({ phrase }) => !isAllowed(path, content, phrase, allowances))
      .map(({ phrase, instead }) => ({ path, line, word: phrase, instead })),
  );
}

const repositoryPath = fileURLToPath(new URL('../..', import.meta.url));
const ROOTS = ['src', 'schema', 'docs', 'test', 'bench', 'scripts', 'examples', '.github'];
const CHECKED_FILE = /\.(?:ts|tsx|mts|mjs|js|css|html|graphql|md|ya?ml)$/;

function checkedFiles(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(repositoryPath, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && CHECKED_FILE.test(entry.name))
      .map((entry) => relative(repositoryPath, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const top = readdirSync(repositoryPath).filter((name) => CHECKED_FILE.test(name));
  return [...top, ...ROOTS.filter((folder) => existsSync(join(repositoryPath, folder))).flatMap(below)]
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

function printReport(findings: readonly Finding[]): void {
  const counts = new Map<string, number>();
  for (const { path } of findings) {
    const folder = path.split('/').slice(0, -1).slice(0, 3).join('/') || '.';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  for (const [folder, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(count).padStart(6)}  ${folder}`);
  console.log(`${String(findings.length).padStart(6)}  in all`);
}

function main(args: readonly string[]): void {
  const [only] = args.filter((arg) => !arg.startsWith('--'));
  const findings = checkedFiles()
    .filter((path) => only === undefined || path.startsWith(only))
    .flatMap((path) => findInFile(path, readFileSync(join(repositoryPath, path), 'utf8')));
  if (args.includes('--report')) {
    printReport(findings);
    return;
  }
  for (const { path, line, word, instead } of findings) {
    console.log(`${path}:${line === 0 ? ' file name' : line}: "${word}"; write: ${instead}`);
  }
  if (findings.length === 0) return;
  console.log(
    `${findings.length} forbidden words. Repair: replace them, or add an allowance with a reason to words.ts.`,
  );
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
