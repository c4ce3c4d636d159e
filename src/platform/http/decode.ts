// Decodes content encodings, up to a limit of decoded bytes.

import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { HttpFailure } from './failure.ts';

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

/** The Accept-Encoding of requests. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

function decoderOf(encoding: string, firstByte: number) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return gunzip;
  if (encoding === 'br') return brotli;
  // "deflate" means the zlib format, but some servers send raw deflate. The low half of zlib's first byte is 8.
  if (encoding === 'deflate') return (firstByte & 0x0f) === 8 ? inflate : inflateRaw;
  return null;
}

/** Decodes the body. Fails with `too-large` beyond `maxBytes`, with `protocol` if it is broken or the encoding unknown. */
export async function decodeContent(
  body: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
  status: number,
): Promise<Buffer> {
  const encoding = contentEncoding?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity' || body.length === 0) return body;
  const decode = decoderOf(encoding, body[0] ?? 0);
  if (decode === null) throw new HttpFailure('protocol', true, status);
  try {
    return await decode(body, { maxOutputLength: maxBytes });
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw new HttpFailure(isTooLarge ? 'too-large' : 'protocol', true, status, { cause });
  }
}
