// The sample data: the same texts on every start, in many scripts, fast.

import { describe, expect, it } from 'vitest';
import {
  createPeople,
  createRandom,
  createThread,
  languageCodes,
  topics,
  unusualTexts,
} from '../../../src/sandbox/sample-data/index.ts';

const threadsOf = (seed: number | string, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => createThread(random));
};

describe('the seeded generator', () => {
  it('repeats its sequence for an equal seed and differs for another one', () => {
    const draw = (seed: number | string) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.int(0, 1_000_000));
    };
    expect(draw('desk')).toEqual(draw('desk'));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('keeps int inside its bounds and reaches both ends', () => {
    const random = createRandom(1);
    const seen = new Set(Array.from({ length: 500 }, () => random.int(3, 6)));
    expect(seen).toEqual(new Set([3, 4, 5, 6]));
  });

  it('shuffles a copy and refuses to pick from nothing', () => {
    const random = createRandom(2);
    const list = [1, 2, 3, 4, 5];
    expect(random.shuffle(list).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    expect(list).toEqual([1, 2, 3, 4, 5]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});

describe('people', () => {
  it('have unique mail addresses and unique E.164 numbers', () => {
    const people = createPeople(createRandom(3), 400);
    expect(people).toHaveLength(400);
    expect(new Set(people.map((person) => person.email)).size).toBe(400);
    expect(new Set(people.map((person) => person.phone)).size).toBe(400);
    for (const person of people) {
      expect(person.phone).toMatch(/^\+[1-9]\d{7,14}$/);
      expect(person.email).toMatch(/^[a-z.]+\.\d+@example\.(com|org|net)$/);
      expect(person.name).not.toContain('{');
    }
  });

  it('cover every language if there are enough of them', () => {
    const people = createPeople(createRandom(4), languageCodes.length);
    expect(people.map((person) => person.language).toSorted()).toEqual(languageCodes.toSorted());
  });

  it('are the same for the same seed', () => {
    expect(createPeople(createRandom(5), 50)).toEqual(createPeople(createRandom(5), 50));
  });
});

describe('threads', () => {
  it('are the same for the same seed', () => {
    expect(threadsOf(6, 50)).toEqual(threadsOf(6, 50));
  });

  it('start with the customer and contain no placeholder in any language or topic', () => {
    const random = createRandom(7);
    for (const language of languageCodes) {
      for (const topic of topics) {
        const thread = createThread(random, { language, topic, length: 12 });
        expect(thread.language).toBe(language);
        expect(thread.lines).toHaveLength(12);
        expect(thread.lines[0]?.from).toBe('customer');
        const all = [thread.subject, ...thread.lines.map((line) => line.text)].join('\n');
        expect(all).not.toMatch(/\{(product|order|code)\}/);
      }
    }
  });

  it('mark right-to-left languages', () => {
    expect(createThread(createRandom(8), { language: 'ar' }).direction).toBe('rtl');
    expect(createThread(createRandom(8), { language: 'he' }).direction).toBe('rtl');
    expect(createThread(createRandom(8), { language: 'el' }).direction).toBe('ltr');
  });

  it('include very short texts, very long texts, notes and bots among 300 threads', () => {
    const lines = threadsOf(9, 300).flatMap((thread) => thread.lines);
    expect(lines.some((line) => line.text.length <= 2)).toBe(true);
    expect(lines.some((line) => line.text.length >= 3_000)).toBe(true);
    expect(new Set(lines.map((line) => line.from))).toEqual(new Set(['customer', 'agent', 'note', 'bot']));
  });

  it('have one order number per thread', () => {
    const thread = createThread(createRandom(10), { language: 'en', topic: 'order-not-arrived', length: 25 });
    const numbers = new Set(JSON.stringify(thread).match(/[ABKR]-\d{6}/g));
    expect(numbers.size).toBe(1);
  });

  it('are created in little CPU time for 300 threads', () => {
    threadsOf(11, 50);
    const startedAt = process.cpuUsage();
    threadsOf(12, 300);
    const { user, system } = process.cpuUsage(startedAt);
    expect((user + system) / 1000).toBeLessThan(300);
  });
});

it('includes every kind of unusual text', () => {
  expect(new Set(unusualTexts.map((unusual) => unusual.kind))).toEqual(
    new Set(['short', 'emoji', 'combining-marks', 'mixed-direction', 'long-word', 'many-lines', 'markup']),
  );
});
