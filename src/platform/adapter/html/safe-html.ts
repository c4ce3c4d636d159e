// The output policy for HTML: a few tags, built only from constants and escaped text, so that no markup of the input can
// pass. Every tag is closed.

export interface SafeHtmlBuilder {
  /** Adds text. `isVerbatim` keeps line breaks and runs of spaces. */
  text(text: string, isVerbatim: boolean): void;
  /** Begins or ends a block element; its text becomes a paragraph. */
  block(change: 'open' | 'close'): void;
  cell(): void;
  lineBreak(): void;
  /** Begins an inline element. Unknown elements and links without a safe address add nothing. */
  openInline(name: string, href: string | null): void;
  closeInline(name: string): void;
  build(): string;
}

interface Tag {
  readonly name: string;
  readonly markup: string;
}

const PARAGRAPH: Tag = { name: 'p', markup: '<p>' };
const INLINE: ReadonlyMap<string, Tag> = new Map(
  ['b', 'strong', 'i', 'em'].map((name) => [name, { name, markup: `<${name}>` }]),
);

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The address of a link to the web or to a mailbox; null for everything else, and for addresses with credentials. */
function safeAddress(href: string): string | null {
  const address = href.trim();
  if (!/^(?:https?:\/\/|mailto:[^\s@]+@)/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username === '' && url.password === '' ? url.href : null;
}

function inlineTag(name: string, href: string | null): Tag | null {
  if (name !== 'a') return INLINE.get(name) ?? null;
  const address = href === null ? null : safeAddress(href);
  if (address === null) return null;
  return { name, markup: `<a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow">` };
}

/** Creates an empty fragment. */
export function createSafeHtml(): SafeHtmlBuilder {
  let result = '';
  /** Inline elements of the input around the next text; each name once. */
  let inline: readonly Tag[] = [];
  /** Tags around the next text. */
  let wanted: readonly Tag[] = [];
  /** Tags that are written and not closed. */
  let open: readonly Tag[] = [];
  let blockDepth = 0;
  let isBlockStart = true;
  let isCellStart = false;

  const changeTags = (depth: number, next: readonly Tag[]): void => {
    blockDepth = depth;
    inline = next;
    wanted = depth > 0 ? [PARAGRAPH, ...next] : next;
  };
  const closeDownTo = (count: number): void => {
    for (let index = open.length - 1; index >= count; index -= 1) result += `</${open[index]?.name}>`;
    if (open.length > count) open = open.slice(0, count);
  };
  const openTags = (): void => {
    if (open === wanted) return;
    const different = wanted.findIndex((tag, index) => open[index] !== tag);
    const common = different === -1 ? wanted.length : different;
    closeDownTo(common);
    for (const tag of wanted.slice(common)) result += tag.markup;
    open = wanted;
  };
  const write = (html: string): void => {
    openTags();
    if (isCellStart && !isBlockStart) result += ' ';
    result += html;
    isBlockStart = false;
    isCellStart = false;
  };

  return {
    text(text, isVerbatim) {
      if (isBlockStart && text.trim() === '') return;
      if (!isVerbatim) return write(escapeHtml(text));
      write(escapeHtml(text.replaceAll(/ (?= )/g, '\u00a0')).replaceAll('\n', '<br>'));
    },
    block(change) {
      closeDownTo(0);
      changeTags(Math.max(0, blockDepth + (change === 'open' ? 1 : -1)), inline);
      isBlockStart = true;
    },
    cell: () => void (isCellStart = true),
    lineBreak: () => write('<br>'),
    openInline(name, href) {
      if (inline.some((outer) => outer.name === name)) return;
      const tag = inlineTag(name, href);
      if (tag !== null) changeTags(blockDepth, [...inline, tag]);
    },
    closeInline(name) {
      if (!inline.some((tag) => tag.name === name)) return;
      changeTags(
        blockDepth,
        inline.filter((tag) => tag.name !== name),
      );
    },
    build() {
      closeDownTo(0);
      return result;
    },
  };
}
