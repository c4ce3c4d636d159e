// Turns a vendor's HTML into plain text, and into the few tags that are safe to show.
// The output is only ever built from constants and escaped text, so nothing of the input's markup can slip through.

/** Both forms of one text; `html` is null where the vendor sent plain text. */
export interface ReadableText {
  readonly text: string;
  readonly html: string | null;
}

const KNOWN_TAG =
  /<\/?(?:p|br|b|strong|i|em|u|a|div|span|ul|ol|li|h[1-6]|table|tr|td|html|body|blockquote)(?:\s[^<>]*)?\/?>/i;
/** Tags that are kept, by the name they get; `div` and headings become paragraphs. */
const KEPT: Readonly<Record<string, string>> = {
  p: 'p',
  div: 'p',
  h1: 'p',
  h2: 'p',
  h3: 'p',
  h4: 'p',
  h5: 'p',
  h6: 'p',
  b: 'b',
  strong: 'strong',
  i: 'i',
  em: 'em',
  a: 'a',
};
const BREAKS_AFTER = new Set(['p', 'div', 'li', 'tr', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Tags whose content is not text. */
const SWALLOWED = new Set(['script', 'style', 'title', 'template', 'noscript', 'iframe', 'object', 'svg', 'math']);
const MAX_OPEN_TAGS = 32;
const MAX_TAG_CHARACTERS = 4096;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    const usable = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return usable || point === 0x0a || point === 0x09 ? String.fromCodePoint(point) : '';
  });
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The address of a link when it is plainly one of the web; null for everything else. */
function webAddress(attributes: string): string | null {
  const match = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/i.exec(attributes);
  const raw = decode(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
  if (!/^https?:\/\//i.test(raw) || !URL.canParse(raw)) return null;
  const url = new URL(raw);
  return url.username === '' && url.password === '' ? url.href : null;
}

interface Output {
  text: string;
  html: string;
  readonly open: string[];
}

function openTag(out: Output, name: string, attributes: string): void {
  if (name === 'br') {
    out.text += '\n';
    out.html += '<br>';
    return;
  }
  const kept = Object.hasOwn(KEPT, name) ? KEPT[name] : undefined;
  if (kept === undefined || out.open.length >= MAX_OPEN_TAGS || out.open.includes(kept)) return;
  if (kept !== 'a') out.html += `<${kept}>`;
  else {
    const address = webAddress(attributes);
    if (address === null) return;
    out.html += `<a href="${escape(address)}" rel="noopener noreferrer nofollow">`;
  }
  out.open.push(kept);
}

function closeTag(out: Output, name: string): void {
  if (BREAKS_AFTER.has(name) && !out.text.endsWith('\n')) out.text += '\n';
  const kept = Object.hasOwn(KEPT, name) ? KEPT[name] : undefined;
  if (kept === undefined || !out.open.includes(kept)) return;
  for (let last = out.open.pop(); last !== undefined; last = out.open.pop()) {
    out.html += `</${last}>`;
    if (last === kept) return;
  }
}

function addText(out: Output, raw: string): void {
  const plain = decode(raw);
  out.text += plain;
  out.html += escape(plain);
}

/** Where a tag that starts at `from` ends: behind its `>`, quoted attribute values skipped; null when it is none. */
function tagEnd(source: string, from: number): number | null {
  let quote = '';
  const limit = Math.min(source.length, from + MAX_TAG_CHARACTERS);
  for (let at = from; at < limit; at += 1) {
    const sign = source.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if (sign === '<') return null;
    else if ((sign === '"' || sign === "'") && source.charAt(at - 1) === '=') quote = sign;
  }
  return null;
}

function walk(source: string, out: Output): void {
  const lower = source.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  let at = 0;
  while (at < source.length) {
    const sign = source.indexOf('<', at);
    if (sign === -1) return addText(out, source.slice(at));
    addText(out, source.slice(at, sign));
    if (source.startsWith('<!--', sign)) {
      const close = source.indexOf('-->', sign + 4);
      if (close === -1) return;
      at = close + 3;
      continue;
    }
    const [, slash = '', name = ''] =
      /^<(\/?)([a-z][a-z0-9]{0,15})(?=[\s/>])/i.exec(source.slice(sign, sign + 20)) ?? [];
    const end = name === '' ? null : tagEnd(source, sign + 1 + slash.length + name.length);
    if (end === null) {
      addText(out, '<');
      at = sign + 1;
      continue;
    }
    const tag = name.toLowerCase();
    at = end;
    if (slash !== '') closeTag(out, tag);
    else if (SWALLOWED.has(tag)) {
      const close = lower.indexOf(`</${tag}`, end);
      if (close === -1) return;
      at = close;
    } else openTag(out, tag, source.slice(sign + 1 + name.length, end - 1));
  }
}

/** Reads what may be plain text or HTML. Text without a known tag is plain: `a < b` stays as it was. */
export function toReadableText(source: string): ReadableText {
  if (!KNOWN_TAG.test(source)) return { text: source, html: null };
  const out: Output = { text: '', html: '', open: [] };
  walk(source, out);
  for (let last = out.open.pop(); last !== undefined; last = out.open.pop()) out.html += `</${last}>`;
  return { text: out.text.replaceAll(/\n{3,}/g, '\n\n').trim(), html: out.html };
}
