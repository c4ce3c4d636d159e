// The numbers of a bulk send: from a list and from a CSV file, each once, each good or with what is wrong with it.

import type { RecipientResult, UploadedFile } from '../../../domain/commands/message-commands.ts';
import { e164Digits } from '../keys.ts';
import { refuse, type Path } from './checks.ts';
import { PHONE_RULE } from './send-message.ts';

/** Room for about eight thousand numbers. */
export const MAX_CSV_BYTES = 128 * 1024;
export const MAX_LISTED_NUMBERS = 5000;
const MAX_SHOWN_CHARACTERS = 64;

export interface Recipients {
  /** Good ones of the list, as they are sent. */
  readonly phones: readonly string[];
  /** Good ones of the file. */
  readonly filePhones: readonly string[];
  /** One for every distinct number, in the order given. */
  readonly results: readonly RecipientResult[];
}

/** The first cell of every line that has one; a first line that is no number is a heading. */
function firstCells(csv: string): string[] {
  const cells = csv
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) =>
      (line.split(/[,;\t]/)[0] ?? '')
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((cell) => cell !== '');
  const [heading] = cells;
  return heading !== undefined && !/[\d+]/.test(heading) ? cells.slice(1) : cells;
}

async function readCsv(file: UploadedFile): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file.open()) {
    bytes += chunk.byteLength;
    if (bytes > MAX_CSV_BYTES) throw new TypeError('the file is longer than it was said to be');
    chunks.push(chunk);
  }
  return firstCells(Buffer.concat(chunks).toString('utf8'));
}

/** Reads and sorts all numbers. The file must be checked to be at most MAX_CSV_BYTES long. */
export async function readRecipients(listed: readonly string[], file: UploadedFile | null): Promise<Recipients> {
  const cells = file === null ? [] : await readCsv(file);
  const seen = new Set<string>();
  const results: RecipientResult[] = [];
  const take = (number: string, field: Path): string[] => {
    if (seen.has(number)) return [];
    seen.add(number);
    const isGood = e164Digits(number) !== null;
    const errors = isGood ? [] : refuse('INVALID', PHONE_RULE, field);
    results.push({ phoneNumber: number.slice(0, MAX_SHOWN_CHARACTERS), accepted: isGood, errors });
    return isGood ? [number] : [];
  };
  const phones = listed.flatMap((number, index) => take(number, ['to', String(index)]));
  const filePhones = cells.flatMap((number) => take(number, ['recipientsUploadId']));
  return { phones, filePhones, results };
}

/** The good numbers of a file as a file of their own: one a line, without the heading and what was refused. */
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
