// What a deskgraph.config.ts may say, typed; everything is optional, and no secret belongs into it.

/** One vendor login. Secrets of its settings come only from the environment: `DESKGRAPH_<ACCOUNT_ID>_<SETTING_KEY>`. */
export interface AccountEntry {
  /** 1 to 40 lower-case letters, digits and hyphens, e.g. `acme-main`. */
  readonly id: string;
  /** The vendor's word in paths, e.g. `acme`. */
  readonly vendor: string;
  /** What people read; default: the id. */
  readonly name?: string;
  /**
   * The unguessable last part of the webhook URL: at least 24 letters, digits, `-` or `_`. Better kept in
   * `DESKGRAPH_<ACCOUNT_ID>_WEBHOOK_PATH`: where a vendor does not sign, who knows it can write as the vendor.
   */
  readonly webhookPath?: string;
  /** The vendor's settings that are no secrets; docs of the vendor list them. */
  readonly settings?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
}

export type ClientScope = 'tickets:raw' | 'webhooks:read' | 'webhooks:replay';

/** One program or team that may ask the gateway; its token comes from the environment. */
export interface ClientEntry {
  /** 1 to 40 lower-case letters, digits and hyphens. */
  readonly name: string;
  /** The environment variable with the token; default `DESKGRAPH_TOKEN_<NAME>`. */
  readonly tokenEnv?: string;
  /** What the token allows beyond the basics; default nothing. */
  readonly scopes?: readonly ClientScope[];
  /** Ids of the accounts it may see; default `'*'`, all. */
  readonly accounts?: readonly string[] | '*';
  /** When its token ends, ISO 8601 such as `2027-01-31T00:00:00Z`; sockets are closed then. Default: it does not end. */
  readonly validUntil?: string;
}

export interface DeskgraphConfig {
  /** Address to listen on; default `127.0.0.1`. */
  readonly host?: string;
  /** Default 4000; 0 takes any free port. */
  readonly port?: number;
  /** URL under which vendors and clients reach the gateway; default: host and port. */
  readonly publicUrl?: string;
  /** Folder of the database, relative to where the gateway is started; default `.data`. */
  readonly dataDir?: string;
  /** Default `info`. */
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Seconds from one reconciling read of an account to the next, half of them quiet at least; default 60. */
  readonly reconcileEverySeconds?: number;
  readonly retention?: {
    /** Days that events can be resumed from; default 30. */
    readonly eventsDays?: number;
    /** Days that the bytes of webhooks are kept; default 14. */
    readonly deliveriesDays?: number;
  };
  /** Run the emulated vendors; default: exactly when no account is configured. */
  readonly sandbox?: boolean;
  /** Serve the query editor; default true. */
  readonly graphiql?: boolean;
  /** Answer questions about the schema; default true. */
  readonly introspection?: boolean;
  readonly accounts?: readonly AccountEntry[];
  readonly clients?: readonly ClientEntry[];
  /** Addresses or networks of proxies whose `X-Forwarded-*` headers are believed; default none. */
  readonly trustedProxies?: readonly string[];
  /** Further origins whose pages may ask and subscribe, e.g. `https://desk.example.com`; default none. */
  readonly allowedOrigins?: readonly string[];
  readonly limits?: {
    /** Levels of fields in one operation; default 15. */
    readonly maxDepth?: number;
    /** Words of one GraphQL document; default 1500. */
    readonly maxTokens?: number;
    /** Aliases of one operation; default 30. */
    readonly maxAliases?: number;
    /** Bytes of one GraphQL request; default 256 KiB. */
    readonly requestBytes?: number;
    /** Bytes of one webhook; default 1 MiB. */
    readonly webhookBytes?: number;
    /** Bytes of one message on a socket; default 256 KiB. */
    readonly socketMessageBytes?: number;
    /** Sockets open at once; default 10 000. */
    readonly maxSockets?: number;
    /** Subscriptions on one socket; default 100. */
    readonly maxSubscriptionsPerSocket?: number;
    /** Subscriptions of one client over all its sockets and streams; default 20 000. */
    readonly maxSubscriptionsPerClient?: number;
    /** Uploaded files of one client that wait to be sent; default 500. */
    readonly maxUploadsPerClient?: number;
    /** Bytes of them together; default 1 GiB. */
    readonly maxUploadBytesPerClient?: number;
    /** Seconds that running requests get to end when the gateway stops; default 10. */
    readonly drainSeconds?: number;
  };
}

/** Returns the config unchanged; it is here so that an editor knows the keys and their types. */
export function defineConfig(config: DeskgraphConfig): DeskgraphConfig {
  return config;
}
