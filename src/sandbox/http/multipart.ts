// A small multipart/form-data parser for the emulated vendors: whole bodies in memory, no dependency.

import type { FormField, FormFile, SandboxBody } from './body.ts';

const BLANK_LINE = Buffer.from('\r\n\r\n');

function attribute(disposition: string, name: string): string | null {
  const quoted = new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition)?.[1];
  if (quoted !== undefined) return quoted.replaceAll(/%22/g, '"').replaceAll(/\\(.)/g, '$1');
  return new RegExp(`[;\\s]${name}=([^;\\s]+)`, 'i').exec(disposition)?.[1] ?? null;
}

function headersOf(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function partsOf(bytes: Buffer, boundary: string): Buffer[] | null {
  const mark = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let at = bytes.indexOf(mark);
  while (at !== -1) {
    const from = at + mark.length;
    if (bytes.subarray(from, from + 2).toString('latin1') === '--') return parts;
    const next = bytes.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), from);
    if (next === -1) return null;
    parts.push(bytes.subarray(from + 2, next));
    at = next + 2;
  }
  return null;
}

/** Parses a multipart body; a missing boundary, end or name makes it `malformed`. */
export function parseMultipart(bytes: Buffer, contentType: string): SandboxBody {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const parts = boundary === null ? null : partsOf(bytes, boundary[1] ?? boundary[2] ?? '');
  if (parts === null) return { kind: 'malformed', reason: 'multipart without boundary or end' };
  const fields: FormField[] = [];
  const files: FormFile[] = [];
  for (const part of parts) {
    const split = part.indexOf(BLANK_LINE);
    if (split === -1) return { kind: 'malformed', reason: 'multipart part without headers' };
    const headers = headersOf(part.subarray(0, split).toString('utf8'));
    const content = part.subarray(split + BLANK_LINE.length);
    const disposition = headers.get('content-disposition') ?? '';
    const name = attribute(disposition, 'name');
    const filename = attribute(disposition, 'filename');
    if (name === null) return { kind: 'malformed', reason: 'multipart part without a name' };
    const type = headers.get('content-type') ?? 'application/octet-stream';
    if (filename === null) fields.push({ name, value: content.toString('utf8') });
    else files.push({ field: name, filename, contentType: type, bytes: Buffer.from(content) });
  }
  return { kind: 'form', fields, files };
}
