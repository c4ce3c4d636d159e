// A helpdesk conversation: a topic, a subject, messages of customer, bot and agent, and internal notes.

import type { LanguageTexts, Topic, TopicTexts } from './language-texts.ts';
import { topics } from './language-texts.ts';
import { languageTexts, languages } from './languages/index.ts';
import type { Random } from './random.ts';
import { createLongText, unusualTexts } from './unusual-texts.ts';

export type ThreadLine = {
  readonly from: 'customer' | 'agent' | 'note' | 'bot';
  readonly text: string;
};

export type ThreadOptions = {
  /** One of languageCodes; a random language by default, English for an unknown one. */
  readonly language?: string;
  /** Number of lines, at least 1; by default 1 to 8, sometimes up to 25. */
  readonly length?: number;
  /** The product it is about; by default one of the thread's language. */
  readonly product?: string;
  readonly topic?: Topic;
};

export type Thread = {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly topic: Topic;
  readonly subject: string;
  /** Never empty; the first line is the customer's. */
  readonly lines: readonly ThreadLine[];
};

const unusualShare = 0.06;
const longShare = 0.01;

/** Creates a conversation; equal generator states and options give equal conversations. */
export function createThread(random: Random, options: ThreadOptions = {}): Thread {
  const texts = options.language === undefined ? random.pick(languages) : languageTexts(options.language);
  const topic = options.topic ?? random.pick(topics);
  const fill = createFill(random, options.product ?? random.pick(texts.products));
  const length = Math.max(1, options.length ?? pickLength(random));
  const topicTexts = texts.topics[topic];
  const lines: ThreadLine[] = [];
  for (let index = 0; index < length; index += 1) {
    const from = pickFrom(random, lines, index, length);
    const text = pickText(random, texts, topicTexts, from, lines, length);
    lines.push({ from, text: fill(text) });
  }
  const subject = fill(random.pick(topicTexts.subjects));
  return { language: texts.language, direction: texts.direction, topic, subject, lines };
}

function pickLength(random: Random): number {
  return random.chance(0.05) ? random.int(9, 25) : random.int(1, 8);
}

function createFill(random: Random, product: string): (text: string) => string {
  const order = `${random.pick(['A', 'B', 'K', 'R'])}-${random.int(100_000, 999_999)}`;
  const code = String(random.int(0, 999_999)).padStart(6, '0');
  return (text) =>
    text.includes('{')
      ? text.replaceAll('{product}', product).replaceAll('{order}', order).replaceAll('{code}', code)
      : text;
}

function pickFrom(random: Random, lines: readonly ThreadLine[], index: number, length: number): ThreadLine['from'] {
  if (index === 0) return 'customer';
  if (index === 1 && length > 2 && random.chance(0.25)) return 'bot';
  if (index > 1 && index < length - 1 && random.chance(0.1)) return 'note';
  const spoken = lines.findLast((line) => line.from === 'customer' || line.from === 'agent');
  // People write twice in a row now and then.
  const sameAgain = index > 1 && random.chance(0.15);
  return (spoken?.from === 'customer') !== sameAgain ? 'agent' : 'customer';
}

function pickText(
  random: Random,
  texts: LanguageTexts,
  topicTexts: TopicTexts,
  from: ThreadLine['from'],
  lines: readonly ThreadLine[],
  length: number,
): string {
  if (from === 'bot') return random.pick(texts.botGreetings);
  if (from === 'note') return random.pick(texts.notes);
  const firstOfTheirs = lines.every((line) => line.from !== from);
  if (from === 'agent') return pickUnused(random, firstOfTheirs ? topicTexts.agent : texts.agentFollowUps, lines);
  if (random.chance(longShare)) return createLongText(topicTexts.customer);
  if (random.chance(unusualShare)) return random.pick(unusualTexts).text;
  if (firstOfTheirs) return random.pick(topicTexts.customer);
  const last = lines.length === length - 1;
  const closes = last && random.chance(0.6);
  return pickUnused(random, closes ? texts.customerThanks : texts.customerFollowUps, lines);
}

// Sentences repeat only in threads that use all of them.
function pickUnused(random: Random, sentences: readonly string[], lines: readonly ThreadLine[]): string {
  const unused = sentences.filter((sentence) => lines.every((line) => line.text !== sentence));
  return random.pick(unused.length === 0 ? sentences : unused);
}
