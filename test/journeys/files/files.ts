// Files for the upload and media endpoints, with real file headers, and the upload request.

import type { TestGateway } from '../../kit/gateway/gateway.ts';
import type { Json } from '../../kit/json.ts';

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
}
export const png = (name = 'picture.png'): NamedFile => ({ name, bytes: PNG, type: 'image/png' });
export const pdf = (name = 'letter.pdf'): NamedFile => ({ name, bytes: PDF, type: 'application/pdf' });

/** POST /uploads with these files; what came back, with the seconds of Retry-After. */
export async function upload(
  gateway: Pick<TestGateway, 'url'>,
  files: readonly NamedFile[],
  headers: Record<string, string> = { 'deskgraph-upload': '1' },
): Promise<{ readonly status: number; readonly retryAfter: number | null; readonly answer: Json }> {
  const form = new FormData();
  for (const { name, bytes, type } of files) {
    form.append('file', new Blob([new Uint8Array(bytes)], type === undefined ? {} : { type }), name);
  }
  const response = await fetch(`${gateway.url}/uploads`, { method: 'POST', body: form, headers });
  const wait = response.headers.get('retry-after');
  return { status: response.status, retryAfter: wait === null ? null : Number(wait), answer: await response.json() };
}

/** The ids of files that were taken. */
export async function uploaded(gateway: Pick<TestGateway, 'url'>, files: readonly NamedFile[]): Promise<string[]> {
  const { status, answer } = await upload(gateway, files);
  if (status !== 201) throw new Error(`not taken: ${status} ${JSON.stringify(answer)}`);
  return (answer as { id: string }[]).map(({ id }) => id);
}
