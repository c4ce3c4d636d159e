// Posts bytes to a URL over its own connection pool, which closes when the vendor stops.

import { Agent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface PostAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Poster {
  /** Rejects if the connection fails, after `timeoutMs` without an answer, or when the poster closes. */
  post(url: string, headers: Readonly<Record<string, string>>, body: Buffer, timeoutMs: number): Promise<PostAnswer>;
  close(): void;
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')] as const);
  return Object.fromEntries(entries);
}

/** Creates a poster with keep-alive connections. */
export function createPoster(): Poster {
  const plain = new Agent({ keepAlive: true });
  const secure = new HttpsAgent({ keepAlive: true });
  const ending = new AbortController();
  return {
    post: (url, headers, body, timeoutMs) =>
      new Promise((resolve, reject) => {
        const isSecure = url.startsWith('https:');
        const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(timeoutMs)]);
        const init = { method: 'POST', headers: { 'content-length': String(body.length), ...headers }, signal };
        const request = isSecure
          ? httpsRequest(url, { ...init, agent: secure })
          : httpRequest(url, { ...init, agent: plain });
        request.once('error', reject);
        request.once('response', (response) => {
          response.once('error', reject);
          response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: flat(response.headers) }));
          response.resume();
        });
        request.end(body);
      }),
    close() {
      ending.abort();
      plain.destroy();
      secure.destroy();
    },
  };
}
