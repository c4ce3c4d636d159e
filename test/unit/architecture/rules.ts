// The architecture rules as pure functions over files and their imports. Each returns sentences that name the repair.

import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type Module, mayImport, repairOf, moduleOf } from './modules.ts';
import type { SourceFile } from './source-files.ts';

const BUILTINS = new Set(builtinModules);

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || BUILTINS.has(specifier);
}

/** The repository path behind a relative import; null for a package or a module of Node. */
function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : null;
}

/** Imports go only to lower layers, and modules of one layer never import each other. */
export function importViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const importing = moduleOf(file.path);
    if (importing === null)
      return [`${file.path} belongs to no module. Repair: move it into one of the folders of src/.`];
    return file.imports.flatMap((specifier) => importViolation(file.path, importing, specifier) ?? []);
  });
}

function importViolation(path: string, importing: Module, specifier: string): string | null {
  const said = `${path} imports '${specifier}'`;
  const target = targetOf(path, specifier);
  if (target === null) return outsideViolation(said, importing, specifier);
  const imported = moduleOf(target);
  if (imported === null) return `${said}, which is outside of src/. Repair: move shared code into src/.`;
  if (mayImport(importing, imported)) return null;
  return `${said}, but ${importing.name} must not import ${imported.name}. Repair: ${repairOf(importing, imported)}`;
}

function outsideViolation(said: string, importing: Module, specifier: string): string | null {
  const repair = `Repair: ${repairOf(importing, null)}`;
  if (!isBuiltin(specifier))
    return importing.packages ? null : `${said}, but ${importing.name} uses no packages. ${repair}`;
  if (importing.builtins === null || importing.builtins.has(specifier)) return null;
  return `${said}, but ${importing.name} uses only pure builtins of Node. ${repair}`;
}

interface Owner {
  readonly specifier: string;
  readonly home: RegExp;
  readonly repair: string;
}
const PACKAGE_OWNERS: readonly Owner[] = [
  { specifier: 'undici', home: /^src\/platform\/http/, repair: 'call through src/platform/http/client.ts.' },
  {
    specifier: 'pino',
    home: /^src\/platform\/observability\/logger/,
    repair: 'log through src/platform/observability/logger.ts.',
  },
  {
    specifier: 'prom-client',
    home: /^src\/platform\/observability\/metrics/,
    repair: 'count through src/platform/observability/metrics.ts.',
  },
  {
    specifier: 'node:sqlite',
    home: /^src\/storage\/sqlite/,
    repair: 'ask the store port, src/domain/ports/storage/store.ts.',
  },
];

/** Some packages may be imported in one folder only, so that their use is decided in one place. */
export function packageViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const strays = PACKAGE_OWNERS.filter(({ home }) => !home.test(file.path)).flatMap(({ specifier, repair }) =>
      file.imports
        .filter((imported) => imported === specifier || imported.startsWith(`${specifier}/`))
        .map((imported) => `${file.path} imports '${imported}' outside its home. Repair: ${repair}`),
    );
    if (file.path === 'src/platform/adapter/signature.ts' || !/\bcreateHmac\b/.test(file.code)) return strays;
    const repair = 'use src/platform/adapter/signature.ts, which also compares in constant time.';
    return [...strays, `${file.path} uses createHmac of 'node:crypto' outside its home. Repair: ${repair}`];
  });
}

const STORE_ACCESS = /\bStore\b|\.store\b|\bstore\.(?:state|log|inbox|ledger|outbox|commit)\b/;

/** Resolvers and routes read the store through src/reads, so that freshness and moved keys are handled in one place. */
export function storeAccessViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, code }) => /^src\/(?:graph|server)\//.test(path) && STORE_ACCESS.test(code))
    .map(({ path }) => `${path} uses the store. Repair: add a function to src/reads and call it through AppServices.`);
}

const MAY_NAME_VENDORS = [/^src\/vendors\/index\.ts$/, /^src\/generated\//, /^src\/sandbox\/main(\.ts$|\/)/];

/** Vendor names stay in vendor folders; other code asks for a capability. */
export function vendorNameViolations(files: readonly SourceFile[], slugs: readonly string[]): string[] {
  return files
    .filter(({ path }) => !MAY_NAME_VENDORS.some((allowed) => allowed.test(path)))
    .flatMap((file) =>
      slugs
        .filter((slug) => !file.path.startsWith(`src/vendors/${slug}/`))
        .flatMap((slug) => [slug, slug.toUpperCase()])
        .filter((name) => new RegExp(`(['"\`])${name}\\1`).test(file.code))
        .map(
          (name) =>
            `${file.path} names the vendor '${name}'. Repair: ask a capability or a fact of its module in src/vendors/.`,
        ),
    );
}

const FORBIDDEN_WORDS = /^(utils?|helpers?|common|misc|managers?|service)$/;

/** Refuses names that fit any content. */
export function fileNameViolations(files: readonly Pick<SourceFile, 'path'>[]): string[] {
  return files.flatMap(({ path }) => {
    const word = path.split(/[/.-]/).find((part) => FORBIDDEN_WORDS.test(part.toLowerCase()));
    return word === undefined
      ? []
      : [`${path} is named '${word}'. Repair: name it after the thing or the action in it.`];
  });
}

export const MAX_LINES = 400;

/** Files stay short enough to read in one go; generated files are exempt. */
export function lengthViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, lineCount }) => lineCount > MAX_LINES && !path.startsWith('src/generated/'))
    .map(
      ({ path, lineCount }) =>
        `${path} has ${lineCount} lines, at most ${MAX_LINES} are allowed. Repair: split it by topic.`,
    );
}

