// The languages of the corpus: one entry per language, in a fixed order, since every generated text depends on it.

import type { LanguageTexts } from '../language-texts.ts';
import { arabic, hebrew } from './arabic-hebrew.ts';
import { english } from './english.ts';
import { french, german } from './german-french.ts';
import { hindi, thai } from './hindi-thai.ts';
import { chinese, japanese, korean } from './japanese-chinese-korean.ts';
import { greek, polish, turkish } from './polish-turkish-greek.ts';
import { russian, ukrainian } from './russian-ukrainian.ts';
import { portuguese, spanish } from './spanish-portuguese.ts';

export const languages: readonly LanguageTexts[] = [
  english,
  german,
  french,
  spanish,
  turkish,
  portuguese,
  polish,
  greek,
  russian,
  ukrainian,
  arabic,
  hebrew,
  hindi,
  japanese,
  chinese,
  korean,
  thai,
];

/** BCP 47 codes of everything the corpus speaks. */
export const languageCodes: readonly string[] = languages.map((texts) => texts.language);

const byCode = new Map(languages.map((texts) => [texts.language, texts]));

/** The texts of a language code ("de", "de-AT"); English when the corpus does not speak it. */
export function languageTexts(code: string): LanguageTexts {
  return byCode.get(code) ?? byCode.get(code.split('-')[0] ?? '') ?? english;
}
