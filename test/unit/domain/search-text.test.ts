// Search words: a text is found by its own words, in every script.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldText,
  toIndexText,
  toPhoneIndexText,
  toSearchTerms,
  toTicketIndexText,
} from '../../../src/domain/search-text.ts';

/** What an index does with the words: every term's words stand side by side somewhere. */
function finds(looked: string, text: string): boolean {
  const words = toIndexText(text).split(' ');
  const terms = toSearchTerms(looked);
  return (
    terms.length > 0 &&
    terms.every((term) =>
      words.some((_, start) =>
        term.words.every((word, place) => {
          const found = words[start + place] ?? '';
          return term.prefix && place === term.words.length - 1 ? found.startsWith(word) : found === word;
        }),
      ),
    )
  );
}

describe('folding', () => {
  it.each([
    ['Éclair Über Ångström', 'eclair uber angstrom'],
    ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
    ['ﬁancé', 'fiance'],
    ['Ｎｏ．①', 'no.1'],
    ['ŞİŞLİ', 'sisli'],
    ['ÁÉ', 'ae'],
    ['Привет', 'привет'],
    ['ΑΘΗΝΑ', 'αθηνα'],
    ['İzmir ISPARTA ışıl', 'izmir isparta isil'],
    ['Straße STRASSE STRAẞE', 'strasse strasse strasse'],
    ['ΟΔΟΣ οδος οδοσ', 'οδοσ οδοσ οδοσ'],
    ['Søren Łódź Đorđe Þór Æble Œuvre', 'soren lodz dorde thor aeble oeuvre'],
    ['hy\u00adphen zero\u200bwidth \u202aleft\u202c', 'hyphen zerowidth left'],
    ['مُحَمَّد مـحـمـد', 'محمد محمد'],
    ['שָׁלוֹם', 'שלום'],
  ])('makes %j read %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps the marks that make another letter outside of Latin', () => {
    expect(foldText('が')).not.toBe(foldText('か'));
    expect(foldText('ก่า')).not.toBe(foldText('กา'));
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('is idempotent and ignores case for every character of the planes that have case', () => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x20000; code += 1) {
      const letter = String.fromCodePoint(code);
      const folded = foldText(letter);
      const variants = [folded, letter.toUpperCase(), letter.toLowerCase(), letter.toUpperCase().toLowerCase()];
      if (variants.some((variant) => foldText(variant) !== folded)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('ignores the case of texts, the kind of a Turkish i, and invisible characters', () => {
    const letters = Array.from('aIıİißẞςσΣøŁđéÄ ǅﬁОфі');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters) }), (text) => {
        const folded = foldText(text);
        expect(foldText(text.toUpperCase())).toBe(folded);
        expect(foldText(text.toLowerCase())).toBe(folded);
        expect(foldText(text.replaceAll(/[Iıİ]/g, 'i'))).toBe(folded);
        expect(foldText(Array.from(text).join('\u200b'))).toBe(folded);
      }),
    );
  });

  it('accepts half a surrogate pair', () => {
    expect(() => [foldText('\ud800'), toIndexText('a\udc00b'), toSearchTerms('\ud83d')]).not.toThrow();
  });
});

