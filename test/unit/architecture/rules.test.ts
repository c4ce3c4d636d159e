// Proves the architecture rules: each finds its planted violation, names the repair and accepts allowed code.

import { describe, expect, test } from 'vitest';
import {
  MAX_FILES_PER_FOLDER,
  MAX_LINES,
  castViolations,
  fileCycleViolations,
  fileNameViolations,
  importViolations,
  folderCycleViolations,
  folderSizeViolations,
  lengthViolations,
  packageViolations,
  storeAccessViolations,
  timerViolations,
  vendorNameViolations,
} from './rules.ts';
import { importsOf, toSourceFile, withoutComments } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

const file = (path: string, ...imports: readonly string[]): SourceFile =>
  toSourceFile(path, imports.map((specifier) => `import '${specifier}';`).join('\n'));
const layers = (path: string, specifier: string): string[] => importViolations([file(path, specifier)]);

describe('reading imports', () => {
  test('finds every form of import, over several lines too, and none in a comment or a string', () => {
    const text = [
      "import type { A } from './type.ts';",
      "import {\n  b,\n  type C,\n} from './lines.ts';",
      "export * from './star.ts';",
      "export { d } from './named.ts';",
      "import './effect.ts';",
      "const e = await import('./dynamic.ts');",
      "let f: typeof import('./in-a-type.ts');",
      "// import { g } from './comment.ts';",
      `const h = "import { h } from './string.ts'";`,
      "export const i = 1; const from = './no-import.ts';",
    ].join('\n');
    const names = ['type', 'lines', 'star', 'named', 'effect', 'dynamic', 'in-a-type'];
    expect(importsOf(text).sort()).toEqual(names.map((name) => `./${name}.ts`).sort());
  });

  test('takes comments out and leaves strings whole', () => {
    const text = "/** 'a' */\nconst url = 'http://b/*/c'; // 'd'\n/* 'e'\n 'f' */\nconst glob = '**/*.ts';";
    expect(
      withoutComments(text)
        .trim()
        .split(/\s*\n\s*/),
    ).toEqual(["const url = 'http://b/*/c';", "const glob = '**/*.ts';"]);
  });
});

