// Converts text to search words, identically for stored text and queries, in every script.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
// Accents, Hebrew points, Arabic vowel signs with the tatweel, and characters without a glyph, such as soft hyphens and
// zero-width spaces. The Greek iota subscript stays: it is a letter in upper case. Marks of other scripts distinguish letters.
const REMOVED =
  /[\u0300-\u0344\u0346-\u036f]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u064b-\u0652\u0670]|\u0640|[\u1ab0-\u1aff\u1dc0-\u1dff]|[\u20d0-\u20ff\ufe20-\ufe2f]|\p{Default_Ignorable_Code_Point}/gu;
// Letters that Unicode does not decompose.
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ɖ: 'd', ħ: 'h', ŧ: 't', ƀ: 'b', ɨ: 'i', ʉ: 'u', ɵ: 'o', ȷ: 'j' },
  ...{ æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' },
};
const LETTERS_WITH_PLAIN_FORM = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');
// Most texts are ASCII only: they need no folding and a simpler pattern splits them faster.
// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const PLAIN = /^[\x00-\x7f]*$/;
const PLAIN_WORD = /[a-z0-9]+/g;
const MAX_TERMS = 32;

/**
 * The form in which texts are compared: NFKC without case, accents, strokes and invisible characters. ß becomes ss, and
 * all four Turkish letters i become i. Idempotent.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const decomposed = text.toWellFormed().normalize('NFKD').replace(REMOVED, '');
  // Upper case unifies ß, ı and final sigma. The lower case before it is for ẞ, which is its own upper case.
  const folded = decomposed.toLowerCase().toUpperCase().toLowerCase();
  return folded.replace(LETTERS_WITH_PLAIN_FORM, (letter) => PLAIN_LETTERS[letter] ?? letter).normalize('NFC');
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
 * The index words of a text, separated by one space: folded (`foldText`). Scripts without spaces
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

const SEARCHED_FIELDS = [
  'subject',
  'contactName',
  'email',
  'number',
  'nativeId',
  'preview',
  'phone',
  'summary',
] as const;
type SearchedFields = Readonly<Record<(typeof SEARCHED_FIELDS)[number], string | null>> & {
  readonly externalReferences: readonly { readonly value: string }[];
};

/** The index words of a ticket without its messages: texts, names, numbers and external references. */
export function toTicketIndexText(ticket: SearchedFields): string {
  const words = SEARCHED_FIELDS.map((field) => {
    const text = ticket[field] ?? '';
    return field === 'phone' ? toPhoneIndexText(text) : toIndexText(text);
  });
  const references = ticket.externalReferences.map(({ value }) => toIndexText(value));
  return [...words, ...references].filter((word) => word !== '').join(' ');
}

/** True if the searched fields of two versions of a ticket are the same. */
export function hasSameSearchedFields(before: SearchedFields, after: SearchedFields): boolean {
  return (
    SEARCHED_FIELDS.every((field) => before[field] === after[field]) &&
    before.externalReferences.length === after.externalReferences.length &&
    before.externalReferences.every(({ value }, index) => value === after.externalReferences[index]?.value)
  );
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