describe('a text', () => {
  it.each([
    ['Wo ist meine Bestellung?', 'bestell'],
    ['Wo ist meine Bestellung?', 'MEINE'],
    ['Crème brûlée', 'creme brulee'],
    ['creme', 'Crème'],
    ['注文の商品が届きません', '商品'],
    ['注文の商品が届きません', '届'],
    ['注文の商品が届きません', 'ん'],
    ['我的訂單在哪裡', '訂單'],
    ['สินค้ายังไม่มาถึง', 'สินค้า'],
    ['أين طلبي', 'طلب'],
    ['где мой заказ', 'заказ'],
    ['주문이 도착하지', '주문'],
    ['Bestellung 4711-AB', '4711'],
    ['お客様番号12345です', '12345'],
    ['Termin ーa', 'ーa'],
    ['iPhone用ケース', 'iphone'],
    ['हिन्दी में', 'हिन्दी'],
    ['Çağrı Yılmaz', 'YILMAZ'],
    ['Çağrı Yılmaz', 'çağri yilmaz'],
    ['Işıl ISPARTA İzmir', 'IŞIL ısparta IZMIR'],
    ['Hauptstraße', 'HAUPTSTRASSE'],
    ['Bestell\u00adnummer', 'bestellnummer'],
  ])('%j is found by %j', (text, looked) => {
    expect(finds(looked, text)).toBe(true);
  });

  it.each([
    ['Wo ist meine Bestellung?', 'rechnung'],
    ['Wo ist meine Bestellung?', 'tellung'],
    ['注文の商品', '品商'],
    ['🙂🙂', '🙂'],
    ['anything', '...'],
    ['anything', ''],
  ])('%j is not found by %j', (text, looked) => {
    expect(finds(looked, text)).toBe(false);
  });

  it('around emoji and punctuation is found as if they were absent', () => {
    expect(toIndexText('hi👋🏽there—“friend”')).toBe('hi there friend');
    expect(finds('there', 'hi👋🏽there')).toBe(true);
  });

  it('of ASCII only has the same words as beside another script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect([toIndexText(text), 'é'].filter(Boolean).join(' ').replaceAll('é', 'e')).toBe(toIndexText(`${text} é`));
      }),
    );
  });

  const SCRIPTS = [
    'abcé',
    'ÀßſİıŒ',
    'ひらカタ漢字ー',
    'สินค้ากำ',
    'طلبيّ',
    'привет',
    '한국어',
    '👩‍👩‍👧🙂',
    '09٣',
    " -_.,'’#@",
    '\u0301\u0e48',
  ];
  const aText = fc.string({
    unit: fc.constantFrom(...SCRIPTS.flatMap((letters) => Array.from(letters))),
    maxLength: 40,
  });

  it('is found by each of its words, in mixed scripts or not', () => {
    fc.assert(
      fc.property(aText, aText, (one, other) => {
        const text = `${one} ${other}`;
        // A mark without a letter is no word.
        // A zero-width joiner between letters does not separate words.
        const own = (text.replaceAll('\u200d', '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) =>
          /[\p{L}\p{N}]/u.test(word),
        );
        for (const word of own) {
          expect(finds(word, text), `${JSON.stringify(word)} in ${JSON.stringify(text)}`).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is found by every prefix of its words in scripts with spaces', () => {
    const aWord = fc.string({
      unit: fc.constantFrom(...Array.from('abcdefgäöüßпривет0123')),
      minLength: 2,
      maxLength: 10,
    });
    fc.assert(
      fc.property(aWord, fc.nat(8), (word, cut) => {
        const beginning = word.slice(0, 2 + (cut % Math.max(1, word.length - 1)));
        expect(finds(beginning, `before ${word} after`)).toBe(true);
      }),
    );
  });
});

describe('a search', () => {
  it('uses at most 32 terms and matches nothing without words', () => {
    expect(toSearchTerms(Array.from({ length: 100 }, (_, index) => `w${index}`).join(' '))).toHaveLength(32);
    expect(toSearchTerms(' ?! ')).toEqual([]);
  });
});

describe('a phone number', () => {
  it('is found by any run of at least two of its digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9][0-9]{6,14}$/), fc.nat(), fc.nat(), (phone, from, length) => {
        const digits = phone.slice(1);
        const start = from % (digits.length - 1);
        const part = digits.slice(start, start + 2 + (length % (digits.length - start - 1)));
        expect(
          toPhoneIndexText(phone)
            .split(' ')
            .some((word) => word.startsWith(part)),
        ).toBe(true);
      }),
    );
  });

  it('has no words without digits, and that digit with one digit', () => {
    expect([toPhoneIndexText(''), toPhoneIndexText('ext.'), toPhoneIndexText('+7')]).toEqual(['', '', '7']);
  });
});

describe('the words of a ticket', () => {
  it('are those of all searched fields except null, separated by one space', () => {
    const nothing = { subject: null, contactName: null, email: null, number: null, preview: null, phone: null };
    const without = { ...nothing, summary: null, externalReferences: [] };
    expect(toTicketIndexText({ ...without, nativeId: 'N-7' })).toBe('n 7');
    expect(
      toTicketIndexText({
        subject: 'Hello',
        contactName: 'Ünal',
        email: 'a@b.de',
        number: '12',
        nativeId: 'x',
        preview: '',
        phone: '123',
        summary: 'Wants a refund',
        externalReferences: [{ value: 'ORD-9' }],
      }),
    ).toBe('hello unal a b de 12 x 123 23 wants a refund ord 9');
  });
});
