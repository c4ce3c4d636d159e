// Converts a vendor's HTML into plain text and into safe HTML. htmlparser2's tokenizer reads the input as browsers do;
// its parser is not used, because it keeps every unclosed element on a stack that hostile input can make long.

import { Tokenizer } from 'htmlparser2';
import {
  BLOCK_ELEMENTS,
  CELL_ELEMENTS,
  DROPPED_ELEMENTS,
  FOREIGN_ELEMENTS,
  hasLayout,
  isHtml,
} from './html/elements.ts';
import { createPlainText } from './html/plain-text.ts';
import { createSafeHtml } from './html/safe-html.ts';

/** Both forms of one text; `html` is null where the vendor sent plain text. */
export interface ReadableText {
  readonly text: string;
  readonly html: string | null;
}

/** Receives the elements and texts of a document, in their order. Names are in lower case. */
interface DocumentHandler {
  open(name: string, href: string | null): void;
  close(name: string): void;
  text(text: string): void;
}

const CONTROLS = /[^\P{Cc}\t\n\u007f-\u009f]/gu;
const withoutControls = (text: string): string => text.replaceAll(CONTROLS, '');

function readDocument(source: string, handler: DocumentHandler): void {
  let name = '';
  let attribute = '';
  let value = '';
  let href: string | null = null;
  let alt: string | null = null;
  // Text and entities arrive in pieces.
  let text = '';
  const endText = (): void => {
    if (text !== '') handler.text(text);
    text = '';
  };
  const open = (): void => {
    endText();
    // A picture is represented by its alternative text.
    if (name === 'img' && alt !== null) handler.text(withoutControls(alt));
    else handler.open(name, href);
  };
  const close = (closed: string): void => {
    endText();
    handler.close(closed);
  };
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => void (text += source.slice(start, end)),
      ontextentity(codePoint) {
        text += withoutControls(String.fromCodePoint(codePoint));
      },
      onopentagname(start, end) {
        name = source.slice(start, end).toLowerCase();
        href = null;
        alt = null;
      },
      onattribname(start, end) {
        attribute = source.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => void (value += source.slice(start, end)),
      onattribentity: (codePoint) => void (value += String.fromCodePoint(codePoint)),
      // Browsers use the first of two attributes with one name.
      onattribend() {
        if (attribute === 'href') href ??= value;
        if (attribute === 'alt') alt ??= value;
      },
      onopentagend: open,
      onselfclosingtag() {
        open();
        if (FOREIGN_ELEMENTS.has(name)) close(name);
      },
      onclosetag: (start, end) => close(source.slice(start, end).toLowerCase()),
      oncomment: nothing,
      oncdata: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: endText,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}

/** An ordered list counts its items; an unordered one has null. */
type ListCounter = { count: number } | null;

function createConverter(keepsWhiteSpace: boolean) {
  const plain = createPlainText();
  const html = createSafeHtml();
  const lists: ListCounter[] = [];
  let preDepth = 0;
  /** The element whose content is being dropped, and how many of its name are open. */
  let dropped: { readonly name: string; depth: number } | null = null;
  /** Bullet or number of a list item, written before its first text. */
  let marker = '';

  const block = (change: 'open' | 'close'): void => {
    plain.block();
    html.block(change);
  };
  const nextMarker = (): string => {
    const list = lists.at(-1);
    if (list == null) return '- ';
    list.count += 1;
    return `${list.count}. `;
  };
  const write = (text: string): void => {
    plain.text(text, preDepth > 0 || keepsWhiteSpace);
    html.text(text, preDepth > 0);
  };
  const openBlock = (name: string): void => {
    block('open');
    if (name === 'hr') block('close');
    if (name === 'pre') preDepth += 1;
    if (name === 'ul') lists.push(null);
    if (name === 'ol') lists.push({ count: 0 });
    if (name === 'li') marker = nextMarker();
  };
  const closeBlock = (name: string): void => {
    if (name === 'hr') return;
    block('close');
    if (name === 'pre') preDepth = Math.max(0, preDepth - 1);
    if (name === 'ul' || name === 'ol') lists.pop();
  };

  const handler: DocumentHandler = {
    open(name, href) {
      if (dropped !== null) {
        if (dropped.name === name) dropped.depth += 1;
      } else if (DROPPED_ELEMENTS.has(name)) dropped = { name, depth: 1 };
      else if (BLOCK_ELEMENTS.has(name)) openBlock(name);
      else if (CELL_ELEMENTS.has(name)) {
        plain.cell();
        html.cell();
      } else if (name === 'br') {
        plain.lineBreak();
        html.lineBreak();
        // Not an element but an address between angle brackets, as in mail headers.
      } else if (name.includes('@')) handler.text(`<${name}>`);
      else html.openInline(name, href);
    },
    close(name) {
      if (dropped !== null) {
        if (dropped.name === name && (dropped.depth -= 1) === 0) dropped = null;
      } else if (BLOCK_ELEMENTS.has(name)) closeBlock(name);
      else html.closeInline(name);
    },
    text(text) {
      if (dropped !== null) return;
      if (marker !== '' && text.trim() !== '') {
        write(marker);
        marker = '';
      }
      write(text);
    },
  };
  return { handler, build: (): ReadableText => ({ text: plain.build(), html: html.build() }) };
}

/**
 * Reads what may be plain text or HTML. A text without a tag of HTML is returned unchanged. In `text`, block elements and
 * rows begin lines, cells are separated by tabs, list items get `- ` or their number, and white space is collapsed as in
 * browsers, except in `pre` and where the source has no element that breaks lines: there its line breaks are the writer's.
 */
export function toReadableText(source: string): ReadableText {
  if (!isHtml(source)) return { text: source, html: null };
  const { handler, build } = createConverter(!hasLayout(source));
  readDocument(source, handler);
  return build();
}
