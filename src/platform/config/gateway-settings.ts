// The settings of the gateway itself. This table is the only list of them: the types of the config, its defaults, the keys
// of the config file (config-keys.ts) and the table in docs/operations.md are derived from it.

import { z } from 'zod';
import type { LogLevel } from '../observability/logger.ts';
import type { ValueKind } from './values.ts';
import { toDecimal, host, httpUrl, networks, origins, toInteger, toBoolean } from './values.ts';

/** One setting of the gateway. */
export interface GatewaySetting<T> {
  /** The path in the config file, such as `limits.maxDepth`; null: by environment variable only. */
  readonly key: string | null;
  readonly variable: string;
  /** How the text of the variable becomes a value. */
  readonly kind: ValueKind;
  readonly schema: z.ZodType<T>;
  readonly defaultValue: T;
  /** The allowed texts; absent: the schema decides alone. */
  readonly choices?: readonly string[];
  /** What to write, for a value that the schema refuses. */
  readonly expected: string;
  readonly meaning: string;
}

type Key = string | null;
type Rest<T> = Pick<GatewaySetting<T>, 'schema' | 'choices' | 'expected' | 'meaning'>;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const satisfies readonly LogLevel[];
const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** A setting of type T; K is its path as a literal type, from which the type of the config is derived. */
function setting<T>() {
  return <const K extends Key>(
    key: K,
    variable: string,
    kind: ValueKind,
    defaultValue: T,
    rest: Rest<T>,
  ): GatewaySetting<T> & { readonly key: K } => ({ key, variable, kind, defaultValue, ...rest });
}

function count<const K extends Key>(
  key: K,
  variable: string,
  defaultValue: number,
  [min, max]: readonly [number, number],
  meaning: string,
) {
  const expected = `write a whole number from ${min} to ${max}`;
  return setting<number>()(key, variable, 'number', defaultValue, { schema: toInteger(min, max), expected, meaning });
}

const SWITCH = { schema: toBoolean, expected: 'write on or off (true or false in the file)' };

