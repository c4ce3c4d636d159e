// The languages of the corpus: one entry per language, in a fixed order, since every generated text depends on it.

import type { LanguageTexts } from '../language-texts.ts';
import { english } from './english.ts';

export const languages: readonly LanguageTexts[] = [english];

export const languageCodes: readonly string[] = languages.map((texts) => texts.language);

const byCode = new Map(languages.map((texts) => [texts.language, texts]));

/** The texts of a language code ("de", "de-AT"); English when the corpus does not speak it. */
export function languageTexts(code: string): LanguageTexts {
  return byCode.get(code) ?? byCode.get(code.split('-')[0] ?? '') ?? english;
}
