// Phone numbers: every usual spelling has one form, and no other text is taken for a number.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOfNumber, toE164Number } from '../../../src/platform/phone-number.ts';

describe('a phone number', () => {
  it.each([
    '905321112233',
    '+905321112233',
    '00905321112233',
    '+90 532 111 22 33',
    '+90-532-111-22-33',
    '+90 (532) 111.22/33',
    '+90\u00a0532\u2011111\u00a022\u00a033',
    '\u202a+905321112233\u202c',
    '+٩٠٥٣٢١١١٢٢٣٣',
    '＋９０５３２１１１２２３３',
    'whatsapp:+905321112233',
    '905321112233@s.whatsapp.net',
    '905321112233:12@s.whatsapp.net',
    'tel:+905321112233',
  ])('written as %j is +905321112233', (text) => {
    expect(toE164Number(text)).toBe('+905321112233');
  });

  it.each([
    'US.1349120865',
    '12345678901234@lid',
    '05321112233',
    '12345',
    '1234567890123456',
    'ada',
    '',
    '9.05321E+11',
  ])('is not read from %j', (text) => {
    expect(toE164Number(text)).toBeNull();
  });

  it('loses the trunk zero in brackets', () => {
    expect(toE164Number('+44 (0)20 7946 0018')).toBe('+442079460018');
  });

  it('in E.164 stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9][0-9]{6,14}$/), (text) => {
        const once = toE164Number(text);
        expect(once).not.toBeNull();
        expect(toE164Number(once ?? '')).toBe(once);
      }),
    );
  });
});

describe('the forms of a number', () => {
  it.each([
    ['+554188887777', '+5541988887777'],
    ['+5215512345678', '+525512345678'],
    ['+541151234567', '+5491151234567'],
  ])('of %s and %s are the same two, the canonical one first', (other, canonical) => {
    expect([formsOfNumber(other), formsOfNumber(canonical)]).toEqual([
      [canonical, other],
      [canonical, other],
    ]);
  });

  it.each(['+554133334444', '+5541933334444', '+905321112233'])('%s has only one', (number) => {
    expect(formsOfNumber(number)).toEqual([number]);
  });
});
