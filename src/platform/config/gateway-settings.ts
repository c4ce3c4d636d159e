// The settings of the gateway itself: key in the config file, variable over it, form, default and meaning.

import { z } from 'zod';
import type { LogLevel } from '../observability/logger.ts';
import type { ValueKind } from './values.ts';
import { toDecimal, host, httpUrl, networks, origins, toInteger, toBoolean } from './values.ts';

/** One setting of the gateway. `write` says in words what may stand there. */
export interface GatewaySetting<T> {
  /** The path in the config file, e.g. `limits.maxDepth`; null: by environment only. */
  readonly key: string | null;
  readonly variable: string;
  readonly kind: ValueKind;
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
  readonly write: string;
  readonly meaning: string;
}

type Rest<T> = Pick<GatewaySetting<T>, 'schema' | 'write' | 'meaning'>;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const KIB = 1024;

function setting<T>(
  key: string | null,
  variable: string,
  kind: ValueKind,
  fallback: NoInfer<T>,
  rest: Rest<T>,
): GatewaySetting<T> {
  return { key, variable, kind, fallback, ...rest };
}

function count(key: string, variable: string, fallback: number, range: readonly [number, number], meaning: string) {
  const [min, max] = range;
  const write = `write a whole number from ${min} to ${max}`;
  return setting<number>(key, variable, 'number', fallback, { schema: toInteger(min, max), write, meaning });
}

function flag<T extends boolean | null>(key: string, variable: string, fallback: T, meaning: string) {
  const write = 'write on or off (true or false in the file)';
  return setting<boolean | T>(key, variable, 'switch', fallback, { schema: toBoolean, write, meaning });
}

/** Every setting of the gateway; the reference in the docs can be made from this. */
export const GATEWAY_SETTINGS = {
  host: setting<string>('host', 'HOST', 'text', '127.0.0.1', {
    schema: host,
    write: 'write a host name or address without scheme and port, e.g. 0.0.0.0',
    meaning: 'Address to listen on.',
  }),
  port: count('port', 'PORT', 4000, [0, 65_535], 'Port to listen on; 0 takes any free one.'),
  publicUrl: setting<string | null>('publicUrl', 'PUBLIC_URL', 'text', null, {
    schema: httpUrl,
    write: 'write an http or https URL without credentials, query and fragment',
    meaning: 'URL under which vendors and clients reach the gateway; default: host and port.',
  }),
  dataDir: setting<string>('dataDir', 'DATA_DIR', 'text', '.data', {
    schema: z.string().min(1).max(4096),
    write: 'write the path of a folder',
    meaning: 'Folder of the database, relative to where the gateway is started.',
  }),
  logLevel: setting<LogLevel>('logLevel', 'LOG_LEVEL', 'text', 'info', {
    schema: z.enum(LOG_LEVELS),
    write: `write one of ${LOG_LEVELS.join(', ')}`,
    meaning: 'The least important lines that are logged.',
  }),
  reconcileEverySeconds: count(
    'reconcileEverySeconds',
    'RECONCILE_EVERY_SECONDS',
    60,
    [1, 86_400],
    'Seconds from one reconciling read of an account to the next; at least half of them are quiet.',
  ),
  eventsDays: count('retention.eventsDays', 'RETENTION_EVENTS_DAYS', 30, [1, 3650], 'Days that events are kept.'),
  deliveriesDays: count(
    'retention.deliveriesDays',
    'RETENTION_DELIVERIES_DAYS',
    14,
    [1, 3650],
    'Days that the bytes of webhooks are kept.',
  ),
  sandbox: flag<null>('sandbox', 'SANDBOX', null, 'Run the emulated vendors; default: when no account is configured.'),
  graphiql: flag<boolean>('graphiql', 'GRAPHIQL', true, 'Serve the query editor.'),
  introspection: flag<boolean>('introspection', 'INTROSPECTION', true, 'Answer questions about the schema.'),
  trustedProxies: setting<readonly string[]>('trustedProxies', 'TRUSTED_PROXIES', 'list', [], {
    schema: networks,
    write: 'write addresses or networks such as 10.0.0.0/8, not names',
    meaning: 'Proxies whose X-Forwarded-* headers are believed.',
  }),
  allowedOrigins: setting<readonly string[]>('allowedOrigins', 'ALLOWED_ORIGINS', 'list', [], {
    schema: origins,
    write: 'write origins such as https://desk.example.com: scheme, host and port, no path, no *',
    meaning: 'Further origins whose pages may ask and subscribe.',
  }),
  maxDepth: count('limits.maxDepth', 'LIMITS_MAX_DEPTH', 15, [3, 200], 'Levels of fields in one operation.'),
  maxTokens: count('limits.maxTokens', 'LIMITS_MAX_TOKENS', 1500, [100, 10_000], 'Words of one GraphQL document.'),
  maxAliases: count('limits.maxAliases', 'LIMITS_MAX_ALIASES', 30, [0, 10_000], 'Aliases of one operation.'),
  requestBytes: count(
    'limits.requestBytes',
    'LIMITS_REQUEST_BYTES',
    256 * KIB,
    [KIB, 64 * KIB * KIB],
    'Bytes of one GraphQL request.',
  ),
  webhookBytes: count(
    'limits.webhookBytes',
    'LIMITS_WEBHOOK_BYTES',
    KIB * KIB,
    [KIB, 64 * KIB * KIB],
    'Bytes of one webhook.',
  ),
  socketMessageBytes: count(
    'limits.socketMessageBytes',
    'LIMITS_SOCKET_MESSAGE_BYTES',
    256 * KIB,
    [KIB, 16 * KIB * KIB],
    'Bytes of one message on a socket.',
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
    'Uploaded files of one client that wait to be sent.',
  ),
  maxUploadBytesPerClient: count(
    'limits.maxUploadBytesPerClient',
    'LIMITS_MAX_UPLOAD_BYTES_PER_CLIENT',
    KIB * KIB * KIB,
    [KIB * KIB, 1_000_000 * KIB * KIB],
    "Bytes of one client's uploaded files together.",
  ),
  drainSeconds: count(
    'limits.drainSeconds',
    'LIMITS_DRAIN_SECONDS',
    10,
    [0, 600],
    'Seconds that running requests get to end when the gateway stops.',
  ),
  sandboxEventsPerSecond: setting<number>(null, 'SANDBOX_EVENTS_PER_SECOND', 'number', 0.5, {
    schema: toDecimal(0, 1000),
    write: 'write a number from 0 (none) to 1000',
    meaning: 'How often an emulated customer writes, on average over all vendors.',
  }),
  sandboxTickets: setting<number>(null, 'SANDBOX_TICKETS', 'number', 300, {
    schema: toInteger(1, 1_000_000),
    write: 'write a whole number from 1 to 1000000',
    meaning: 'Tickets that each emulated vendor starts with.',
  }),
  sandboxPort: setting<number>(null, 'SANDBOX_PORT', 'number', 4100, {
    schema: toInteger(0, 65_500),
    write: 'write a whole number from 0 to 65500',
    meaning: 'The emulated vendors listen on the ports after this one; 0 takes any free ones.',
  }),
} as const;
