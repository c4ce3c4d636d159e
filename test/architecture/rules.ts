// The rules of the house as pure functions over files and their imports; each answers with sentences that name the repair.

import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type Room, mayImport, repairOf, roomOf } from './rooms.ts';
import type { SourceFile } from './source-files.ts';

const BUILTINS = new Set(builtinModules);

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || BUILTINS.has(specifier);
}

/** The repository path behind a relative import; null for a package or a module of Node. */
export function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : null;
}

/** Imports only go down, and rooms of one floor never meet. */
export function floorViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === null) return [`${file.path} stands on no floor. Repair: move it into one of the folders of src/.`];
    return file.imports.flatMap((specifier) => floorViolation(file.path, room, specifier) ?? []);
  });
}

function floorViolation(path: string, room: Room, specifier: string): string | null {
  const said = `${path} imports '${specifier}'`;
  const target = targetOf(path, specifier);
  if (target === null) {
    if (isBuiltin(specifier) || room.packages) return null;
    return `${said}, but ${room.name} uses no packages. Repair: ${repairOf(room, null)}`;
  }
  const targetRoom = roomOf(target);
  if (targetRoom === null) return `${said}, which is outside of src/. Repair: move what is shared into src/.`;
  if (mayImport(room, targetRoom)) return null;
  return `${said}, but ${room.name} must not know ${targetRoom.name}. Repair: ${repairOf(room, targetRoom)}`;
}

interface Owner {
  readonly specifier: string;
  readonly home: RegExp;
  readonly repair: string;
}
const PACKAGE_OWNERS: readonly Owner[] = [
  { specifier: 'undici', home: /^src\/platform\/http/, repair: 'call through src/platform/http.ts.' },
  { specifier: 'pino', home: /^src\/platform\/logger/, repair: 'log through src/platform/logger.ts.' },
  { specifier: 'prom-client', home: /^src\/platform\/metrics/, repair: 'count through src/platform/metrics.ts.' },
  { specifier: 'node:sqlite', home: /^src\/storage\/sqlite/, repair: 'ask the store port, src/domain/ports/store.ts.' },
];

/** Some packages have one home, so that what they do is decided in one place. */
export function packageViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const strays = PACKAGE_OWNERS.filter(({ home }) => !home.test(file.path)).flatMap(({ specifier, repair }) =>
      file.imports
        .filter((imported) => imported === specifier || imported.startsWith(`${specifier}/`))
        .map((imported) => `${file.path} imports '${imported}' outside its home. Repair: ${repair}`),
    );
    if (file.path === 'src/platform/signature.ts' || !/\bcreateHmac\b/.test(file.code)) return strays;
    const repair = 'use src/platform/signature.ts, which also compares in constant time.';
    return [...strays, `${file.path} uses createHmac of 'node:crypto' outside its home. Repair: ${repair}`];
  });
}

const MAY_NAME_VENDORS = [/^src\/vendors\/index\.ts$/, /^src\/generated\//, /^src\/sandbox\/main(\.ts$|\/)/];

/** No vendor's name outside its folder: who needs a difference asks the vendor's capabilities. */
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

const FORBIDDEN_WORDS = /^(utils?|helpers?|common|misc|managers?|services?)$/;

/** A name that could hold anything says nothing. */
export function fileNameViolations(files: readonly Pick<SourceFile, 'path'>[]): string[] {
  return files.flatMap(({ path }) => {
    const word = path.split(/[/.-]/).find((part) => FORBIDDEN_WORDS.test(part.toLowerCase()));
    return word === undefined ? [] : [`${path} is named '${word}'. Repair: name it after the thing or the act in it.`];
  });
}

export const MAX_LINES = 400;

/** Files stay small enough to be read in one go; what a tool writes is not counted. */
export function lengthViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, lineCount }) => lineCount > MAX_LINES && !path.startsWith('src/generated/'))
    .map(
      ({ path, lineCount }) =>
        `${path} has ${lineCount} lines, at most ${MAX_LINES} are allowed. Repair: split it by what its parts are about.`,
    );
}

/** What silences the compiler instead of convincing it. */
export function castViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ code }) => /\bas (unknown|any|never) as\b/.test(code))
    .map(({ path }) => `${path} casts through another type. Repair: parse the value, or narrow it with a type guard.`);
}

/** One place knows another. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly said: string;
}

/**
 * Folders beside each other import in one direction. A file and the folder of the same name belong together
 * (`acts.ts` and `acts/`), so a folder and the one above it are not compared.
 */
export function folderCycleViolations(files: readonly SourceFile[]): string[] {
  const edges = files.flatMap((file) => file.imports.flatMap((specifier) => siblingEdge(file.path, specifier) ?? []));
  return circlesOf(edges, 'move what both need into a folder below them.');
}

/** No file knows itself over others, not even by its types: two such files are one. */
export function fileCycleViolations(files: readonly SourceFile[]): string[] {
  const edges = files.flatMap(({ path, imports }) =>
    imports.flatMap((specifier) => {
      const to = targetOf(path, specifier);
      return to === null ? [] : { from: path, to, said: `${path} imports '${specifier}'` };
    }),
  );
  return circlesOf(edges, 'move what both need into a file below them.');
}

/** Each circle once, with the imports that make it. */
function circlesOf(edges: readonly Edge[], repair: string): string[] {
  const leaving = Map.groupBy(edges, ({ from }) => from);
  const found = new Map<string, string>();
  for (const edge of edges) {
    const back = wayBetween(leaving, edge.to, edge.from);
    if (back === null) continue;
    const places = [edge.from, ...back.map(({ from }) => from)];
    const key = [...new Set(places)].sort().join(' ');
    const circle = [...places, edge.from].join(' → ');
    const said = [edge, ...back].map((step) => step.said).join(', ');
    if (!found.has(key)) found.set(key, `${circle}: ${said}. Repair: ${repair}`);
  }
  return [...found.values()];
}

/** The two folders that part the ways of an import, when both are folders and below a room of src/. */
function siblingEdge(path: string, specifier: string): Edge | null {
  const target = targetOf(path, specifier);
  if (target === null) return null;
  const from = path.split('/');
  const to = target.split('/');
  const parting = from.findIndex((part, index) => part !== to[index]);
  // src/<room> against src/<room> is the floors' business; a file beside a folder is the folder's front door.
  if (parting < 2 || parting >= from.length - 1 || parting >= to.length - 1) return null;
  const folder = (parts: readonly string[]): string => parts.slice(0, parting + 1).join('/');
  return { from: folder(from), to: folder(to), said: `${path} imports '${specifier}'` };
}

/** The shortest way over the edges; null when there is none. */
function wayBetween(leaving: ReadonlyMap<string, readonly Edge[]>, start: string, end: string): Edge[] | null {
  const queue: { readonly place: string; readonly way: Edge[] }[] = [{ place: start, way: [] }];
  const seen = new Set([start]);
  for (const { place, way } of queue) {
    if (place === end) return way;
    for (const edge of leaving.get(place) ?? []) {
      if (seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push({ place: edge.to, way: [...way, edge] });
    }
  }
  return null;
}
