// Reads the repository's own source files for the architecture rules: path, lines, and what each file imports.

import { readdirSync, readFileSync } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as the rules see it; paths are relative to the repository, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly imports: readonly string[];
  /** The source text without comments: what the program says, not what is said about it. */
  readonly code: string;
  readonly lineCount: number;
}

export const repositoryPath = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCE_NAME = /\.(ts|tsx|mjs)$/;
const STATIC_IMPORT = /^\s*(?:import|export)\b[^;'"`]*?\bfrom\s*(['"])([^'"\n]+)\1/gm;
const BARE_IMPORT = /^\s*import\s*(['"])([^'"\n]+)\1/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*(['"])([^'"\n]+)\1/g;

/** What the text imports, as written: static, re-exported, for side effects only, dynamic and in types. */
export function importsOf(text: string): string[] {
  return [STATIC_IMPORT, BARE_IMPORT, DYNAMIC_IMPORT].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match[2] ?? ''),
  );
}

/** Takes comments out. A block comment counts only where it opens a line, so that a glob in a string stays whole. */
export function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*\/\*[\s\S]*?\*\//gm, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

/** Makes the rules' view of one file. Pure. */
export function toSourceFile(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  return { path, imports: importsOf(code), code, lineCount: text.replace(/\n$/, '').split('\n').length };
}

/** Every source file below these folders of the repository, sorted; a folder that is not there yet has none. */
export function readSourceFiles(...folders: readonly string[]): SourceFile[] {
  return listFiles(...folders)
    .filter((path) => SOURCE_NAME.test(path))
    .map((path) => toSourceFile(path, readFileSync(posix.join(repositoryPath, path), 'utf8')));
}

function listFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => entriesOf(folder)).sort();
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(posix.join(repositoryPath, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => relative(repositoryPath, `${entry.parentPath}${sep}${entry.name}`).split(sep).join('/'));
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return [];
    throw failure;
  }
}
