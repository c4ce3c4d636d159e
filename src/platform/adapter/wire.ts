// Building blocks for schemas of vendors' JSON. A mismatch names its field.

import * as z from 'zod';

/** A vendor sent JSON of an unexpected shape. Names the field, never the value. */
export class SchemaMismatchError extends Error {
  override readonly name = 'SchemaMismatchError';
  /** Path of the field, such as `messages.0.created_at`; `(whole)` for the body. */
  readonly field: string;
  constructor(field: string) {
    super(`unexpected shape at ${field}`);
    this.field = field;
  }
}

/** Parses `value`. Throws SchemaMismatchError with the first invalid field, below `root`. */
export function readWire<T>(schema: z.ZodType<T>, value: unknown, root = ''): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = [root, ...(result.error.issues[0]?.path ?? []).map(String)].filter((part) => part !== '');
  throw new SchemaMismatchError(path.join('.') || '(whole)');
}

/** Receives the path of a value that was left out, without list indexes, such as `messages.contacts.name`. */
export type ReportLeftOut = (field: string) => void;

/**
 * Parses `value` without the parts that do not match: an invalid optional value is left out, and so is a list entry that
 * lacks a required value. Each is reported. Throws SchemaMismatchError if a required value of the whole is missing.
 */
export function readWireLeniently<T>(
  schema: z.ZodType<T>,
  value: unknown,
  report: ReportLeftOut,
  root = '',
): { readonly wire: T; readonly isWhole: boolean } {
  const first = schema.safeParse(value);
  if (first.success) return { wire: first.data, isWhole: true };
  const copy: unknown = structuredClone(value);
  const leftOut = new Set<string>();
  let issues: readonly z.core.$ZodIssue[] = first.error.issues;
  for (;;) {
    const removed = leaveOut(copy, issues.map(pathOf));
    if (removed.length === 0) throw new SchemaMismatchError(joinPath(root, issues[0]?.path ?? []) || '(whole)');
    for (const path of removed) leftOut.add(joinPath(root.replaceAll(/\.\d+/g, ''), path.filter(isName)));
    const result = schema.safeParse(copy);
    if (result.success) {
      leftOut.forEach(report);
      return { wire: result.data, isWhole: false };
    }
    issues = result.error.issues;
  }
}

type Path = readonly PropertyKey[];

const isName = (key: PropertyKey): boolean => typeof key === 'string';

function joinPath(root: string, path: Path): string {
  return [root, ...path.map(String)].filter((part) => part !== '').join('.');
}

/** The path of the invalid value. Of a union, the option counts that matches further inside. */
function pathOf(issue: z.core.$ZodIssue): Path {
  if (issue.code !== 'invalid_union') return issue.path;
  const option = issue.errors.find((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0));
  const [inner] = option ?? [];
  return inner === undefined ? issue.path : [...issue.path, ...pathOf(inner)];
}

/** A removed list entry; it keeps the indexes of the others until all paths of one round are processed. */
const REMOVED = Symbol('removed');

/** Removes the deepest existing part of each path and returns the paths of the removed parts. */
function leaveOut(whole: unknown, paths: readonly Path[]): Path[] {
  const lists = new Set<unknown[]>();
  const removed = paths.flatMap((path) => {
    const chain = existingPart(whole, path);
    const last = chain.at(-1);
    if (last === undefined) return [];
    if (Array.isArray(last.parent)) {
      last.parent[Number(last.key)] = REMOVED;
      lists.add(last.parent);
    } else Reflect.deleteProperty(last.parent, last.key);
    return [path.slice(0, chain.length)];
  });
  for (const list of lists) {
    const rest = list.filter((entry) => entry !== REMOVED);
    list.splice(0, list.length, ...rest);
  }
  return removed;
}

/** The part of a path that exists. Empty if another path of this round has removed it. */
function existingPart(whole: unknown, path: Path): { readonly parent: object; readonly key: PropertyKey }[] {
  const chain: { readonly parent: object; readonly key: PropertyKey }[] = [];
  let value = whole;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break;
    chain.push({ parent: value, key });
    value = Reflect.get(value, key);
    if (value === REMOVED) return [];
  }
  return chain;
}

/** An optional text; numbers become text. */
export const looseText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null ? null : String(value)));

/** An optional list; missing and null become empty. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list): readonly z.output<T>[] => list ?? []);
