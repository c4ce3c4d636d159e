// The numbers in a CSV file of recipients.

import { expect, test } from 'vitest';
import { MAX_CSV_BYTES, readRecipients } from '../../../../../src/vendors/desk360/actions/whatsapp/recipients.ts';
import { uploaded } from '../account.ts';

const A = '+905550000001';
const B = '+905550000002';

async function numbersOf(csv: string | Buffer): Promise<readonly string[]> {
  const { results } = await readRecipients([], uploaded('numbers.csv', csv, 'text/csv'));
  return results.map(({ phoneNumber }) => phoneNumber);
}

test.each([
  ['a comma', `${A},Ann\n${B},Bob\n`],
  ['a semicolon', `${A};Ann\n${B};Bob\n`],
  ['a tab', `${A}\tAnn\n${B}\tBob\n`],
])('cells are separated by %s', async (_, csv) => {
  expect(await numbersOf(csv)).toEqual([A, B]);
});

test('a quoted first cell may contain a delimiter, a line break and a quotation mark', async () => {
  expect(await numbersOf(`"1234567,b",${A}\n"${B}",Bob\n`)).toEqual(['1234567,b', B]);
  expect(await numbersOf(`"1234567\n2",${A}\n${B}\n`)).toEqual(['1234567\n2', B]);
  expect(await numbersOf(`"say ""1234567""",${A}\n${B}\n`)).toEqual(['say "1234567"', B]);
});

test('a quoted later cell may contain a line break', async () => {
  expect(await numbersOf(`${A},"Ann\n${B}"\n${B},Bob\n`)).toEqual([A, B]);
});

test('lines may have different lengths and ends, spaces around cells, and a byte order mark', async () => {
  expect(await numbersOf(`\uFEFFphone,name\r\n "${A}" ,Ann,x\r${B}\n\n,\n`)).toEqual([A, B]);
});

test('a heading may be quoted and contain a delimiter, and a number on the first line is not a heading', async () => {
  expect(await numbersOf(`"phone, mobile",name\n${A},Ann\n`)).toEqual([A]);
  expect(await numbersOf(`${A}\n${B}\n`)).toEqual([A, B]);
});

test('a quotation mark inside a cell without quotes belongs to the cell', async () => {
  expect(await numbersOf(`${A},5" pipe\n${B},x\n`)).toEqual([A, B]);
});

test('a file with an unclosed quotation mark is refused', async () => {
  await expect(numbersOf(`"${A},Ann\n${B},Bob\n`)).rejects.toMatchObject({
    errors: [{ code: 'INVALID', field: ['recipientsUploadId'], vendor: 'DESK360' }],
  });
});

test('an empty file contains no number, and a file beyond the limit is not read', async () => {
  expect(await numbersOf('')).toEqual([]);
  await expect(numbersOf('1'.repeat(MAX_CSV_BYTES + 1))).rejects.toThrow(TypeError);
});

test.each([
  ['direction marks', `\u202a${A}\u202c`],
  ['no-break spaces', '+90\u00a0555\u00a0000\u00a000\u00a001'],
  ['spaces and brackets', '+90 (555) 000 00 01'],
  ['dashes of all kinds', '+90-555\u2011000\u201300-01'],
  ['digits of another script', '+٩٠٥٥٥٠٠٠٠٠٠١'],
  ['full-width digits', '＋９０５５５００００００１'],
  ['00 instead of a plus sign', '00905550000001'],
  ['the apostrophe of Excel', `'${A}`],
  ['the formula of Excel', `="${A}"`],
])('a number in a file may have %s', async (_, cell) => {
  const { filePhones, results } = await readRecipients([], uploaded('numbers.csv', `${cell}\n${A}\n`, 'text/csv'));
  expect([filePhones, results]).toEqual([[A], [{ phoneNumber: cell, accepted: true, errors: [] }]]);
});

test.each([
  ['9.05321E+11', 'A spreadsheet shortened this number.'],
  ['+90 555 000 00 01 ext 3', 'A number contains no "e".'],
  ['+905550000001/2', 'A number contains no "/".'],
  ['05550000001', 'A number starts with + and a country code.'],
  ['905550000001', 'A number starts with + and a country code.'],
  ['+90555', 'This one has 5.'],
  ['+9055500000012345678', 'This one has 19.'],
])('the refusal of %s says why', async (cell, reason) => {
  const { filePhones, results } = await readRecipients([], uploaded('numbers.csv', `${B}\n${cell}\n`, 'text/csv'));
  expect([filePhones, results[1]?.phoneNumber, results[1]?.accepted]).toEqual([[B], cell, false]);
  expect(results[1]?.errors[0]?.message).toContain(reason);
});

test('a listed number is not rewritten', async () => {
  const { phones, results } = await readRecipients(['+90 555 000 00 01', B], null);
  expect([phones, results.map(({ accepted }) => accepted)]).toEqual([[B], [false, true]]);
});

test.each([
  ['a digit', `Phone 1\n${A}\n`],
  ['a plus sign', `Telefon (+49…)\n${A}\n`],
  ['a delimiter line before it', `sep=;\nphone;name\n${A};Ann\n`],
  ['a delimiter of its own', `sep=|\r\nphone|name\r\n${A}|Ann\r\n`],
])('a heading may have %s', async (_, csv) => {
  expect(await numbersOf(csv)).toEqual([A]);
});

test('a first line in digits of another script is a number', async () => {
  expect(await numbersOf(`٩٠٥٥٥٠٠٠٠٠٠١\n${B}\n`)).toEqual(['٩٠٥٥٥٠٠٠٠٠٠١', B]);
});

test('a file may be UTF-16 in both byte orders, with and without a byte order mark', async () => {
  for (const start of ['\ufeff', '']) {
    const bytes = Buffer.from(`${start}phone;name\r\n${A};Åsa\r\n`, 'utf16le');
    expect(await numbersOf(bytes)).toEqual([A]);
    expect(await numbersOf(Buffer.from(bytes).swap16())).toEqual([A]);
  }
});
