// The numbers in a CSV file of recipients.

import { expect, test } from 'vitest';
import { MAX_CSV_BYTES, readRecipients } from '../../../../../src/vendors/desk360/actions/whatsapp/recipients.ts';
import { uploaded } from '../account.ts';

const A = '+905550000001';
const B = '+905550000002';

async function numbersOf(csv: string): Promise<readonly string[]> {
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
  expect(await numbersOf(`"1,b",${A}\n"${B}",Bob\n`)).toEqual(['1,b', B]);
  expect(await numbersOf(`"1\n2",${A}\n${B}\n`)).toEqual(['1\n2', B]);
  expect(await numbersOf(`"say ""1""",${A}\n${B}\n`)).toEqual(['say "1"', B]);
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
