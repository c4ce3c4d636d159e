// The HTTP load generator: keeps connections busy for a time and measures the latency of each response.

import { serve } from '../kit/process/child.ts';
import { openConnection, postBytes, type HttpConnection } from '../kit/process/http-connection.ts';
import { percentile } from '../kit/statistics.ts';
import { signed, webhookBody } from '../kit/webhook-body.ts';

export interface LoadRequest {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** Bodies to send in rotation, or distinct text webhooks numbered from this number. */
  readonly send: { readonly bodies: readonly string[] } | { readonly webhooksFrom: number };
  /** Secret that signs each body with HMAC-SHA256; null: unsigned. */
  readonly secret: string | null;
}
export interface LoadResult {
  readonly answered: number;
  /** Other statuses, cut connections and GraphQL responses with errors. */
  readonly failed: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** All requests, answered or not. */
  readonly sent: number;
}

serve({}, { run }, async () => {});

async function run(request: LoadRequest): Promise<LoadResult> {
  const url = new URL(request.url);
  const next = requestsOf(request, url);
  const connections = await Promise.all(Array.from({ length: request.connections }, () => openConnection(url)));
  const latencies: number[] = [];
  const counts = { sent: 0, failed: 0 };
  const startedAt = performance.now();
  const endAt = startedAt + request.seconds * 1000;
  await Promise.all(connections.map((connection) => keepBusy(connection, next, endAt, latencies, counts)));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.close();
  return {
    answered: latencies.length,
    failed: counts.failed,
    sent: counts.sent,
    seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}

function requestsOf({ send, secret }: LoadRequest, url: URL): () => Buffer {
  const headersOf = (body: string) => (secret === null ? {} : { 'x-signature': signed(secret, body) });
  if ('webhooksFrom' in send) {
    let number = send.webhooksFrom;
    return () => {
      const body = webhookBody(number++);
      return postBytes(url, body, headersOf(body));
    };
  }
  const ready = send.bodies.map((body) => postBytes(url, body, headersOf(body)));
  let turn = 0;
  return () => ready[turn++ % ready.length] as Buffer;
}

function keepBusy(
  connection: HttpConnection,
  next: () => Buffer,
  endAt: number,
  latencies: number[],
  counts: { sent: number; failed: number },
): Promise<void> {
  return new Promise((resolve) => {
    const step = (): void => {
      const sentAt = performance.now();
      if (sentAt >= endAt) return resolve();
      counts.sent += 1;
      connection.send(next(), (status, start) => {
        if (status === 200 && !start.startsWith('{"errors"')) latencies.push(performance.now() - sentAt);
        else counts.failed += 1;
        // A cut connection is not reopened, so its loop ends.
        if (status === 0) resolve();
        else step();
      });
    };
    step();
  });
}
