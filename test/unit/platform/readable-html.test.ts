// Vendor HTML as plain text and as the few safe tags, also when the HTML is hostile.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toReadableText } from '../../../src/platform/adapter/readable-html.ts';

const OPEN_LINK = '<a href="(?:https?|mailto):[^"<>]*" rel="noopener noreferrer nofollow">';
const SAFE = new RegExp(`^(?:[^<>]|</?(?:p|b|strong|i|em)>|<br>|</a>|${OPEN_LINK})*$`);

describe('plain text', () => {
  test.each(['a < b and c > d', 'I <3 you', 'x <y> z', '&lt;p&gt;', '', 'Hello\nWorld'])(
    '%j stays as it was',
    (text) => {
      expect(toReadableText(text)).toEqual({ text, html: null });
    },
  );
});

describe('the bot texts of the documents', () => {
  test('paragraphs become lines', () => {
    expect(toReadableText('<p>Welcome to Desk360</p>')).toEqual({
      text: 'Welcome to Desk360',
      html: '<p>Welcome to Desk360</p>',
    });
    expect(toReadableText('<p>One?</p><p>Two&nbsp;&amp; three.</p>').text).toBe('One?\nTwo & three.');
  });

  test('a link keeps its address and loses the rest', () => {
    const { text, html } = toReadableText(
      '<p><a href="https://desk360.com/plans" onclick="x()" target="_blank">Link</a> you</p>',
    );
    expect(text).toBe('Link you');
    expect(html).toBe('<p><a href="https://desk360.com/plans" rel="noopener noreferrer nofollow">Link</a> you</p>');
  });
});

describe('the elements of HTML', () => {
  const textOf = (source: string): string => toReadableText(source).text;
  const htmlOf = (source: string): string | null => toReadableText(source).html;

  test('decodes every entity once, also those without a semicolon', () => {
    expect(
      toReadableText('<p>caf&eacute; &hellip; &copy; 2026 &euro;5 &mdash; ok &#8364; &#x20ac; &copy 1</p>'),
    ).toEqual({
      text: 'café … © 2026 €5 — ok € € © 1',
      html: '<p>café … © 2026 €5 — ok € € © 1</p>',
    });
    expect(toReadableText('<p>&amp;lt;b&amp;gt; &unknown;</p>')).toEqual({
      text: '&lt;b&gt; &unknown;',
      html: '<p>&#38;lt;b&#38;gt; &#38;unknown;</p>',
    });
  });

  test('separates cells by tabs and rows by line breaks, also in nested tables', () => {
    expect(toReadableText('<table><tr><td>a</td><td>b</td></tr></table>')).toEqual({
      text: 'a\tb',
      html: '<p>a b</p>',
    });
    expect(
      textOf(
        '<table><tr><th>a</th><th>b</th></tr><tr><td><table><tr><td>c</td><td>d</td></tr></table></td><td>e</td></tr></table>',
      ),
    ).toBe('a\tb\nc\td\ne');
  });

  test('shows no tag as source, whether it is known or not', () => {
    expect(toReadableText('<section>x</section>')).toEqual({ text: 'x', html: '<p>x</p>' });
    expect(toReadableText('Dear <font color="red">you</font>')).toEqual({ text: 'Dear you', html: 'Dear you' });
    expect(toReadableText('<img src="https://x/y.png" alt="z">')).toEqual({ text: 'z', html: 'z' });
    expect(textOf('<p>a<o:p></o:p><custom-tag>b</custom-tag></p>')).toBe('ab');
  });

  test('keeps placeholders in plain text, and mail addresses in angle brackets', () => {
    expect(textOf('Send it to <address> at <time>')).toBe('Send it to <address> at <time>');
    expect(textOf('<p>Ann <ann@example.com> wrote</p>')).toBe('Ann <ann@example.com> wrote');
  });

  test('keeps the spaces and lines of pre, and breaks the line after it', () => {
    expect(toReadableText('<pre>x  y\n  z</pre><p>z</p>')).toEqual({
      text: 'x  y\n  z\nz',
      html: '<p>x\u00a0 y<br>\u00a0 z</p><p>z</p>',
    });
  });

  test('collapses white space where elements break the lines, and keeps the line breaks of a text without any', () => {
    expect(textOf('<div>\n  Hello\n  <b>you</b> \n</div>\n<div>Bye</div>')).toBe('Hello you\nBye');
    expect(textOf('Hello\n<b>you</b>\n\nBye')).toBe('Hello\nyou\n\nBye');
  });

  test('breaks the line before and after a block, and at every br', () => {
    expect(textOf('a<div>b<div>c</div></div>d<br>e<br><br>f<hr>g')).toBe('a\nb\nc\nd\ne\n\nf\ng');
    expect(htmlOf('<div><p>a<b>b</p><p>c</b>d</p></div>')).toBe('<p>a<b>b</b></p><p><b>c</b>d</p>');
  });

  test('marks list items', () => {
    expect(textOf('<ul><li>a</li><li><p>b</p></li></ul><ol><li>c<li>d</ol>')).toBe('- a\n- b\n1. c\n2. d');
  });

  test('replaces a picture by its alternative text, as text', () => {
    expect(toReadableText('<p>See <img src="x.png" alt="the photo"> please</p>').text).toBe('See the photo please');
    const hostile = toReadableText('<p><img alt="<b onclick=x>&lt;i&gt;"></p>');
    expect(hostile.text).toBe('<b onclick=x><i>');
    expect(hostile.html).not.toContain('<b');
  });

  test('keeps links to mailboxes', () => {
    expect(htmlOf('<a href="mailto:help@example.com?subject=Hi">mail</a>')).toBe(
      '<a href="mailto:help@example.com?subject=Hi" rel="noopener noreferrer nofollow">mail</a>',
    );
    expect(htmlOf('<a href="mailto:">x</a>')).toBe('x');
  });

  test('ends comments as browsers do', () => {
    expect(textOf('<p>a<!-- x --!>b<!-->c<!--->d<!-- > -->e</p>')).toBe('abcde');
  });

  test('drops the content of scripts, styles and the like', () => {
    for (const name of ['script', 'style', 'title', 'template', 'noscript', 'iframe', 'object', 'svg', 'math']) {
      expect(textOf(`<p>a<${name}>alert(1) <b>x</b></${name}>b</p>`), name).toBe('ab');
    }
    expect(textOf('<p>a<object>x<object>y</object>z</object>b<svg/>c</p>')).toBe('abc');
  });
});

