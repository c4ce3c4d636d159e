// The types of a deskgraph.config.ts. No secret belongs in that file. This module is built for npm as deskgraph/config.

import type { ClientScope } from './client-scopes.ts';
import type { GatewayConfig } from './gateway-config.ts';

export type { ClientScope } from './client-scopes.ts';
export type { GatewayConfig } from './gateway-config.ts';

/** One vendor login. Secrets of its settings come only from the environment: `DESKGRAPH_<ACCOUNT_ID>_<SETTING_KEY>`. */
export interface AccountEntry {
  /** 1 to 40 lower-case letters, digits and hyphens, e.g. `acme-main`. */
  readonly id: string;
  /** The vendor's name in paths, such as `acme`. */
  readonly vendor: string;
  /** Display name; default: the id. */
  readonly name?: string;
  /**
   * The unguessable last part of the webhook URL: at least 24 letters, digits, `-` or `_`. Prefer
   * `DESKGRAPH_<ACCOUNT_ID>_WEBHOOK_PATH`: if the vendor does not sign webhooks, anyone who knows the path can
   * impersonate the vendor.
   */
  readonly webhookPath?: string;
  /** The vendor's settings, without secrets; docs/vendors.md lists them. */
  readonly settings?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
}

/** One program or team that may use the gateway. Its token comes from the environment. */
export interface ClientEntry {
  /** 1 to 40 lower-case letters, digits and hyphens. */
  readonly name: string;
  /** The environment variable of the token; default `DESKGRAPH_TOKEN_<NAME>`. */
  readonly tokenEnv?: string;
  /** What the token allows beyond the basics; default: nothing. */
  readonly scopes?: readonly ClientScope[];
  /** Ids of the accounts that it may see; default `'*'`: all. */
  readonly accounts?: readonly string[] | '*';
  /** When its token expires, ISO 8601 such as `2027-01-31T00:00:00Z`; its sockets close then. Default: never. */
  readonly validUntil?: string;
}

/** Everything is optional: a gateway without accounts runs the emulated vendors. */
export interface DeskgraphConfig extends GatewayConfig {
  readonly accounts?: readonly AccountEntry[];
  readonly clients?: readonly ClientEntry[];
}

/** Returns the config unchanged. It lets an editor complete and check the keys. */
export function defineConfig(config: DeskgraphConfig): DeskgraphConfig {
  return config;
}
