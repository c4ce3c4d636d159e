// JSON whose numbers keep every digit.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '../../../src/platform/adapter/exact-json.ts';

describe('JSON with long numbers', () => {
  it('keeps every digit of whole numbers beyond 2^53 as text', () => {
    expect(parseExactJson('{"id":9007199254740993,"ids":[-9223372036854775808,18446744073709551615]}')).toEqual({
      id: '9007199254740993',
      ids: ['-9223372036854775808', '18446744073709551615'],
    });
  });

  it('leaves safe numbers, fractions, exponents and texts as they are', () => {
    const text = '{"a":9007199254740991,"b":38.980626349512345678,"c":1e300,"d":"9007199254740993","e":0}';
    expect(parseExactJson(text)).toEqual(JSON.parse(text));
  });

  it('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.json().filter((text) => !/\d{16}/.test(text)),
        (text) => {
          expect(parseExactJson(text)).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives back any 64-bit number digit by digit', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 64n - 1n), (id) => {
        expect(String((parseExactJson(`{"id":${id}}`) as { id: unknown }).id)).toBe(String(id));
      }),
    );
  });

  it('refuses what is not JSON', () => {
    expect(() => parseExactJson('{"id":9007199254740993')).toThrow(SyntaxError);
  });
});