describe('hostile HTML', () => {
  test.each([
    '<p><script>alert(1)</script>hi</p>',
    '<p><img src=x onerror=alert(1)>hi</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" &#106;avascript:alert(1)">x</a>',
    '<a href="https://a" href="javascript:alert(1)">x</a>',
    "<a href='https://a/\"><script>alert(1)</script>'>x</a>",
    '<p <b onmouseover=alert(1)>x',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<p><!--><script>alert(1)</script>--></p>',
    '<p><svg><a href="https://x">x</a></svg></p>',
    '<p title=">"><i>x</p></i>',
    '<p>\u{130}\u{130}<style>x</style>y</p>',
  ])('%j comes out with safe tags only', (source) => {
    expect(toReadableText(source).html).toMatch(SAFE);
  });

  test('only addresses of the web are links', () => {
    for (const address of ['javascript:alert(1)', 'data:text/html,x', '//evil', 'https://user:pw@bank', 'ftp://x']) {
      expect(toReadableText(`<a href="${address}">x</a>`).html, address).toBe('x');
    }
  });

  test('any mix of tags, quotes and entities comes out balanced and safe', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 6, unit: 'binary' }),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '=',
        '/',
        '<p>',
        '</p>',
        '<a href="',
        'https://x',
        '">',
        '</a>',
        '<b',
        '<br/>',
        '<!--',
        '-->',
        '<script>',
        '</script',
        '&lt;',
        '&#60;',
        '&#x3c;',
        '&amp;lt;',
        'onclick=',
        'javascript:',
        '<SVG ',
        '\0',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = toReadableText(`<p>${pieces.join('')}`).html ?? '';
        expect(html).toMatch(SAFE);
        for (const tag of ['p', 'a', 'b', 'i', 'em', 'strong']) {
          expect(html.split(`</${tag}>`).length, tag).toBe(html.split(new RegExp(`<${tag}[ >]`)).length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '<p ',
    '<p>',
    '<div>',
    '<b>',
    '<b></i>',
    '</p>',
    '<!--',
    '<a href="',
    "<a href='https://x'>",
    '&#1',
    '&eacute',
    '<script>',
    '<svg>',
    '<ol><li>',
    '<td>',
    '<pre> ',
    '<br>',
    ' ',
    '\n\t',
    '<x><div>',
  ])('a megabyte of %j is read in linear time', (piece) => {
    const source = `<p>${piece.repeat(1_000_000 / piece.length)}`;
    const startedAt = process.cpuUsage();
    expect(toReadableText(source)).toBeDefined();
    const { user, system } = process.cpuUsage(startedAt);
    // About 150 ms on an idle core; a reader that is quadratic needs minutes.
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});
