// Vendor HTML as plain text and as the few safe tags, also when the HTML is hostile.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toReadableText } from '../../../src/platform/adapter/readable-html.ts';

const OPEN_LINK = '<a href="https?:[^"<>]*" rel="noopener noreferrer nofollow">';
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

  test('a megabyte of opened tags is read in time that grows with its length only', () => {
    const startedAt = performance.now();
    for (const source of ['<p ', '<p>', '<!--', '<a href="', '&#1', '<script>']) {
      toReadableText(`<p>${source.repeat(1_000_000 / source.length)}`);
    }
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
