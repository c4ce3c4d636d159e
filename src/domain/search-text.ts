// Turns text into search words, the same way for what is stored and what is looked for, in every script.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const LATIN_MARKS = /[̀-ͯ]/g;
// Most texts hold nothing beyond ASCII: nothing to fold, and words are found faster.
// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const PLAIN = /^[\x00-\x7f]*$/;
const PLAIN_WORD = /[a-z0-9]+/g;
const MAX_TERMS = 32;

/** Lower case without Latin accents and width variants: what texts are compared by. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.toWellFormed().normalize('NFKD').replace(LATIN_MARKS, '').normalize('NFC').toLowerCase();
}

function pairsOf(run: string): string[] {
  const letters = Array.from(run);
  if (letters.length < 2) return [run];
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
}

// A word of spaced scripts is one piece, also where it begins with a mark that both kinds of scripts use.
function pieces(word: string): string[][] {
  if (!UNSPACED.test(word)) return [[word]];
  return (word.match(UNSPACED_RUN) ?? []).map((run) => (UNSPACED.test(run) ? pairsOf(run) : [run]));
}

// The last letter of an unspaced run stands alone once more, so that every single letter begins some word.
function indexWords(piece: readonly string[]): readonly string[] {
  const letters = Array.from(piece.at(-1) ?? '');
  return letters.length === 2 && UNSPACED.test(piece.at(-1) ?? '') ? [...piece, letters[1] ?? ''] : piece;
}

/**
 * The words of a text for the index: folded to lower case without accents; scripts that write no spaces
 * (Han, Kana, Thai …) become overlapping letter pairs. One space between words.
 */
export function toIndexText(text: string): string {
  if (PLAIN.test(text)) return (text.toLowerCase().match(PLAIN_WORD) ?? []).join(' ');
  const words = foldText(text).match(WORD) ?? [];
  return words.flatMap((word) => pieces(word).flatMap(indexWords)).join(' ');
}

const MIN_DIGITS = 2;

/** The index words of a phone number: all its endings of at least two digits, so that any part of it is found. */
export function toPhoneIndexText(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const starts = Math.max(digits.length - MIN_DIGITS + 1, Math.min(digits.length, 1));
  return Array.from({ length: starts }, (_, start) => digits.slice(start)).join(' ');
}

/** The fields of a ticket that are searched besides its messages. */
export const SEARCHED_FIELDS = ['subject', 'contactName', 'email', 'number', 'nativeId', 'preview', 'phone'] as const;
type SearchedFields = Readonly<Record<(typeof SEARCHED_FIELDS)[number], string | null>>;

/** The index words of a ticket without its messages. */
export function toTicketIndexText(ticket: SearchedFields): string {
  const words = SEARCHED_FIELDS.map((field) => {
    const text = ticket[field] ?? '';
    return field === 'phone' ? toPhoneIndexText(text) : toIndexText(text);
  });
  return words.filter((word) => word !== '').join(' ');
}

/** One thing a search must find: its words stand side by side in the text; `prefix` lets the last one be unfinished. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/**
 * What a client typed, as terms that all must be found; a single letter of a spaced script is a whole word. At most 32; an
 * empty list means that nothing can match.
 */
export function toSearchTerms(text: string): SearchTerm[] {
  const terms = (foldText(text).match(WORD) ?? []).flatMap((word) =>
    pieces(word).map((words) => ({
      words,
      // A lone letter: the beginning of pairs where no spaces are written, a whole word everywhere else.
      prefix: UNSPACED.test(words[0] ?? '') === (Array.from(words[0] ?? '').length === 1),
    })),
  );
  return terms.slice(0, MAX_TERMS);
}
