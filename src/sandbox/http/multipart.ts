// Parses multipart/form-data bodies of requests to the emulated vendors.

import { once } from 'node:events';
import { Busboy } from '@fastify/busboy';
import type { SandboxBody } from './body.ts';

interface Part {
  readonly name: string | undefined;
  readonly filename: string | undefined;
  readonly contentType: string;
  readonly chunks: Buffer[];
}

/** Decodes the characters that browsers and undici escape in names (WHATWG multipart/form-data). */
function unescapeName(name: string): string {
  return name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

async function readParts(bytes: Buffer, contentType: string): Promise<Part[]> {
  // Every part is read as a file: busboy reports the early end of a file, but not of a text field.
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    preservePath: true,
    isPartAFile: () => true,
  });
  const parts: Part[] = [];
  parser.on('file', (name: string | undefined, stream, filename: string | undefined, _encoding, type) => {
    const chunks: Buffer[] = [];
    parts.push({ name, filename, contentType: type, chunks });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', (error) => parser.destroy(error));
  });
  // A cut body emits more than one error; `once` handles the first.
  parser.on('error', () => undefined);
  const finished = once(parser, 'finish');
  parser.end(bytes);
  await finished;
  return parts;
}

/** Parses a multipart body; a missing boundary, end or name makes it `malformed`. */
export async function parseMultipart(bytes: Buffer, contentType: string): Promise<SandboxBody> {
  const parts = await readParts(bytes, contentType).catch(() => null);
  if (parts === null) return { kind: 'malformed', reason: 'multipart without boundary or end' };
  if (parts.some(({ name }) => name === undefined)) {
    return { kind: 'malformed', reason: 'multipart part without a name' };
  }
  const named = parts.map((part) => ({
    ...part,
    name: unescapeName(part.name ?? ''),
    bytes: Buffer.concat(part.chunks),
  }));
  return {
    kind: 'form',
    fields: named
      .filter(({ filename }) => filename === undefined)
      .map(({ name, bytes: value }) => ({ name, value: value.toString('utf8') })),
    files: named.flatMap(({ name, filename, contentType: type, bytes: content }) =>
      filename === undefined
        ? []
        : [{ field: name, filename: unescapeName(filename), contentType: type, bytes: content }],
    ),
  };
}
