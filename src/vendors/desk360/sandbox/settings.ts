// Settings of the emulated Desk360: accounts, plan, and behaviour where the documentation contradicts itself.

/** A user of the help desk. `products` null means all; a read-only user cannot change anything. */
export interface DeskAccount {
  readonly email: string;
  readonly password: string;
  /** Null until the first login creates one. */
  readonly token: string | null;
  readonly agentId: number;
  readonly readOnly: boolean;
  readonly products: readonly number[] | null;
}

export type DeskIntegration = 'facebook' | 'instagram' | 'twitter' | 'email';

/** Defaults are in `deskSettings`; tests may change the running vendor's copy. */
export interface DeskSettings {
  accounts: readonly DeskAccount[];
  /** Whether `login` is enabled in the panel. */
  passwordAccess: boolean;
  /** True refuses plain HTTP as documented; tests over HTTP need false. */
  requireHttps: boolean;
  plan: 'basic' | 'business' | 'enterprise';
  /** Calls per minute; null uses the plan's limit. */
  ratePerMinute: number | null;
  /** Documented: by address. `ip-and-credential` separates accounts on one machine. */
  rateBy: 'ip' | 'ip-and-credential';
  /** The error table says 429, the sample shows 200 with Retry-After. */
  limitAnswer: 429 | 200;
  /** Whether normal answers carry X-RateLimit-Reset; the sample shows none. */
  resetHeader: 'when-limited' | 'always';
  /** Origin of the Link header, e.g. `http://api.localhost:10380`; null uses the vendor's own. */
  linkOrigin: string | null;
  /** False: the next link has the page only and drops the filters, as in the sample. */
  linkKeepsFilters: boolean;
  /** Origin of the URLs in the template envelope; the documented host is not reachable. */
  envelopeOrigin: string | null;
  /** The time that `start_date` and `end_date` filter by; not documented. */
  dateFilterOn: 'created' | 'updated';
  /** Minutes added to UTC in `YYYY-MM-DD HH:MM:SS`, which names no zone. */
  utcOffsetMinutes: number;
  /** The answer to a WhatsApp send: not documented in the old API, a message id in the new one. */
  sendAnswer: 'message-id' | 'empty-object' | 'empty-body';
  /** Posts `delivered` and `read` automatically after each send. */
  autoStatuses: boolean;
  /** Whether WhatsApp conversations also appear as tickets in the lists; not documented. */
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
