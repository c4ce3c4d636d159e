// The numbers of a bulk send, from a list and from a CSV file: each once, accepted or with the reason for its refusal.

import { CsvError, parse } from 'csv-parse/sync';
import type { RecipientResult, UploadedFile } from '../../../../domain/commands/message-commands.ts';
import { UserErrors } from '../../../../domain/errors/error-codes.ts';
import type { FieldPath } from '../../../../platform/adapter/action-checks.ts';
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

/**
 * The first cell of every record, without empty ones. A first cell without digits is a heading and is left out. Throws
 * UserErrors if the file is not CSV, such as one with an unclosed quote.
 */
function firstColumn(csv: string): string[] {
  try {
    const records = parse(csv, {
      bom: true,
      delimiter: [',', ';', '\t'],
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    const cells = records.map(([cell = '']) => cell.trim()).filter((cell) => cell !== '');
    const [heading] = cells;
    return heading !== undefined && !/[\d+]/.test(heading) ? cells.slice(1) : cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserErrors(refuse('INVALID', 'The file is not valid CSV. Check its quotation marks.', FILE_FIELD));
  }
}

async function readCsv(file: UploadedFile): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.open()) {
    bytes += chunk.byteLength;
    if (bytes > MAX_CSV_BYTES) throw new TypeError('the file is longer than its stated size');
    chunks.push(chunk);
  }
  return firstColumn(Buffer.concat(chunks).toString('utf8'));
}

/** Reads and checks all numbers. The file must have at most MAX_CSV_BYTES. Throws UserErrors for a file that is not CSV. */
export async function readRecipients(listed: readonly string[], file: UploadedFile | null): Promise<Recipients> {
  const cells = file === null ? [] : await readCsv(file);
  const seen = new Set<string>();
  const results: RecipientResult[] = [];
  const accept = (number: string, field: FieldPath): string[] => {
    if (seen.has(number)) return [];
    seen.add(number);
    const accepted = e164Digits(number) !== null;
    const errors = accepted ? [] : refuse('INVALID', PHONE_RULE, field);
    results.push({ phoneNumber: number.slice(0, MAX_SHOWN_CHARACTERS), accepted, errors });
    return accepted ? [number] : [];
  };
  const phones = listed.flatMap((number, index) => accept(number, ['to', String(index)]));
  const filePhones = cells.flatMap((number) => accept(number, FILE_FIELD));
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
