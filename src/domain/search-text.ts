// Turns text into search words, the same way for what is stored and what is looked for, in every script.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const LATIN_MARKS = /[̀-ͯ]/g;
const MAX_TERMS = 32;

function fold(text: string): string {
  return text.normalize('NFKD').replace(LATIN_MARKS, '').normalize('NFC').toLowerCase();
}

function pairsOf(run: string): string[] {
  const letters = Array.from(run);
  if (letters.length < 2) return [run];
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
}

function pieces(word: string): string[][] {
  return (word.match(UNSPACED_RUN) ?? []).map((run) => (UNSPACED.test(run) ? pairsOf(run) : [run]));
}

/**
 * The words of a text for the index: folded to lower case without accents; scripts that write no spaces
 * (Han, Kana, Thai …) become overlapping letter pairs. One space between words.
 */
export function toIndexText(text: string): string {
  return (fold(text).match(WORD) ?? []).flatMap((word) => pieces(word).flat()).join(' ');
}

/** One thing a search must find: its words stand side by side in the text; `prefix` lets the last one be unfinished. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** What a client typed, as terms that all must be found. At most 32; an empty list means that nothing can match. */
export function toSearchTerms(text: string): SearchTerm[] {
  const terms = (fold(text).match(WORD) ?? []).flatMap((word) =>
    pieces(word).map((words) => ({
      words,
      prefix: !UNSPACED.test(words[0] ?? '') || Array.from(words[0] ?? '').length === 1,
    })),
  );
  return terms.slice(0, MAX_TERMS);
}
