// The sample data of one language: names, phone ranges, products and helpdesk sentences.

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

/** Sentences of one topic. createThread replaces {product}, {order} and {code}. */
export type TopicTexts = {
  readonly subjects: readonly string[];
  /** The first message of the customer. */
  readonly customer: readonly string[];
  /** The answer of an agent. */
  readonly agent: readonly string[];
};

/** A country of the language; phone numbers are the prefix followed by `phoneDigits` digits. */
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
  /** Template of a display name with {given} and {family}. */
  readonly nameForm: string;
  readonly products: readonly string[];
  readonly topics: Readonly<Record<Topic, TopicTexts>>;
  readonly customerFollowUps: readonly string[];
  readonly agentFollowUps: readonly string[];
  readonly customerThanks: readonly string[];
  readonly notes: readonly string[];
  readonly botGreetings: readonly string[];
};
