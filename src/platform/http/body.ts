// Encodes a request body: JSON, a form, or multipart with streamed files.

import { randomBytes } from 'node:crypto';
import type { RequestBody } from '../../domain/ports/vendor/calls.ts';
import { HttpFailure } from './failure.ts';

export interface EncodedBody {
  readonly contentType: string;
  /** Exact; it is sent as the content-length. */
  readonly byteSize: number;
  readonly content: Buffer | AsyncIterable<Uint8Array>;
}

type Multipart = Extract<RequestBody, { type: 'multipart' }>;
type FilePart = Multipart['files'][number];

// Browsers write names the same way: the characters that could end the header are percent-encoded.
const quoted = (text: string): string =>
  `"${text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}"`;

const oneLine = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '');

const fieldPart = (boundary: string, [name, value]: readonly [string, string]): Buffer =>
  Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name=${quoted(name)}\r\n\r\n${value}\r\n`);

const fileHead = (boundary: string, file: FilePart): Buffer =>
  Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name=${quoted(file.field)}; filename=${quoted(file.name)}\r\n` +
      `content-type: ${oneLine(file.mimeType) || 'application/octet-stream'}\r\n\r\n`,
  );

/** A file's bytes. Fails with `aborted` if it cannot be read or does not have the stated size. */
async function* exactBytes(file: FilePart): AsyncIterable<Uint8Array> {
  let seen = 0;
  try {
    for await (const chunk of file.open()) {
      seen += chunk.byteLength;
      if (seen > file.byteSize) break;
      yield chunk;
    }
  } catch (cause) {
    throw new HttpFailure('aborted', true, null, { cause });
  }
  if (seen !== file.byteSize) throw new HttpFailure('aborted', true);
}

function encodeMultipart(body: Multipart): EncodedBody {
  const boundary = `deskgraph-${randomBytes(18).toString('hex')}`;
  const fields = Buffer.concat(body.fields.map((field) => fieldPart(boundary, field)));
  const heads = body.files.map((file) => ({ file, head: fileHead(boundary, file) }));
  const end = Buffer.from(`--${boundary}--\r\n`);
  const lineBreak = Buffer.from('\r\n');
  const filesSize = heads.reduce((sum, { file, head }) => sum + head.length + file.byteSize + lineBreak.length, 0);
  async function* content(): AsyncIterable<Uint8Array> {
    if (fields.length > 0) yield fields;
    for (const { file, head } of heads) {
      yield head;
      yield* exactBytes(file);
      yield lineBreak;
    }
    yield end;
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    byteSize: fields.length + filesSize + end.length,
    content: content(),
  };
}

/** Encodes a body. Multipart can be sent only once, because its files are opened while it is sent. */
export function encodeBody(body: RequestBody): EncodedBody {
  if (body.type === 'multipart') return encodeMultipart(body);
  const isJson = body.type === 'json';
  const text = isJson
    ? (JSON.stringify(body.value) ?? 'null')
    : new URLSearchParams(body.fields.map(([name, value]) => [name, value])).toString();
  const content = Buffer.from(text);
  const contentType = isJson ? 'application/json' : 'application/x-www-form-urlencoded;charset=UTF-8';
  return { contentType, byteSize: content.length, content };
}
