// The loaded configuration: complete, checked and frozen.

import type { AccountId } from '../../domain/ids.ts';
import type { Settings } from '../../domain/ports/vendor/settings.ts';
import type { VendorModule } from '../../domain/ports/vendor/module.ts';
import type { ClientScope } from './client-scopes.ts';
import type { NestedSettings } from './gateway-settings.ts';

export interface AccountConfig {
  readonly id: AccountId;
  readonly name: string;
  /** The vendor's slug. */
  readonly vendor: string;
  readonly module: VendorModule;
  /** Secret: the last part of the webhook URL. Unique over all accounts; empty for a vendor without webhooks. */
  readonly webhookPath: string;
  /** Every setting of the vendor, with defaults applied. Contains secrets. */
  readonly settings: Settings;
}

export interface ClientConfig {
  readonly name: string;
  /** Secret. Compare in constant time. */
  readonly token: string;
  readonly scopes: readonly ClientScope[];
  readonly accounts: readonly AccountId[] | '*';
  /** When the token expires and its sockets close, epoch milliseconds; null: never. */
  readonly validUntil: number | null;
}

export interface SandboxConfig {
  /** Average over all emulated vendors together; 0: none. */
  readonly eventsPerSecond: number;
  /** Per vendor. */
  readonly ticketCount: number;
  /** The vendors listen on the ports after this one; 0: any free ports. */
  readonly firstPort: number;
}

export type Limits = NestedSettings['limits'];

/** The settings of the gateway as they apply, with the accounts and clients. */
export interface Config extends Omit<NestedSettings, 'sandbox'> {
  /** The path of the file that was read; null: environment and defaults only. */
  readonly file: string | null;
  /** Without a trailing slash; null: not set, use `localUrl(host, <the port listened on>)`. */
  readonly publicUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  /** null: no emulated vendors. */
  readonly sandbox: SandboxConfig | null;
  readonly accounts: readonly AccountConfig[];
  readonly clients: readonly ClientConfig[];
  /** What works but should be changed, as sentences without secrets. */
  readonly warnings: readonly string[];
}

/** The URL of a server on this machine. A host that means every address becomes `localhost`. */
export function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
