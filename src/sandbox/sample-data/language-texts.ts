// What one language brings to the corpus: names, phone ranges, products and the sentences of a helpdesk.

export const topics = [
  'order-not-arrived',
  'refund',
  'login-code',
  'broken-item',
  'appointment',
  'invoice',
  'complaint',
  'thanks',
] as const;

export type Topic = (typeof topics)[number];

/** Sentences of one topic. {product}, {order} and {code} are filled in when a thread is made. */
export type TopicTexts = {
  readonly subjects: readonly string[];
  /** How the customer opens the conversation. */
  readonly customer: readonly string[];
  /** How an agent answers it. */
  readonly agent: readonly string[];
};

/** Where a person of this language lives; phone numbers are the prefix followed by that many digits. */
export type Country = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly phonePrefix: string;
  readonly phoneDigits: number;
};

export type LanguageTexts = {
  /** BCP 47, e.g. "de". */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly countries: readonly Country[];
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  /** How a display name is put together; {given} and {family} are filled in. */
  readonly nameForm: string;
  readonly products: readonly string[];
  readonly topics: Readonly<Record<Topic, TopicTexts>>;
  readonly customerFollowUps: readonly string[];
  readonly agentFollowUps: readonly string[];
  readonly customerThanks: readonly string[];
  readonly notes: readonly string[];
  readonly botGreetings: readonly string[];
};
