// Reads the Range header of a request for one file, and cuts the range out of its bytes.

/** Both ends belong to it; counted from 0. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** `whole`: no range that is served; `outside`: the file has no such bytes. Several ranges at once are not served. */
export function parseRange(header: string | undefined, byteSize: number | null): ByteRange | 'whole' | 'outside' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (byteSize === null || (first === '' && last === '')) return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), byteSize);
    return length === 0 ? 'outside' : { from: byteSize - length, to: byteSize - 1 };
  }
  const from = Number(first);
  const to = last === '' ? byteSize - 1 : Math.min(Number(last), byteSize - 1);
  if (last !== '' && Number(last) < from) return 'whole';
  return from >= byteSize ? 'outside' : { from, to };
}

/** The bytes of the range out of the whole; stops reading behind its end. */
export async function* cut(body: AsyncIterable<Uint8Array>, { from, to }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of body) {
    const start = Math.max(from - at, 0);
    const end = Math.min(to + 1 - at, chunk.byteLength);
    if (end > start) yield chunk.subarray(start, end);
    at += chunk.byteLength;
    if (at > to) return;
  }
}
