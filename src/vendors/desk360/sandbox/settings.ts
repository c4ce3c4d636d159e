// The settings of the emulated Desk360: accounts, plan, and the places where the documents contradict themselves.

/** A user of the help desk. `products` null means all; a read-only user may not change anything. */
export interface DeskAccount {
  readonly email: string;
  readonly password: string;
  /** Null until the first login makes one. */
  readonly token: string | null;
  readonly agentId: number;
  readonly readOnly: boolean;
  readonly products: readonly number[] | null;
}

export type DeskIntegration = 'facebook' | 'instagram' | 'twitter' | 'email';

/** Every field has a default in `deskSettings`; tests may change the running vendor's copy. */
export interface DeskSettings {
  accounts: readonly DeskAccount[];
  /** Whether `login` is switched on in the panel. */
  passwordAccess: boolean;
  /** True refuses plain HTTP as the documents say; a test over HTTP wants false. */
  requireHttps: boolean;
  plan: 'basic' | 'business' | 'enterprise';
  /** Calls per minute; null takes the plan's. */
  ratePerMinute: number | null;
  /** The documents say by address; `ip-and-credential` keeps accounts on one machine apart. */
  rateBy: 'ip' | 'ip-and-credential';
  /** The error table says 429, the sample shows 200 with Retry-After. */
  limitAnswer: 429 | 200;
  /** The sample of a normal answer shows no X-RateLimit-Reset. */
  resetHeader: 'when-limited' | 'always';
  /** Origin of the Link header, e.g. `http://api.localhost:10380`; null takes the vendor's own. */
  linkOrigin: string | null;
  /** False: the next link carries the page only and forgets the filters, as in the sample. */
  linkKeepsFilters: boolean;
  /** Origin of the URLs in the template envelope; the documents show a host nobody can reach. */
  envelopeOrigin: string | null;
  /** Which time `start_date` and `end_date` filter; the documents do not say. */
  dateFilterOn: 'created' | 'updated';
  /** Minutes added to UTC in `YYYY-MM-DD HH:MM:SS`, which names no zone. */
  utcOffsetMinutes: number;
  /** What a WhatsApp send answers: the old API documents nothing, the new one a message id. */
  sendAnswer: 'message-id' | 'empty-object' | 'empty-body';
  /** Posts `delivered` and `read` by itself after each send. */
  autoStatuses: boolean;
  /** Whether WhatsApp conversations also appear as tickets in the lists; the documents do not say. */
  whatsappTickets: 'hidden' | 'listed';
  /** Integrations whose replies fail with their error code. */
  brokenIntegrations: readonly DeskIntegration[];
}

export const deskSettings: DeskSettings = {
  accounts: [
    {
      email: 'agent@example.com',
      password: 'sandbox-password',
      token: 'desk360-sandbox-token',
      agentId: 11,
      readOnly: false,
      products: null,
    },
  ],
  passwordAccess: true,
  requireHttps: false,
  plan: 'business',
  ratePerMinute: null,
  rateBy: 'ip-and-credential',
  limitAnswer: 429,
  resetHeader: 'when-limited',
  linkOrigin: null,
  linkKeepsFilters: false,
  envelopeOrigin: 'http://api.localhost:10380',
  dateFilterOn: 'created',
  utcOffsetMinutes: 0,
  sendAnswer: 'message-id',
  autoStatuses: false,
  whatsappTickets: 'hidden',
  brokenIntegrations: [],
};

const PLAN_LIMITS = { basic: 10, business: 100, enterprise: 1_000_000 } as const;

/** Calls per minute under these settings. */
export function rateLimitOf(settings: DeskSettings): number {
  return settings.ratePerMinute ?? PLAN_LIMITS[settings.plan];
}
