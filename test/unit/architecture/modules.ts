// The layers of src/: which module a file belongs to, and which modules it may import.

/** A module and what it may import. */
export interface Module {
  readonly kind: ModuleKind;
  /** Its name in messages. */
  readonly name: string;
  /** The vendor that owns the folder; null for every other module. */
  readonly vendor: string | null;
  /** True for a public entry: a file that other modules may import. */
  readonly isEntry: boolean;
  /** Whether its files may import npm packages. */
  readonly packages: boolean;
  /** Node builtins that its files may import; null for all of them. */
  readonly builtins: ReadonlySet<string> | null;
}

export type ModuleKind =
  | 'domain'
  | 'platform'
  | 'vendor'
  | 'register'
  | 'storage'
  | 'reads'
  | 'writes'
  | 'events'
  | 'graph'
  | 'server'
  | 'main'
  | 'generated'
  | 'client'
  | 'sandbox'
  | 'sandbox-main'
  | 'emulated-vendor';

const FOUNDATION: readonly ModuleKind[] = ['domain', 'platform'];
const LAYER_3: readonly ModuleKind[] = ['reads', 'writes', 'events'];

/** What each module may import besides its own files. */
const MAY_IMPORT: Readonly<Record<ModuleKind, readonly ModuleKind[] | 'all'>> = {
  domain: [],
  platform: ['domain'],
  vendor: FOUNDATION,
  register: ['domain', 'vendor'],
  storage: FOUNDATION,
  reads: FOUNDATION,
  writes: FOUNDATION,
  events: FOUNDATION,
  graph: [...FOUNDATION, ...LAYER_3, 'generated'],
  server: [...FOUNDATION, ...LAYER_3, 'graph', 'generated'],
  main: 'all',
  generated: [...FOUNDATION, ...LAYER_3, 'graph'],
  client: [],
  sandbox: [],
  'sandbox-main': ['sandbox', 'emulated-vendor'],
  'emulated-vendor': ['sandbox'],
};

const WITHOUT_PACKAGES: ReadonlySet<ModuleKind> = new Set(['domain', 'sandbox-main']);
/** Builtins without I/O, time or global state. */
const PURE_BUILTINS: ReadonlySet<string> = new Set(['node:crypto', 'node:util', 'node:buffer', 'node:url']);

const MODULES_BY_FOLDER: ReadonlyMap<string, ModuleKind> = new Map(
  (
    [
      'domain',
      'platform',
      'storage',
      'reads',
      'writes',
      'events',
      'graph',
      'server',
      'main',
      'generated',
      'client',
    ] as const
  ).map((kind) => [kind, kind]),
);

function toModule(kind: ModuleKind, name: string, vendor: string | null = null, isEntry = true): Module {
  const builtins = kind === 'domain' ? PURE_BUILTINS : null;
  return { kind, name, vendor, isEntry, packages: !WITHOUT_PACKAGES.has(kind), builtins };
}

/** The module of a file, by its path alone; null when the path belongs to no module. */
export function moduleOf(path: string): Module | null {
  const [top, first = '', second = '', third, fourth] = path.split('/');
  if (top !== 'src') return null;
  if (first === 'main.ts') return toModule('main', 'src/main');
  if (second === '') return null;
  if (first === 'vendors') return vendorModuleOf(second, third, fourth);
  if (first === 'sandbox') {
    const isMain = second === 'main.ts' || second === 'main';
    return isMain ? toModule('sandbox-main', "the sandbox's main") : toModule('sandbox', 'src/sandbox');
  }
  const kind = MODULES_BY_FOLDER.get(first);
  return kind === undefined ? null : toModule(kind, `src/${first}`);
}

function vendorModuleOf(vendor: string, entry: string | undefined, inner: string | undefined): Module | null {
  if (entry === undefined) return vendor === 'index.ts' ? toModule('register', 'the register of vendors') : null;
  if (entry === 'sandbox') return toModule('emulated-vendor', `the emulated ${vendor}`, vendor, inner === 'index.ts');
  return toModule('vendor', `src/vendors/${vendor}`, vendor, entry === 'index.ts');
}

/** True when a file of `from` may import the file described by `to`. */
export function mayImport(from: Module, to: Module): boolean {
  if (from.kind === to.kind && from.vendor === to.vendor) return true;
  const allowed = MAY_IMPORT[from.kind];
  return allowed === 'all' || (allowed.includes(to.kind) && to.isEntry);
}

const USE_PORT = 'depend on an interface in src/domain/ports and let src/main pass the implementation in.';
const USE_SANDBOX_KIT =
  'emulated vendors are written from the vendor documents alone: use src/sandbox/kit, or write the code again in this folder.';
const REPAIRS: Readonly<Record<ModuleKind, string>> = {
  domain: 'the domain imports nothing: move the code up, or the type down into src/domain.',
  platform: 'move the type down into src/domain, or pass the value as an argument.',
  vendor:
    'a vendor imports the domain, the platform and its own files: move shared code down into src/platform or src/domain.',
  register: "import each vendor's index.ts and nothing else.",
  storage: 'a store imports the domain and the platform: move the code up, or the type down into src/domain.',
  reads: `modules of layer 3 communicate through ports: ${USE_PORT}`,
  writes: `modules of layer 3 communicate through ports: ${USE_PORT}`,
  events: `modules of layer 3 communicate through ports: ${USE_PORT}`,
  graph: USE_PORT,
  server: USE_PORT,
  main: 'src/main may import everything.',
  generated: 'change the mapper in codegen.ts, then run npm run generate.',
  client: 'the client runs in browsers and is published alone: import only files of src/client.',
  sandbox: 'the sandbox is a separate program: import npm packages, Node builtins and files of src/sandbox.',
  'sandbox-main': "import the kit and each vendor's sandbox/index.ts and nothing else.",
  'emulated-vendor': USE_SANDBOX_KIT,
};

/** How to repair a forbidden import; `to` is null for a package or a Node builtin. */
export function repairOf(from: Module, to: Module | null): string {
  if (to === null && from.kind === 'domain') return 'write it without the import, or move the code up to src/platform.';
  if (to?.kind === 'generated') return 'only src/graph and src/server use the generated types: pass the value in.';
  return REPAIRS[from.kind];
}
