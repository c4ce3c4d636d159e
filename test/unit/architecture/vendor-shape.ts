// The shape of a vendor folder, as a pure function over the paths in it.

const REQUIRED = [
  'README.md',
  'index.ts',
  'settings.ts',
  'keys.ts',
  'capabilities.ts',
  'client/index.ts',
  'actions/index.ts',
  'reads/index.ts',
  'map/index.ts',
  'map/enums.ts',
  'wire/index.ts',
  'sandbox/index.ts',
];
/** Files and folders besides the required ones at the top of a vendor folder. */
const OPTIONAL = ['context.ts', 'tasks.ts', 'webhook', 'setup'];
/** One of a group at most: a part is a file or a folder with an index. */
const ALTERNATIVES = [['reads/feed.ts', 'reads/feed/index.ts']];
/** A folder of one of these names requires the file. */
const INDEX_OF = ['webhook', 'setup', 'reads/feed'];

const topOf = (path: string): string => path.split('/')[0] ?? '';

/** Compares the paths below a vendor folder with the shape. Returns sentences that name the repair. */
export function vendorShapeViolations(vendor: string, paths: readonly string[]): string[] {
  const tops = new Set([...REQUIRED, ...OPTIONAL].map(topOf));
  const has = (path: string): boolean => paths.includes(path);
  return [
    ...REQUIRED.filter((path) => !has(path)).map(
      (path) => `${vendor} lacks ${path}. Repair: add it, as docs/adding-a-vendor.md describes.`,
    ),
    ...[...new Set(paths.map(topOf))]
      .filter((name) => !tops.has(name))
      .map((name) => `${vendor}/${name} is not part of the shape. Repair: move it into the folder of its topic.`),
    ...INDEX_OF.filter(
      (folder) => paths.some((path) => path.startsWith(`${folder}/`)) && !has(`${folder}/index.ts`),
    ).map((folder) => `${vendor}/${folder} lacks index.ts. Repair: add it as the entry of the folder.`),
    ...ALTERNATIVES.filter((group) => group.filter(has).length > 1).map(
      (group) => `${vendor} has both ${group.join(' and ')}. Repair: keep one of them.`,
    ),
  ];
}

const FACTORIES: Readonly<Record<string, RegExp>> = {
  'client/index.ts': /export function createClient\(context: AdapterContext, settings: \w+Settings\)/,
  'reads/index.ts': /export function createReads\(client: \w+Client, /,
  'actions/index.ts': /export function createActions\(client: \w+Client, /,
  'webhook/index.ts': /export function createWebhookReader\(\{|export function createWebhookReader\(context: /,
  'reads/feed.ts': /export function createTicketFeed\(client: \w+Client, /,
  'reads/feed/index.ts': /export function createTicketFeed\(client: \w+Client, /,
  'reads/media.ts': /export function createMediaReader\(\s*client: \w+Client[,)]/,
  'tasks.ts': /export function createTaskHandler\(client: \w+Client, /,
  'settings.ts': /export function readSettings\(\w+: Settings\)/,
  'capabilities.ts': /export function toCapabilities\(/,
};

/** Compares the factories of a vendor's files with the shape; `files` are source texts by path. */
export function factoryViolations(vendor: string, files: ReadonlyMap<string, string>): string[] {
  return Object.entries(FACTORIES).flatMap(([path, signature]) => {
    const text = files.get(path);
    return text === undefined || signature.test(text)
      ? []
      : [`${vendor}/${path} lacks ${signature.source}. Repair: give its factory the common name and arguments.`];
  });
}
