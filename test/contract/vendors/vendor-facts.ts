// What the accounts of a vendor offer, stated in advance so that the contract can assert presence and absence alike.

export interface VendorFacts {
  /** The call that lists tickets; null where the vendor has none. */
  readonly feed: {
    readonly newestFirst: boolean;
    /** The feed can read recent changes alone (`readRecentPage`). */
    readonly recentPages: boolean;
    /** Thirty tickets make more than one page. */
    readonly manyPages: boolean;
  } | null;
  readonly webhook: boolean;
  /** Tickets can be found by the id that the vendor shows to people. */
  readonly findTicket: boolean;
  /** A call exists that proves the credentials: a check of the account, or the feed. */
  readonly checkedCredentials: boolean;
}

/** The vendors of the register by slug. */
export const VENDOR_FACTS: Readonly<Record<string, VendorFacts>> = {
  emotive: {
    feed: { newestFirst: false, recentPages: false, manyPages: false },
    webhook: true,
    findTicket: true,
    checkedCredentials: true,
  },
  socialhub: { feed: null, webhook: true, findTicket: false, checkedCredentials: true },
  desk360: {
    feed: { newestFirst: true, recentPages: false, manyPages: true },
    webhook: true,
    findTicket: true,
    checkedCredentials: true,
  },
  glassix: {
    feed: { newestFirst: false, recentPages: true, manyPages: true },
    webhook: true,
    findTicket: true,
    checkedCredentials: true,
  },
  zaia: {
    feed: { newestFirst: false, recentPages: true, manyPages: true },
    webhook: false,
    findTicket: true,
    checkedCredentials: true,
  },
};