describe('the layer rule', () => {
  const forbidden: readonly (readonly [path: string, specifier: string, importedModule: string])[] = [
    ['src/domain/ticket.ts', '../platform/clock.ts', 'src/platform'],
    ['src/platform/http.ts', '../vendors/desk360/wire.ts', 'src/vendors/desk360'],
    ['src/platform/http.ts', '../reads/live.ts', 'src/reads'],
    ['src/vendors/desk360/map.ts', '../emotive/index.ts', 'src/vendors/emotive'],
    ['src/vendors/desk360/map.ts', '../../storage/sqlite/open.ts', 'src/storage'],
    ['src/vendors/desk360/map.ts', './sandbox/seed.ts', 'the emulated desk360'],
    ['src/vendors/index.ts', './desk360/wire.ts', 'src/vendors/desk360'],
    ['src/vendors/index.ts', '../storage/sqlite/open.ts', 'src/storage'],
    ['src/storage/sqlite/open.ts', '../../vendors/index.ts', 'the register of vendors'],
    ['src/storage/sqlite/open.ts', '../../events/fold.ts', 'src/events'],
    ['src/reads/live.ts', '../writes/write-path.ts', 'src/writes'],
    ['src/reads/live.ts', '../vendors/desk360/index.ts', 'src/vendors/desk360'],
    ['src/writes/write-path.ts', '../events/recorder.ts', 'src/events'],
    ['src/writes/write-path.ts', '../storage/sqlite/open.ts', 'src/storage'],
    ['src/events/ingest.ts', '../reads/live.ts', 'src/reads'],
    ['src/events/ingest.ts', '../graph/context.ts', 'src/graph'],
    ['src/events/ingest.ts', '../generated/schema.ts', 'src/generated'],
    ['src/graph/loaders.ts', '../vendors/index.ts', 'the register of vendors'],
    ['src/graph/loaders.ts', '../storage/sqlite/open.ts', 'src/storage'],
    ['src/graph/loaders.ts', '../server/http.ts', 'src/server'],
    ['src/server/http.ts', '../storage/sqlite/open.ts', 'src/storage'],
    ['src/server/http.ts', '../main/config.ts', 'src/main'],
    ['src/server/http.ts', '../sandbox/index.ts', 'src/sandbox'],
    ['src/generated/schema.ts', '../server/http.ts', 'src/server'],
    ['src/sandbox/index.ts', '../domain/ticket.ts', 'src/domain'],
    ['src/sandbox/index.ts', '../vendors/desk360/sandbox/index.ts', 'the emulated desk360'],
    ['src/sandbox/main.ts', '../vendors/desk360/index.ts', 'src/vendors/desk360'],
    ['src/sandbox/main.ts', '../vendors/desk360/sandbox/seed.ts', 'the emulated desk360'],
    ['src/vendors/desk360/sandbox/index.ts', '../wire/index.ts', 'src/vendors/desk360'],
    ['src/vendors/desk360/sandbox/routes/tickets.ts', '../../client.ts', 'src/vendors/desk360'],
    ['src/vendors/desk360/sandbox/seed.ts', '../../../domain/ticket.ts', 'src/domain'],
    ['src/vendors/desk360/sandbox/seed.ts', '../../emotive/sandbox/index.ts', 'the emulated emotive'],
  ];
  test.each(forbidden)('forbids %s to import %s', (path, specifier, importedModule) => {
    const [violation = '', ...more] = layers(path, specifier);
    expect(more).toEqual([]);
    expect(violation).toContain(`${path} imports '${specifier}'`);
    expect(violation).toContain(`must not import ${importedModule}.`);
    expect(violation).toMatch(/Repair: .{20,}\.$/);
  });

  const allowed: readonly (readonly [path: string, specifier: string])[] = [
    ['src/domain/ports/store.ts', '../ticket.ts'],
    ['src/domain/ids.ts', 'node:crypto'],
    ['src/platform/vendor-caller.ts', '../domain/errors.ts'],
    ['src/platform/http.ts', 'undici'],
    ['src/vendors/desk360/map/words.ts', '../wire.ts'],
    ['src/vendors/desk360/wire.ts', 'zod'],
    ['src/vendors/index.ts', './desk360/index.ts'],
    ['src/vendors/desk360/sandbox/seed.ts', '../../../sandbox/sample-data/index.ts'],
    ['src/vendors/desk360/sandbox/index.ts', './seed.ts'],
    ['src/storage/sqlite/open.ts', '../../platform/clock.ts'],
    ['src/reads/live.ts', '../domain/ports/store.ts'],
    ['src/graph/loaders.ts', '../reads/live.ts'],
    ['src/graph/resolvers/ticket.ts', '../../generated/schema.ts'],
    ['src/generated/schema.ts', '../graph/nodes.ts'],
    ['src/server/graphql.ts', '../graph/gateway.ts'],
    ['src/sandbox/main.ts', '../vendors/desk360/sandbox/index.ts'],
    ['src/main.ts', './vendors/index.ts'],
    ['src/main/accounts.ts', '../storage/sqlite/open.ts'],
  ];
  test.each(allowed)('lets %s import %s', (path, specifier) => {
    expect(layers(path, specifier)).toEqual([]);
  });

  test.each(['src/domain/ids.ts', 'src/sandbox/main.ts'])('lets %s use no package', (path) => {
    expect(layers(path, 'zod')).toEqual([expect.stringMatching(/imports 'zod', but .* uses no packages\. Repair: /)]);
  });

  test.each(['node:fs', 'node:timers', 'node:http', 'fs'])('lets the domain use no impure builtin: %s', (builtin) => {
    expect(layers('src/domain/ids.ts', builtin)).toEqual([expect.stringMatching(/uses only pure builtins of Node\. /)]);
    expect(layers('src/platform/clock.ts', builtin)).toEqual([]);
  });

  test('assigns every folder of src/ to a module and refuses imports from outside src/', () => {
    expect(importViolations([file('src/attic/box.ts')])).toEqual([expect.stringContaining('belongs to no module')]);
    expect(layers('src/server/http.ts', '../../kit/eventually.ts')).toEqual([
      expect.stringContaining('outside of src/. Repair: '),
    ]);
  });
});

describe('the package rule', () => {
  test.each([
    ['undici', 'src/platform/http/pool.ts'],
    ['pino', 'src/platform/observability/logger.ts'],
    ['prom-client', 'src/platform/observability/metrics.ts'],
    ['node:sqlite', 'src/storage/sqlite/open.ts'],
  ])('keeps %s in %s', (specifier, home) => {
    expect(packageViolations([file(home, specifier)])).toEqual([]);
    expect(packageViolations([file('src/server/http.ts', specifier)])).toEqual([
      expect.stringMatching(
        new RegExp(`^src/server/http\\.ts imports '${specifier}' outside its home\\. Repair: .+\\.$`),
      ),
    ]);
  });

  test('keeps keyed digests in the signature file', () => {
    const text = "import { createHmac } from 'node:crypto';";
    expect(packageViolations([toSourceFile('src/platform/adapter/signature.ts', text)])).toEqual([]);
    expect(packageViolations([toSourceFile('src/vendors/desk360/webhook.ts', text)])).toEqual([
      expect.stringMatching(/^src\/vendors\/desk360\/webhook\.ts uses createHmac .* Repair: /),
    ]);
    expect(packageViolations([toSourceFile('src/domain/ids.ts', '// unlike createHmac')])).toEqual([]);
  });
});

