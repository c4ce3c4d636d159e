// The checked configuration that the rest of the house is built from: everything resolved, nothing changeable.

import type { AccountId } from '../../domain/ids.ts';
import type { Settings } from '../../domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../domain/ports/vendor/module.ts';
import type { LogLevel } from '../observability/logger.ts';
import type { ClientScope } from './define-config.ts';

export interface AccountConfig {
  readonly id: AccountId;
  readonly name: string;
  /** The vendor's slug. */
  readonly vendor: string;
  readonly module: VendorModule;
  /** Secret: the last part of the webhook URL. Unique over all accounts; empty where there are no webhooks. */
  readonly webhookPath: string;
  /** Every setting that the vendor knows, typed and defaulted; secrets among them. */
  readonly settings: Settings;
}

export interface ClientConfig {
  readonly name: string;
  /** Secret. Compare in constant time. */
  readonly token: string;
  readonly scopes: readonly ClientScope[];
  readonly accounts: readonly AccountId[] | '*';
  /** Epoch milliseconds from which the token is refused and its sockets are closed; null: it does not end. */
  readonly validUntil: number | null;
}

export interface SandboxConfig {
  /** Average over all emulated vendors; 0: nobody writes. */
  readonly eventsPerSecond: number;
  /** Per vendor. */
  readonly ticketCount: number;
  /** The vendors listen on the ports after this one; 0: any free ones. */
  readonly firstPort: number;
}

export interface Limits {
  readonly maxDepth: number;
  readonly maxTokens: number;
  readonly maxAliases: number;
  readonly requestBytes: number;
  readonly webhookBytes: number;
  readonly socketMessageBytes: number;
  readonly maxSockets: number;
  readonly maxSubscriptionsPerSocket: number;
  readonly maxSubscriptionsPerClient: number;
  readonly maxUploadsPerClient: number;
  readonly maxUploadBytesPerClient: number;
  readonly drainSeconds: number;
}

export interface Config {
  /** The file that was read; null: environment and defaults only. */
  readonly file: string | null;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Without a slash at its end; null: none was set, take `localUrl(host, the port listened on)`. */
  readonly publicUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly reconcileEverySeconds: number;
  readonly retention: { readonly eventsDays: number; readonly deliveriesDays: number };
  /** null: no emulated vendors. */
  readonly sandbox: SandboxConfig | null;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly accounts: readonly AccountConfig[];
  readonly clients: readonly ClientConfig[];
  readonly trustedProxies: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly limits: Limits;
  /** What works but should not stay so, in words; without secrets. */
  readonly warnings: readonly string[];
}

/** The URL of a server on this machine; a host that means every address becomes `localhost`. */
export function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
