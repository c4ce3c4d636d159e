// Parses the body of a request by its content type.

import type { SandboxBody } from './body.ts';
import { parseMultipart } from './multipart.ts';

function parseJson(bytes: Buffer): SandboxBody {
  try {
    return { kind: 'json', value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return { kind: 'malformed', reason: 'not JSON' };
  }
}

/** Parses a complete body. Never rejects: an invalid body is `malformed`, an unknown content type is text. */
export async function parseBody(bytes: Buffer, contentType: string): Promise<SandboxBody> {
  if (bytes.length === 0) return { kind: 'none' };
  if (/^application\/(?:[\w.+-]*\+)?json/i.test(contentType)) return parseJson(bytes);
  if (/^multipart\/form-data/i.test(contentType)) return parseMultipart(bytes, contentType);
  const text = bytes.toString('utf8');
  if (!/^application\/x-www-form-urlencoded/i.test(contentType)) return { kind: 'text', text, contentType };
  const fields = [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
  return { kind: 'form', fields, files: [] };
}