describe('the store access rule', () => {
  const violations = (path: string, text: string): string[] => storeAccessViolations([toSourceFile(path, text)]);

  test.each([
    "import type { Store } from '../domain/ports/storage/store.ts';",
    'const head = await services.store.log.head();',
    'const raw = await store.state.raw(account, kind, key);',
    'const { state } = context.services.store;',
  ])('finds %s in a resolver and in a route', (text) => {
    expect(violations('src/graph/loaders.ts', text)).toEqual([
      expect.stringMatching(/^src\/graph\/loaders\.ts uses the store\. Repair: add a function to src\/reads/),
    ]);
    expect(violations('src/server/media/route.ts', text)).toHaveLength(1);
  });

  test('accepts the error of an unavailable store, and the store in reads', () => {
    const error = "import { StoreUnavailableError } from '../domain/ports/storage/store.ts';";
    expect(violations('src/graph/errors.ts', error)).toEqual([]);
    expect(violations('src/reads/ticket-reads.ts', 'store.state.raw(account, kind, key)')).toEqual([]);
  });
});

describe('the vendor name rule', () => {
  const slugs = ['desk360', 'emotive'];
  const violations = (path: string, text: string): string[] => vendorNameViolations([toSourceFile(path, text)], slugs);

  test.each(["if (vendor === 'DESK360') return;", 'const slug = "desk360";', 'const slug = `emotive`;'])(
    'finds %s outside the folder of the vendor',
    (text) => {
      expect(violations('src/graph/loaders.ts', text)).toEqual([
        expect.stringMatching(/^src\/graph\/loaders\.ts names the vendor '.*'\. Repair: ask a capability/),
      ]);
    },
  );

  test('finds one vendor named in the folder of another', () => {
    expect(violations('src/vendors/emotive/map.ts', "'desk360'")).toHaveLength(1);
  });

  test('lets a vendor, the register, the generated types, the main of the sandbox and comments name it', () => {
    for (const path of [
      'src/vendors/desk360/index.ts',
      'src/vendors/index.ts',
      'src/generated/schema.ts',
      'src/sandbox/main.ts',
    ]) {
      expect(violations(path, "'desk360'")).toEqual([]);
    }
    expect(violations('src/domain/ids.ts', "/** e.g. 'desk360' */\n// or `emotive`")).toEqual([]);
  });
});

describe('the rules for names and sizes', () => {
  test.each([
    'src/platform/utils.ts',
    'src/reads/helpers/text.ts',
    'src/common/ids.ts',
    'scripts/misc.ts',
    'src/events/sync-manager.ts',
    'bench/ticket.service.ts',
  ])('refuses %s', (path) => {
    expect(fileNameViolations([file(path)])).toEqual([
      expect.stringMatching(new RegExp(`^${path} is named '\\w+'\\. Repair: name it after`)),
    ]);
  });

  test('accepts names that only contain such a word', () => {
    expect(fileNameViolations([file('src/reads/commons-license.ts'), file('src/events/tail.ts')])).toEqual([]);
  });

  test('refuses a folder with one file too many', () => {
    const files = (count: number): SourceFile[] =>
      Array.from({ length: count }, (_, index) => file(`src/events/file-${index}.ts`));
    expect(folderSizeViolations(files(MAX_FILES_PER_FOLDER))).toEqual([]);
    expect(folderSizeViolations(files(MAX_FILES_PER_FOLDER + 1))).toEqual([
      expect.stringMatching(/^src\/events has 13 files, at most 12 are allowed\. Repair: make subfolders by topic\.$/),
    ]);
  });

  test('refuses a line too many, and counts no generated file', () => {
    const long = (path: string, lines: number): SourceFile => toSourceFile(path, 'x\n'.repeat(lines));
    expect(lengthViolations([long('src/events/sync.ts', MAX_LINES)])).toEqual([]);
    expect(lengthViolations([long('src/generated/schema.ts', 5000)])).toEqual([]);
    expect(lengthViolations([long('src/events/sync.ts', MAX_LINES + 1)])).toEqual([
      expect.stringMatching(/^src\/events\/sync\.ts has 401 lines, at most 400 are allowed\. Repair: split it/),
    ]);
  });
});

