// Builds plain text from the parts of an HTML document, with the line breaks and tabs of the WHATWG innerText algorithm.

type Separator = '' | ' ' | '\t' | '\n';

export interface PlainTextBuilder {
  /** Adds text. Runs of white space become one space unless `isVerbatim`. */
  text(text: string, isVerbatim: boolean): void;
  /** The text that follows begins a line. */
  block(): void;
  /** The text that follows is the next cell of a row. */
  cell(): void;
  lineBreak(): void;
  build(): string;
}

const STRENGTH: Readonly<Record<Separator, number>> = { '': 0, ' ': 1, '\t': 2, '\n': 3 };

/** Creates an empty text. */
export function createPlainText(): PlainTextBuilder {
  let result = '';
  // Separators are written only between texts; the strongest one wins.
  let separator: Separator = '';
  let isLineStart = true;

  const separate = (next: Separator): void => {
    if (!isLineStart && STRENGTH[next] > STRENGTH[separator]) separator = next;
  };
  const write = (text: string): void => {
    result += separator + text.replaceAll('\u00a0', ' ');
    separator = '';
    isLineStart = text.endsWith('\n');
  };

  return {
    text(text, isVerbatim) {
      if (isVerbatim) return text === '' ? undefined : write(text.replaceAll('\r\n', '\n'));
      const collapsed = text.replaceAll(/[ \t\n\f\r]+/g, ' ');
      const start = collapsed.startsWith(' ') ? 1 : 0;
      if (start === 1) separate(' ');
      const end = collapsed.length > start && collapsed.endsWith(' ') ? -1 : undefined;
      if (collapsed.length > start) write(collapsed.slice(start, end));
      if (end === -1) separate(' ');
    },
    block: () => separate('\n'),
    cell: () => separate('\t'),
    lineBreak() {
      if (separator !== '\n') separator = '';
      write('\n');
    },
    build: () => result.replaceAll(/\n{3,}/g, '\n\n').trim(),
  };
}
