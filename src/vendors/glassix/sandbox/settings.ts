// Settings of the emulated Glassix: credentials, limits, and behaviour where the documentation is silent or ambiguous.

/** A key of a department with its secret; the key is the department's id, as documented. */
export interface GlassixCredential {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The user name of the token request. */
  readonly userName: string;
}

/** Defaults are in `glassixSandboxSettings`; tests may change the running vendor's copy. */
export interface GlassixSandboxSettings {
  credentials: readonly GlassixCredential[];
  /** Lifetime of a token; three hours as documented. */
  tokenSeconds: number;
  /** Calls per minute and token; 429 is documented without a number. */
  ratePerMinute: number;
  /** Token calls per minute; documented as "throttled", without a number. */
  tokensPerMinute: number;
  /** Whether a 429 has a Retry-After header; not documented. */
  retryAfterHeader: boolean;
  /** Errors are `{message}`, sometimes `{Message}`. */
  errorField: 'message' | 'Message';
  /** ASC is newest first in the reference, oldest first in the vendor's library. */
  ascMeans: 'newest-first' | 'oldest-first';
  /** The time that `since` and `until` filter by; documented only as "a specific time frame". */
  listBy: 'open' | 'lastActivity';
  pageSize: number;
  /** Phone numbers of the department, by protocol. */
  numbers: Readonly<Record<string, string>>;
  /** Some samples end their times in Z, some do not. */
  timeForm: 'zulu' | 'naive';
  /** One object in the documentation, a list in the library's sample receiver. */
  webhookForm: 'object' | 'list';
  /** The signatures to send: of the body, of the date, or both. */
  signature: 'body' | 'date' | 'both' | 'none';
  /** The name differs between documentation and library. */
  dateSignatureHeader: 'X-Glassix-Auth-Signature' | 'X-Glassix-Auth';
  /** Whether events are also queued for polling; `only` posts nothing. */
  queue: 'off' | 'also' | 'only';
  /** The response to a uniqueArgument that another ticket has; not documented. */
  usedUniqueArgument: 'accepted' | 'refused';
  /** The response of setstate with getTicket=true: the library reads only a message. */
  setStateAnswer: 'message' | 'ticket';
}

export const DEPARTMENTS = {
  sales: '5baf94b7-4ebb-4442-81a5-27ac4dd1f03f',
  support: '824b4850-b24c-45ed-8d41-c740ad2618bf',
  billing: '0c3e7d52-91fd-4a6e-8b1c-6f2a40f7c9d3',
} as const;

export const glassixSandboxSettings: GlassixSandboxSettings = {
  credentials: [
    {
      apiKey: DEPARTMENTS.support,
      apiSecret: 'glassix-sandbox-secret',
      userName: 'api@example.com',
    },
  ],
  tokenSeconds: 10_800,
  ratePerMinute: 600,
  tokensPerMinute: 20,
  retryAfterHeader: false,
  errorField: 'message',
  ascMeans: 'newest-first',
  listBy: 'open',
  pageSize: 100,
  numbers: { WhatsApp: '12029550133', SMS: '12029550134' },
  timeForm: 'zulu',
  webhookForm: 'object',
  signature: 'body',
  dateSignatureHeader: 'X-Glassix-Auth-Signature',
  queue: 'off',
  usedUniqueArgument: 'accepted',
  setStateAnswer: 'message',
};
