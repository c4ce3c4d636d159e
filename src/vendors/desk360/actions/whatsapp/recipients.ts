// The numbers of a bulk send, from a list and from a CSV file: each once, accepted or with the reason for its refusal.

import { CsvError, parse } from 'csv-parse/sync';
import type { RecipientResult, UploadedFile } from '../../../../domain/commands/message-commands.ts';
import { UserErrors } from '../../../../domain/errors/error-codes.ts';
import type { FieldPath } from '../../../../platform/adapter/action-checks.ts';
import { toAsciiDigits, toE164Number } from '../../../../platform/phone-number.ts';
import { e164Digits } from '../../keys.ts';
import { refuse } from '../checks.ts';
import { PHONE_RULE } from '../send-message.ts';

/** Enough for about eight thousand numbers. */
export const MAX_CSV_BYTES = 128 * 1024;
export const MAX_LISTED_NUMBERS = 5000;
const MAX_SHOWN_CHARACTERS = 64;
const FILE_FIELD: FieldPath = ['recipientsUploadId'];

export interface Recipients {
  /** Accepted numbers of the list. */
  readonly phones: readonly string[];
  /** Accepted numbers of the file. */
  readonly filePhones: readonly string[];
  /** One result per distinct number, in the given order. */
  readonly results: readonly RecipientResult[];
}

/** The delimiter in the first line that Excel writes, such as `sep=;`. */
const DELIMITER_LINE = /^sep=(.)(?:\r\n|\n|\r|$)/i;
const MIN_DIGITS = 7;

/**
 * The first cell of every record, without empty ones. A first cell with fewer than 7 digits is a heading and is left out.
 * Throws UserErrors if the file is not CSV, such as one with an unclosed quote.
 */
function firstColumn(csv: string): string[] {
  const [line = '', delimiter] = DELIMITER_LINE.exec(csv) ?? [];
  try {
    const records = parse(csv.slice(line.length), {
      delimiter: delimiter ?? [',', ';', '\t'],
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    const cells = records.map(([cell = '']) => cell.trim()).filter((cell) => cell !== '');
    return isHeading(cells[0] ?? '') ? cells.slice(1) : cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserErrors(refuse('INVALID', 'The file is not valid CSV. Check its quotation marks.', FILE_FIELD));
  }
}

function isHeading(cell: string): boolean {
  return digitsOf(toAsciiDigits(cell)).length < MIN_DIGITS;
}

function digitsOf(text: string): string {
  return text.replaceAll(/[^0-9]/g, '');
}

/** UTF-8 or UTF-16, with or without a byte order mark. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittleEndian = (first === 0xff && second === 0xfe) || second === 0;
  const isBigEndian = (first === 0xfe && second === 0xff) || first === 0;
  return new TextDecoder(isLittleEndian ? 'utf-16le' : isBigEndian ? 'utf-16be' : 'utf-8').decode(bytes);
}

async function readCsv(file: UploadedFile): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.open()) {
    bytes += chunk.byteLength;
    if (bytes > MAX_CSV_BYTES) throw new TypeError('the file is longer than its stated size');
    chunks.push(chunk);
  }
  return firstColumn(decodeText(Buffer.concat(chunks)));
}

/** A number for the vendor, or why it is refused. */
type CheckedNumber = { readonly phone: string } | { readonly refusal: string };

function checkListed(number: string): CheckedNumber {
  return e164Digits(number) === null ? { refusal: PHONE_RULE } : { phone: number };
}

/** Spaces, dashes, brackets, dots, invisible characters and digits of other scripts are accepted, as files have them. */
function checkCell(cell: string): CheckedNumber {
  const text = toAsciiDigits(cell)
    // Excel marks a number as text with an apostrophe or a formula.
    .replace(/^='?"(.*)"$/, '$1')
    .replace(/^'/, '');
  const phone = /^(?:whatsapp:\s*)?(?:\+|00)[^/]*$/i.test(text) ? toE164Number(text) : null;
  return phone === null ? { refusal: refusalOf(text) } : { phone };
}

function refusalOf(text: string): string {
  if (/^\d+(?:[.,]\d+)?E\+?\d+$/i.test(text))
    return 'A spreadsheet shortened this number. Format its column as text and enter the number again.';
  const [character] = /[^\d\s().+\p{Dash}]/u.exec(text) ?? [];
  if (character !== undefined) return `A number contains no "${character}".`;
  if (!/^(?:\+|00)/.test(text)) return 'A number starts with + and a country code.';
  return `A number has 7 to 15 digits with its country code, which does not start with 0. This one has ${digitsOf(text).length}.`;
}

/** Reads and checks all numbers. The file must have at most MAX_CSV_BYTES. Throws UserErrors for a file that is not CSV. */
export async function readRecipients(listed: readonly string[], file: UploadedFile | null): Promise<Recipients> {
  const cells = file === null ? [] : await readCsv(file);
  const seen = new Set<string>();
  const results: RecipientResult[] = [];
  const accept = (number: string, checked: CheckedNumber, field: FieldPath): string[] => {
    const isAccepted = 'phone' in checked;
    const key = isAccepted ? checked.phone : number;
    if (seen.has(key)) return [];
    seen.add(key);
    const errors = isAccepted ? [] : refuse('INVALID', checked.refusal, field);
    results.push({ phoneNumber: number.slice(0, MAX_SHOWN_CHARACTERS), accepted: isAccepted, errors });
    return isAccepted ? [checked.phone] : [];
  };
  const phones = listed.flatMap((number, index) => accept(number, checkListed(number), ['to', String(index)]));
  const filePhones = cells.flatMap((cell) => accept(cell, checkCell(cell), FILE_FIELD));
  return { phones, filePhones, results };
}

/** A file with one number per line, without heading and refused numbers. */
export function toPhoneFile(name: string, phones: readonly string[]): UploadedFile {
  const bytes = Buffer.from(phones.map((phone) => `${phone}\r\n`).join(''));
  return {
    name,
    mimeType: 'text/csv',
    byteSize: bytes.byteLength,
    async *open() {
      yield bytes;
    },
  };
}