describe('the cast rule', () => {
  test.each([
    'return value as unknown as Ticket;',
    'return value as never;',
    'return value as any;',
    'const kind = entry as Node as AgentNode;',
    'const loader: DataLoader<never, never, string> = create();',
  ])('finds %s', (text) => {
    expect(castViolations([toSourceFile('src/reads/live.ts', text)])).toHaveLength(1);
  });

  test.each([
    "const kinds = ['a'] as const;",
    "import { read as readOne } from './read.ts';",
    'return value as Ticket;',
  ])('accepts %s', (text) => {
    expect(castViolations([toSourceFile('src/reads/live.ts', text)])).toEqual([]);
  });

  test('names the repair, and ignores comments', () => {
    const violations = (text: string): string[] => castViolations([toSourceFile('src/reads/live.ts', text)]);
    expect(violations('return value as unknown as Ticket;')).toEqual([
      expect.stringMatching(/^src\/reads\/live\.ts casts through another type\. Repair: /),
    ]);
    expect(violations('// never as unknown as Ticket\nreturn value as Ticket;')).toEqual([]);
  });
});

describe('the timer rule', () => {
  const violations = (text: string, path = 'src/reads/live.ts'): string[] =>
    timerViolations([toSourceFile(path, text)]);

  test.each([
    'const timer = setTimeout(run, 10);',
    'await new Promise((resolve) => setTimeout(resolve, 10));',
    'const poll = globalThis.setInterval(run, 10);',
    'later(setTimeout);',
    'const startedAt = performance.now();',
    'const at = Date.now();',
    "import { setTimeout as sleep } from 'node:timers/promises';",
    "import { setImmediate as nextTurn } from 'timers/promises';",
  ])('finds %s', (text) => {
    expect(violations(text)).toEqual([
      expect.stringMatching(/^src\/reads\/live\.ts uses a timer .*\. Repair: take a Clock /),
    ]);
  });

  test.each([
    'const timer = clock.setTimeout(run, 10);',
    'options.clock.setInterval(run, 10).cancel();',
    'const startedAt = clock.elapsed();',
    "const clock: Pick<Clock, 'now' | 'setTimeout'> = given;",
    'clearTimeout(timer);',
    '// unlike setTimeout(run, 10)',
  ])('accepts %s', (text) => {
    expect(violations(text)).toEqual([]);
  });

  test('lets the clock itself use them', () => {
    expect(violations('setTimeout(run, 10);', 'src/platform/clock.ts')).toEqual([]);
  });
});

describe('the cycle rules', () => {
  test('finds a cycle of three folders once, with the imports that form it', () => {
    const violations = folderCycleViolations([
      file('src/platform/http/a.ts', '../rate/b.ts'),
      file('src/platform/rate/b.ts', '../queue/c.ts'),
      file('src/platform/queue/c.ts', '../http/a.ts'),
    ]);
    expect(violations).toEqual([
      expect.stringMatching(
        /^src\/platform\/http → src\/platform\/rate → src\/platform\/queue → src\/platform\/http: /,
      ),
    ]);
    expect(violations[0]).toContain("src/platform/queue/c.ts imports '../http/a.ts'");
    expect(violations[0]).toContain('Repair: ');
  });

  test('finds a cycle of two folders deep inside a module', () => {
    const files = [
      file('src/vendors/desk360/map/a.ts', '../wire/b.ts'),
      file('src/vendors/desk360/wire/b.ts', '../map/a.ts'),
    ];
    expect(folderCycleViolations(files)).toHaveLength(1);
  });

  test('accepts imports between a folder, its entry file and the folder above it', () => {
    const files = [
      file('src/platform/http.ts', './http/body.ts'),
      file('src/platform/http/body.ts', '../http.ts'),
      file('src/domain/ticket.ts', './ports/store.ts'),
      file('src/domain/ports/store.ts', '../ticket.ts'),
    ];
    expect(folderCycleViolations(files)).toEqual([]);
  });

  test('finds files that import each other through others, and accepts a file that imports its folder', () => {
    const cycle = fileCycleViolations([
      file('src/domain/a.ts', './b.ts'),
      file('src/domain/b.ts', './deep/c.ts'),
      file('src/domain/deep/c.ts', '../a.ts'),
    ]);
    expect(cycle).toEqual([
      expect.stringMatching(
        /^src\/domain\/a\.ts → src\/domain\/b\.ts → src\/domain\/deep\/c\.ts → src\/domain\/a\.ts: /,
      ),
    ]);
    const straight = [file('src/domain/a.ts', './a/b.ts', './a/c.ts'), file('src/domain/a/b.ts', './c.ts')];
    expect(fileCycleViolations(straight)).toEqual([]);
  });
});