/** `x as A as B` and `x as never`; `as const` is no cast, and `import { a as never }` does not occur. */
const CASTS = /\bas (?:never|any)\b|\bas (?!const\b)[\w.<>[\]| ]+? as (?!const\b)|<never, never\b/;

/** String literals on one line: sample texts may contain "as soon as". */
const STRINGS = /(['"`])(?:\\.|(?!\1)[^\\\n])*\1/g;

/** Casts that silence the compiler instead of convincing it. */
export function castViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ code }) => CASTS.test(code.replaceAll(STRINGS, "''")))
    .map(({ path }) => `${path} casts through another type. Repair: parse the value, or narrow it with a type guard.`);
}

/** Node's own timers and clocks, as an import, a bare name or a member of a global; a member of a Clock does not match. */
const TIMERS =
  /(?:(?<![\w.'"`])|\b(?:globalThis|window)\.)(?:setTimeout|setInterval)\b|\bperformance\.now\b|\bDate\.now\b|['"](?:node:)?timers(?:\/promises)?['"]/;
const CLOCK_FILE = 'src/platform/clock.ts';

/** Time and timers come from a Clock that is passed in, so that a test can move them. */
export function timerViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, code }) => path !== CLOCK_FILE && TIMERS.test(code))
    .map(
      ({ path }) =>
        `${path} uses a timer or clock of the platform. Repair: take a Clock of ${CLOCK_FILE} as an argument.`,
    );
}

/** One file or folder imports another. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly said: string;
}

/**
 * Sibling folders import in one direction. A folder's own files and its subfolders belong together, so a folder is never
 * compared with the one above it.
 */
export function folderCycleViolations(files: readonly SourceFile[]): string[] {
  const edges = files.flatMap((file) => file.imports.flatMap((specifier) => siblingEdge(file.path, specifier) ?? []));
  return cyclesOf(edges, 'move what both need into a folder below them.');
}

/** No file imports itself through others, not even for types. */
export function fileCycleViolations(files: readonly SourceFile[]): string[] {
  const edges = files.flatMap(({ path, imports }) =>
    imports.flatMap((specifier) => {
      const to = targetOf(path, specifier);
      return to === null ? [] : { from: path, to, said: `${path} imports '${specifier}'` };
    }),
  );
  return cyclesOf(edges, 'move what both need into a file below them.');
}

/** Each cycle once, with the imports that form it. */
function cyclesOf(edges: readonly Edge[], repair: string): string[] {
  const leaving = Map.groupBy(edges, ({ from }) => from);
  const found = new Map<string, string>();
  for (const edge of edges) {
    const back = pathBetween(leaving, edge.to, edge.from);
    if (back === null) continue;
    const path = [edge.from, ...back.map(({ from }) => from)];
    const key = [...new Set(path)].sort().join(' ');
    const cycle = [...path, edge.from].join(' → ');
    const said = [edge, ...back].map((step) => step.said).join(', ');
    if (!found.has(key)) found.set(key, `${cycle}: ${said}. Repair: ${repair}`);
  }
  return [...found.values()];
}

/** The two sibling folders that an import connects; null unless both are below the same module of src/. */
function siblingEdge(path: string, specifier: string): Edge | null {
  const target = targetOf(path, specifier);
  if (target === null) return null;
  const from = path.split('/');
  const to = target.split('/');
  const parting = from.findIndex((part, index) => part !== to[index]);
  // Imports between modules are checked as layers; a file beside a folder is that folder's entry.
  if (parting < 2 || parting >= from.length - 1 || parting >= to.length - 1) return null;
  const folder = (parts: readonly string[]): string => parts.slice(0, parting + 1).join('/');
  return { from: folder(from), to: folder(to), said: `${path} imports '${specifier}'` };
}

/** The shortest path over the edges; null when there is none. */
function pathBetween(leaving: ReadonlyMap<string, readonly Edge[]>, start: string, end: string): Edge[] | null {
  const queue: { readonly node: string; readonly route: Edge[] }[] = [{ node: start, route: [] }];
  const seen = new Set([start]);
  for (const { node, route } of queue) {
    if (node === end) return route;
    for (const edge of leaving.get(node) ?? []) {
      if (seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push({ node: edge.to, route: [...route, edge] });
    }
  }
  return null;
}

export const MAX_FILES_PER_FOLDER = 12;

/** Large folders are split into subfolders by topic. */
export function folderSizeViolations(files: readonly Pick<SourceFile, 'path'>[]): string[] {
  const counts = Map.groupBy(files, ({ path }) => posix.dirname(path));
  return [...counts]
    .filter(([, inside]) => inside.length > MAX_FILES_PER_FOLDER)
    .map(
      ([folder, inside]) =>
        `${folder} has ${inside.length} files, at most ${MAX_FILES_PER_FOLDER} are allowed. Repair: make subfolders by topic.`,
    );
}
