// Generated people: names in their language, reserved mail domains, unique phone numbers.

import type { Country, LanguageTexts } from './language-texts.ts';
import { languages } from './languages/index.ts';
import type { Random } from './random.ts';

export type Person = {
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  /** ASCII, at a domain reserved for examples; no two people of one call share it. */
  readonly email: string;
  /** E.164, e.g. "+491510000042"; no two people of one call share it. */
  readonly phone: string;
  /** BCP 47, one of languageCodes. */
  readonly language: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
};

const mailDomains = ['example.com', 'example.org', 'example.net'] as const;

/** Creates `count` people; 17 or more cover every language of the sample data. */
export function createPeople(random: Random, count: number): Person[] {
  const people: Person[] = [];
  let order: LanguageTexts[] = [];
  for (let index = 0; index < count; index += 1) {
    if (order.length === 0) order = random.shuffle(languages);
    const texts = order.pop();
    if (texts !== undefined) people.push(createPerson(random, texts, index));
  }
  return people;
}

function createPerson(random: Random, texts: LanguageTexts, index: number): Person {
  const givenName = random.pick(texts.givenNames);
  const familyName = random.pick(texts.familyNames);
  const country = random.pick(texts.countries);
  return {
    name: texts.nameForm.replace('{given}', givenName).replace('{family}', familyName),
    givenName,
    familyName,
    email: `${toMailbox(givenName, familyName)}.${index + 1}@${random.pick(mailDomains)}`,
    phone: toPhone(country, index),
    language: texts.language,
    country: country.code,
  };
}

// Scripts without a plain ASCII form keep a neutral mailbox: a guessed transliteration would look like a wrong name.
function toMailbox(givenName: string, familyName: string): string {
  const plain = `${givenName}.${familyName}`
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replace(/[^a-z.]/g, '');
  return /^[a-z]+\.[a-z]+$/.test(plain) ? plain : 'customer';
}

function toPhone(country: Country, index: number): string {
  const range = 10 ** country.phoneDigits;
  return `${country.phonePrefix}${String(index % range).padStart(country.phoneDigits, '0')}`;
}
