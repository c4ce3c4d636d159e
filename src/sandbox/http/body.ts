// The parsed body of a request, and one view of JSON and form fields.

/** A file of a multipart body. */
export interface FormFile {
  readonly field: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A text field of a form body, in the order sent; names keep their brackets. */
export interface FormField {
  readonly name: string;
  readonly value: string;
}

/** `malformed` is a body whose bytes do not match its content type. */
export type SandboxBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: readonly FormField[]; readonly files: readonly FormFile[] }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'malformed'; readonly reason: string };

/** The types of a fastify request whose body is parsed; undefined for a request without a body. */
export interface ParsedRequest {
  Body: SandboxBody | undefined;
  Params: Record<string, string>;
}

type Tree = { [key: string]: unknown };

function keysOf(name: string): string[] {
  const head = name.split('[')[0] ?? name;
  const rest = [...name.matchAll(/\[([^\]]*)\]/g)].map((found) => found[1] ?? '');
  return [head, ...rest];
}

function assignField(tree: Tree, keys: readonly string[], value: string): void {
  const [key, ...rest] = keys;
  if (key === undefined || key === '__proto__') return;
  const slot = key === '' ? String(Object.keys(tree).length) : key;
  if (rest.length === 0) {
    tree[slot] = value;
    return;
  }
  const below = tree[slot];
  const branch: Tree = typeof below === 'object' && below !== null ? (below as Tree) : {};
  tree[slot] = branch;
  assignField(branch, rest, value);
}

function toLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, toLists(item)] as const);
  const numbered = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  if (numbered) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
  return Object.fromEntries(entries);
}

/**
 * Returns the fields of a JSON object or a form as one object: `phones[0]` and `phones[]` become lists,
 * `parameters[body-1]` an object. Form values stay strings. Any other body gives an empty object.
 */
export function fieldsOf(body: SandboxBody): Readonly<Record<string, unknown>> {
  if (body.kind === 'json') {
    const value = body.value;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {};
  }
  if (body.kind !== 'form') return {};
  const tree: Tree = {};
  for (const field of body.fields) assignField(tree, keysOf(field.name), field.value);
  const nested = Object.entries(tree).map(([key, value]) => [key, toLists(value)] as const);
  return Object.fromEntries(nested);
}

/** Returns the files of the form field `field`, with or without brackets; empty for any other body. */
export function filesOf(body: SandboxBody, field: string): readonly FormFile[] {
  if (body.kind !== 'form') return [];
  return body.files.filter((file) => file.field.split('[')[0] === field);
}
