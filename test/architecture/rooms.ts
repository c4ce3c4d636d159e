// The floor plan of src/: which room a file stands in, and which rooms it may know.

/** A room and what it may know: rooms by kind, and packages of npm. */
export interface Room {
  readonly kind: RoomKind;
  /** How messages call it. */
  readonly name: string;
  /** The vendor whose folder it is; null for every other room. */
  readonly vendor: string | null;
  /** True for a file that another room may import; a folder's inner files are its own business. */
  readonly isDoor: boolean;
  readonly packages: boolean;
}

export type RoomKind =
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

const GROUND: readonly RoomKind[] = ['domain', 'platform'];
const ROOMS_OF_FLOOR_3: readonly RoomKind[] = ['reads', 'writes', 'events'];

/** What each room may import besides itself. */
const KNOWN_ROOMS: Readonly<Record<RoomKind, readonly RoomKind[] | 'all'>> = {
  domain: [],
  platform: ['domain'],
  vendor: GROUND,
  register: ['domain', 'vendor'],
  storage: GROUND,
  reads: GROUND,
  writes: GROUND,
  events: GROUND,
  graph: [...GROUND, ...ROOMS_OF_FLOOR_3, 'generated'],
  server: [...GROUND, ...ROOMS_OF_FLOOR_3, 'graph', 'generated'],
  main: 'all',
  generated: [...GROUND, ...ROOMS_OF_FLOOR_3, 'graph'],
  client: [],
  sandbox: [],
  'sandbox-main': ['sandbox', 'emulated-vendor'],
  'emulated-vendor': ['sandbox'],
};

const WITHOUT_PACKAGES: ReadonlySet<RoomKind> = new Set(['domain', 'sandbox', 'sandbox-main', 'emulated-vendor']);

const SIMPLE_ROOMS: ReadonlyMap<string, RoomKind> = new Map(
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

function room(kind: RoomKind, name: string, vendor: string | null = null, isDoor = true): Room {
  return { kind, name, vendor, isDoor, packages: !WITHOUT_PACKAGES.has(kind) };
}

/** The room of a file, by its path alone; null when no floor has a place for it. */
export function roomOf(path: string): Room | null {
  const [top, first = '', second = '', third] = path.split('/');
  if (top !== 'src') return null;
  if (first === 'main.ts') return room('main', 'src/main');
  if (second === '') return null;
  if (first === 'vendors') return roomOfVendor(second, third);
  if (first === 'sandbox') {
    const isMain = second === 'main.ts' || second === 'main';
    return isMain ? room('sandbox-main', "the sandbox's main") : room('sandbox', 'src/sandbox');
  }
  const kind = SIMPLE_ROOMS.get(first);
  return kind === undefined ? null : room(kind, `src/${first}`);
}

function roomOfVendor(folder: string, entry: string | undefined): Room | null {
  if (entry === undefined) return folder === 'index.ts' ? room('register', 'the register of vendors') : null;
  if (entry === 'sandbox.ts' || entry === 'sandbox') {
    const isDoor = entry === 'sandbox.ts';
    return room('emulated-vendor', `the emulated ${folder}`, folder, isDoor);
  }
  return room('vendor', `src/vendors/${folder}`, folder, entry === 'index.ts');
}

/** True when a file of `from` may import the file that stands in `to`. */
export function mayImport(from: Room, to: Room): boolean {
  if (from.kind === to.kind && from.vendor === to.vendor) return true;
  const known = KNOWN_ROOMS[from.kind];
  return known === 'all' || (known.includes(to.kind) && to.isDoor);
}

const FOR_PORTS = 'ask a port of src/domain/ports and let src/main hand the implementation in.';
const FOR_SANDBOX =
  'the emulated vendor is written from the documents alone: use src/sandbox/kit.ts, or write it anew in its own folder.';
const REPAIRS: Readonly<Record<RoomKind, string>> = {
  domain: 'the domain knows nobody: move the code up, or the type down into src/domain.',
  platform: 'move the type down into src/domain, or pass what is needed as an argument.',
  vendor:
    'a vendor knows the domain, the platform and itself: move what is shared down into src/platform or src/domain.',
  register: "import each vendor's index.ts and nothing else.",
  storage: 'a store knows the domain and the platform: move the code up, or the type down into src/domain.',
  reads: `rooms of floor 3 meet in the ports: ${FOR_PORTS}`,
  writes: `rooms of floor 3 meet in the ports: ${FOR_PORTS}`,
  events: `rooms of floor 3 meet in the ports: ${FOR_PORTS}`,
  graph: FOR_PORTS,
  server: FOR_PORTS,
  main: 'src/main knows everybody.',
  generated: 'change the mapper in codegen.ts, then run npm run generate.',
  client: 'the client runs in browsers and is published alone: it knows only itself.',
  sandbox: 'the sandbox is a program of its own: it knows node and itself.',
  'sandbox-main': "import the kit and each vendor's sandbox.ts and nothing else.",
  'emulated-vendor': FOR_SANDBOX,
};

/** What to do about an import that is not allowed; `to` is null for a package. */
export function repairOf(from: Room, to: Room | null): string {
  if (to === null && from.kind === 'domain') return 'write it plainly, or move the code up to src/platform.';
  if (to?.kind === 'generated') return 'only src/graph and src/server know the generated types: pass the value in.';
  return REPAIRS[from.kind];
}