export const GATEWAY_SETTINGS = {
  host: setting<string>()('host', 'HOST', 'text', '127.0.0.1', {
    schema: host,
    expected: 'write a host name or address without scheme and port, e.g. 0.0.0.0',
    meaning: 'Address to listen on.',
  }),
  port: count('port', 'PORT', 4000, [0, 65_535], 'Port to listen on. 0 takes any free port.'),
  publicUrl: setting<string | null>()('publicUrl', 'PUBLIC_URL', 'text', null, {
    schema: httpUrl,
    expected: 'write an http or https URL without credentials, query and fragment',
    meaning: 'URL under which vendors and clients reach the gateway. Default: host and port.',
  }),
  dataDir: setting<string>()('dataDir', 'DATA_DIR', 'text', '.data', {
    schema: z.string().min(1).max(4096),
    expected: 'write the path of a folder',
    meaning: 'Folder of the database, relative to the working directory.',
  }),
  logLevel: setting<LogLevel>()('logLevel', 'LOG_LEVEL', 'text', 'info', {
    schema: z.enum(LOG_LEVELS),
    choices: LOG_LEVELS,
    expected: `write one of ${LOG_LEVELS.join(', ')}`,
    meaning: 'Lowest level of log lines that are written.',
  }),
  reconcileEverySeconds: count(
    'reconcileEverySeconds',
    'RECONCILE_EVERY_SECONDS',
    60,
    [1, 86_400],
    'Seconds from the start of one reconciling read of an account to the next. At least half of them are idle.',
  ),
  eventsDays: count('retention.eventsDays', 'RETENTION_EVENTS_DAYS', 30, [1, 3650], 'Days that events are kept.'),
  deliveriesDays: count(
    'retention.deliveriesDays',
    'RETENTION_DELIVERIES_DAYS',
    14,
    [1, 3650],
    'Days that the bodies of webhooks are kept.',
  ),
  sandbox: setting<boolean | null>()('sandbox', 'SANDBOX', 'switch', null, {
    ...SWITCH,
    meaning: 'Run the emulated vendors. Default: on if no account is configured.',
  }),
  graphiql: setting<boolean>()('graphiql', 'GRAPHIQL', 'switch', true, {
    ...SWITCH,
    meaning: 'Serve the query editor.',
  }),
  introspection: setting<boolean>()('introspection', 'INTROSPECTION', 'switch', true, {
    ...SWITCH,
    meaning: 'Allow introspection queries.',
  }),
  trustedProxies: setting<readonly string[]>()('trustedProxies', 'TRUSTED_PROXIES', 'list', [], {
    schema: networks,
    expected: 'write addresses or networks such as 10.0.0.0/8, not names',
    meaning: 'Addresses or networks of trusted proxies, whose X-Forwarded-* headers are honoured.',
  }),
  allowedOrigins: setting<readonly string[]>()('allowedOrigins', 'ALLOWED_ORIGINS', 'list', [], {
    schema: origins,
    expected: 'write origins such as https://desk.example.com: scheme, host and port, no path, no *',
    meaning: 'Further origins whose pages may query and subscribe, such as https://desk.example.com.',
  }),
  maxDepth: count('limits.maxDepth', 'LIMITS_MAX_DEPTH', 15, [3, 200], 'Nesting depth of fields in one operation.'),
  maxTokens: count('limits.maxTokens', 'LIMITS_MAX_TOKENS', 1500, [100, 10_000], 'Tokens in one GraphQL document.'),
  maxAliases: count('limits.maxAliases', 'LIMITS_MAX_ALIASES', 30, [0, 10_000], 'Aliases in one operation.'),
  requestBytes: count(
    'limits.requestBytes',
    'LIMITS_REQUEST_BYTES',
    256 * KIB,
    [KIB, 64 * MIB],
    'Bytes of one GraphQL request.',
  ),
  webhookBytes: count('limits.webhookBytes', 'LIMITS_WEBHOOK_BYTES', MIB, [KIB, 64 * MIB], 'Bytes of one webhook.'),
  socketMessageBytes: count(
    'limits.socketMessageBytes',
    'LIMITS_SOCKET_MESSAGE_BYTES',
    256 * KIB,
    [KIB, 16 * MIB],
    'Bytes of one WebSocket message.',
  ),
  maxSockets: count('limits.maxSockets', 'LIMITS_MAX_SOCKETS', 10_000, [1, 1_000_000], 'Sockets open at once.'),
  maxSubscriptionsPerSocket: count(
    'limits.maxSubscriptionsPerSocket',
    'LIMITS_MAX_SUBSCRIPTIONS_PER_SOCKET',
    100,
    [1, 10_000],
    'Subscriptions on one socket.',
  ),
  maxSubscriptionsPerClient: count(
    'limits.maxSubscriptionsPerClient',
    'LIMITS_MAX_SUBSCRIPTIONS_PER_CLIENT',
    20_000,
    [1, 1_000_000],
    'Subscriptions of one client over all its sockets and streams.',
  ),
  maxUploadsPerClient: count(
    'limits.maxUploadsPerClient',
    'LIMITS_MAX_UPLOADS_PER_CLIENT',
    500,
    [1, 1_000_000],
    'Uploaded files of one client that are not sent yet.',
  ),
  maxUploadBytesPerClient: count(
    'limits.maxUploadBytesPerClient',
    'LIMITS_MAX_UPLOAD_BYTES_PER_CLIENT',
    GIB,
    [MIB, 1_000_000 * MIB],
    'Total bytes of the uploaded files of one client.',
  ),
  drainSeconds: count(
    'limits.drainSeconds',
    'LIMITS_DRAIN_SECONDS',
    10,
    [0, 600],
    'Seconds that requests in flight have to finish when the gateway stops.',
  ),
  sandboxEventsPerSecond: setting<number>()(null, 'SANDBOX_EVENTS_PER_SECOND', 'number', 0.5, {
    schema: toDecimal(0, 1000),
    expected: 'write a number from 0 (none) to 1000',
    meaning: 'Customer actions per second that the emulated vendors generate together, on average.',
  }),
  sandboxTickets: count(null, 'SANDBOX_TICKETS', 300, [1, 1_000_000], 'Tickets that each emulated vendor starts with.'),
  sandboxPort: count(
    null,
    'SANDBOX_PORT',
    4100,
    [0, 65_500],
    'The emulated vendors listen on the ports after this one. 0 takes any free ports.',
  ),
} as const;

type Table = typeof GATEWAY_SETTINGS;
type ValueOf<S> = S extends GatewaySetting<infer T> ? T : never;
type KeyOf<S> = S extends { readonly key: infer K } ? K : never;

/** The value of each setting, by its name in the table. */
export type SettingValues = { readonly [Name in keyof Table]: ValueOf<Table[Name]> };

type TopLevel = {
  readonly [Name in keyof Table as KeyOf<Table[Name]> extends `${string}.${string}` | null ? never : Name]: ValueOf<
    Table[Name]
  >;
};
type Group<G extends string> = {
  readonly [Name in keyof Table as KeyOf<Table[Name]> extends `${G}.${string}` ? Name : never]: ValueOf<Table[Name]>;
};

/** The settings as the config file nests them. */
export interface NestedSettings extends TopLevel {
  readonly retention: Group<'retention'>;
  readonly limits: Group<'limits'>;
}

/** Calls `read` for every setting. */
export function mapSettings(read: <T>(setting: GatewaySetting<T>) => T): SettingValues {
  const entries = Object.entries(GATEWAY_SETTINGS).map(([name, each]) => [name, read<unknown>(each)] as const);
  return Object.fromEntries(entries) as SettingValues;
}

/** Nests values by the paths of their settings; settings without a path are left out. */
export function toNested(values: SettingValues): NestedSettings {
  const nested: Record<string, unknown> = {};
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [name, { key }] of Object.entries(GATEWAY_SETTINGS)) {
    if (key === null) continue;
    const [first = '', second] = key.split('.');
    const value = values[name as keyof SettingValues];
    if (second === undefined) nested[first] = value;
    else (groups[first] ??= {})[second] = value;
  }
  const settings: unknown = { ...nested, ...groups };
  return settings as NestedSettings;
}

/** What applies where neither the file nor the environment sets anything. */
export const DEFAULT_SETTINGS: NestedSettings = toNested(mapSettings(({ defaultValue }) => defaultValue));
