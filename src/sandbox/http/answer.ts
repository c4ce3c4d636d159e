// The answer of an emulated vendor, before faults and transport.

/** One HTTP answer. `bytes` are sent as they are, `json` is serialised; without both, the body is empty. */
export interface SandboxAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly bytes?: Buffer;
}

/** A JSON answer. */
export function answerJson(status: number, json: unknown, headers: Record<string, string> = {}): SandboxAnswer {
  return { status, json, headers: { 'content-type': 'application/json', ...headers } };
}

/** An answer of raw bytes with its content type. */
export function answerBytes(status: number, bytes: Buffer, contentType: string): SandboxAnswer {
  return { status, bytes, headers: { 'content-type': contentType } };
}

/** An answer without a body, such as 204. */
export function answerEmpty(status: number): SandboxAnswer {
  return { status, headers: {} };
}

/** Adds headers to an answer; they replace existing ones. */
export function withHeaders(answer: SandboxAnswer, headers: Record<string, string>): SandboxAnswer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** The body as bytes. */
export function bytesOf(answer: SandboxAnswer): Buffer {
  if (answer.bytes !== undefined) return answer.bytes;
  if (answer.json !== undefined) return Buffer.from(JSON.stringify(answer.json), 'utf8');
  return Buffer.alloc(0);
}
