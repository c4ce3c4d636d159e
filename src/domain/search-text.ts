// Converts text to search words, identically for stored text and queries, in every script.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const LATIN_MARKS = /[̀-ͯ]/g;
// Most texts are ASCII only: they need no folding and a simpler pattern splits them faster.
// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const PLAIN = /^[\x00-\x7f]*$/;
const PLAIN_WORD = /[a-z0-9]+/g;
const MAX_TERMS = 32;

/** The form in which texts are compared: lower case, without Latin accents and width variants. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.toWellFormed().normalize('NFKD').replace(LATIN_MARKS, '').normalize('NFC').toLowerCase();
}

function pairsOf(run: string): string[] {
  const letters = Array.from(run);
  if (letters.length < 2) return [run];
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
}

// A word of a spaced script is one piece, even if it begins with a mark that unspaced scripts share.
function pieces(word: string): string[][] {
  if (!UNSPACED.test(word)) return [[word]];
  return (word.match(UNSPACED_RUN) ?? []).map((run) => (UNSPACED.test(run) ? pairsOf(run) : [run]));
}

// Adds the last letter of an unspaced run as a word, so that every letter begins a word.
function indexWords(piece: readonly string[]): readonly string[] {
  const letters = Array.from(piece.at(-1) ?? '');
  return letters.length === 2 && UNSPACED.test(piece.at(-1) ?? '') ? [...piece, letters[1] ?? ''] : piece;
}

/**
 * The index words of a text, separated by one space: folded to lower case without accents. Scripts without spaces
 * (Han, Kana, Thai and others) become overlapping pairs of letters.
 */
export function toIndexText(text: string): string {
  if (PLAIN.test(text)) return (text.toLowerCase().match(PLAIN_WORD) ?? []).join(' ');
  const words = foldText(text).match(WORD) ?? [];
  return words.flatMap((word) => pieces(word).flatMap(indexWords)).join(' ');
}

const MIN_DIGITS = 2;

/** The index words of a phone number: all its suffixes of at least two digits, so that a search finds any part. */
export function toPhoneIndexText(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const starts = Math.max(digits.length - MIN_DIGITS + 1, Math.min(digits.length, 1));
  return Array.from({ length: starts }, (_, start) => digits.slice(start)).join(' ');
}

/** The ticket fields that a search covers besides the messages. */
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

/** One term of a search: its words must be adjacent in the text. With `prefix` the last word may be incomplete. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/**
 * The terms of a query, all of which must match; at most 32. A single letter of a spaced script is a whole word. An empty
 * list matches nothing.
 */
export function toSearchTerms(text: string): SearchTerm[] {
  const terms = (foldText(text).match(WORD) ?? []).flatMap((word) =>
    pieces(word).map((words) => ({
      words,
      // A single letter is the start of pairs in unspaced scripts, and a whole word in all others.
      prefix: UNSPACED.test(words[0] ?? '') === (Array.from(words[0] ?? '').length === 1),
    })),
  );
  return terms.slice(0, MAX_TERMS);
}
