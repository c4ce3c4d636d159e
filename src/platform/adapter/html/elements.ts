// What each HTML element means for readable text.

const words = (text: string): readonly string[] => text.split(' ');

/** Elements that begin and end a line. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  words(
    'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr pre blockquote hr address article ' +
      'aside center details dialog fieldset figcaption figure footer form header legend main menu nav section summary',
  ),
);

/** Elements whose content is not text for readers. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(
  words('script style title template noscript noembed noframes iframe object svg math'),
);

/** Elements that may be empty by a closing slash; everywhere else HTML ignores the slash. */
export const FOREIGN_ELEMENTS: ReadonlySet<string> = new Set(['svg', 'math']);

export const CELL_ELEMENTS: ReadonlySet<string> = new Set(['td', 'th']);

// Agents write placeholders such as <address> or <time> into plain text; such names count only as closing tags.
const AMBIGUOUS =
  'address area article button caption code data details dialog figure footer form header input label legend link main ' +
  'map mark menu meter nav object output progress q s samp section select source summary template time title track var';
const UNAMBIGUOUS =
  'a abbr aside b big blockquote body br center cite dd del div dl dt em fieldset figcaption font h1 h2 h3 h4 h5 h6 head ' +
  'hr html i iframe img ins kbd li math meta noscript ol p pre script small span strike strong style sub sup svg table ' +
  'tbody td tfoot th thead tr tt u ul';
const ATTRIBUTES_AND_END = String.raw`(?:\s[^<>]*)?\/?>`;
const HTML = new RegExp(
  `<\\/?(?:${UNAMBIGUOUS.replaceAll(' ', '|')})${ATTRIBUTES_AND_END}|<\\/(?:${AMBIGUOUS.replaceAll(' ', '|')})>|` +
    `<(?:article|footer|header|main|nav|section)\\s[^<>]*>`,
  'i',
);
const LAYOUT = new RegExp(`<\\/?(?:br|td|th|${[...BLOCK_ELEMENTS].join('|')})${ATTRIBUTES_AND_END}`, 'i');

/** True for a text with at least one tag of HTML. `a < b` and `<your name>` are plain text. */
export function isHtml(source: string): boolean {
  return HTML.test(source);
}

/** True for a text with an element that breaks lines. */
export function hasLayout(source: string): boolean {
  return LAYOUT.test(source);
}
