// Reads a request's body and parses it by its content type.

import type { IncomingMessage } from 'node:http';
import type { SandboxBody } from './body.ts';
import { parseMultipart } from './multipart.ts';

const MAX_BODY_BYTES = 160 * 1024 * 1024;

async function bytesFrom(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new RangeError('request body too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): SandboxBody {
  try {
    return { kind: 'json', value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return { kind: 'malformed', reason: 'not JSON' };
  }
}

/** Reads the whole body; rejects when the client hangs up or sends more than a sandbox wants to hold. */
export async function readBody(request: IncomingMessage): Promise<SandboxBody> {
  const bytes = await bytesFrom(request);
  if (bytes.length === 0) return { kind: 'none' };
  const contentType = request.headers['content-type'] ?? '';
  if (/^application\/(?:[\w.+-]*\+)?json/i.test(contentType)) return parseJson(bytes);
  if (/^multipart\/form-data/i.test(contentType)) return parseMultipart(bytes, contentType);
  const text = bytes.toString('utf8');
  if (!/^application\/x-www-form-urlencoded/i.test(contentType)) return { kind: 'text', text, contentType };
  const fields = [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
  return { kind: 'form', fields, files: [] };
}
