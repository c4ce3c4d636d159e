// Reads the Range header of a request for one file, and cuts the range out of its bytes.

import { parse } from 'range-parser';

/** Offsets from 0, both inclusive. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** `whole`: serve the whole file, also for several ranges. `unsatisfiable`: the file has no such bytes. */
export function parseRange(header: string | undefined, byteSize: number | null): ByteRange | 'whole' | 'unsatisfiable' {
  if (header === undefined || byteSize === null) return 'whole';
  const { code, type, ranges } = parse(byteSize, header.trim());
  if (type !== 'bytes') return 'whole';
  const [range] = ranges;
  if (code === UNSATISFIABLE && range === undefined) return 'unsatisfiable';
  return code !== 0 || range === undefined || ranges.length > 1 ? 'whole' : { from: range.start, to: range.end };
}

/** The code of range-parser for a well-formed header of which no range lies in the file. */
const UNSATISFIABLE = 2;

/** The bytes of the range. Stops reading at its end. */
export async function* cut(body: AsyncIterable<Uint8Array>, { from, to }: ByteRange): AsyncGenerator<Uint8Array> {
  let offset = 0;
  for await (const chunk of body) {
    const start = Math.max(from - offset, 0);
    const end = Math.min(to + 1 - offset, chunk.byteLength);
    if (end > start) yield chunk.subarray(start, end);
    offset += chunk.byteLength;
    if (offset > to) return;
  }
}
