// The settings of the emulated Glassix: credentials, limits, and the places where the documents are silent or disagree.

/** A key of a department with its secret; the documents say that the key is the department's id. */
export interface GlassixCredential {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The user whose name the token is asked for. */
  readonly userName: string;
}

/** Every field has a default in `glassixSandboxSettings`; tests may change the running vendor's copy. */
export interface GlassixSandboxSettings {
  credentials: readonly GlassixCredential[];
  /** How long a token lives; three hours by the documents. */
  tokenSeconds: number;
  /** Calls a minute and token; the documents say that 429 may come, and name no number. */
  ratePerMinute: number;
  /** Token calls a minute: "throttled", without a number. */
  tokensPerMinute: number;
  /** Whether a 429 says how long to wait; no document shows such a header. */
  retryAfterHeader: boolean;
  /** Errors come as `{message}`, and sometimes as `{Message}`. */
  errorField: 'message' | 'Message';
  /** The reference says that ASC is newest first, the vendor's own library that it is oldest first. */
  ascMeans: 'newest-first' | 'oldest-first';
  /** Which time `since` and `until` are about; "a specific time frame" is all that is said. */
  listBy: 'open' | 'lastActivity';
  pageSize: number;
  /** Numbers that are linked to the department, by protocol. */
  numbers: Readonly<Record<string, string>>;
  /** Some samples end their times in Z, some do not. */
  timeForm: 'zulu' | 'naive';
  /** One object in the documents, a list in the library's sample receiver. */
  webhookForm: 'object' | 'list';
  /** Which signatures go along: of the body, of the date only, or both. */
  signature: 'body' | 'date' | 'both' | 'none';
  /** The name differs between the documents and the library. */
  dateSignatureHeader: 'X-Glassix-Auth-Signature' | 'X-Glassix-Auth';
  /** Whether events also wait in the queue; `only` posts nothing. */
  queue: 'off' | 'also' | 'only';
  /** What an argument that another ticket has leads to; nothing is documented. */
  usedUniqueArgument: 'accepted' | 'refused';
  /** What setstate answers with getTicket=true: the library reads a message only. */
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
