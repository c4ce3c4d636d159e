// The door for vendors: one secret path per account, raw bytes in, a yes only when the delivery is on disk.

import type { FastifyInstance, FastifyReply } from 'fastify';
import { StoreUnavailableError } from '../../domain/ports/storage/store.ts';
import type { Ingest, IngestOutcome } from '../../events/ingest/ingest.ts';
import type { ResolveClient } from '../http/client-address.ts';
import {
  endpointOf,
  keepRawBodies,
  toDelivery,
  type EndpointParams,
  type VendorEndpoint,
  type VendorRequest,
} from './vendor-endpoint.ts';

export interface WebhookRouteOptions {
  readonly ingest: Ingest;
  readonly endpoints: readonly VendorEndpoint[];
  /** Largest body in bytes; more is refused before it is read. */
  readonly maxBytes: number;
  readonly resolveClient: ResolveClient;
  now(): number;
  /** Told how long an acknowledged delivery took, seconds. */
  observeAck?(vendor: string, seconds: number): void;
}

const RETRY_AFTER_SECONDS = 5;

/** Registers the door on its own branch of the server, where bodies stay raw bytes. */
export async function registerWebhooks(app: FastifyInstance, options: WebhookRouteOptions): Promise<void> {
  await app.register(async (door) => {
    keepRawBodies(door, options.maxBytes);
    door.route<{ Params: EndpointParams; Body: Buffer | undefined }>({
      method: ['GET', 'HEAD', 'POST'],
      url: '/webhooks/:vendor/:account/:secret',
      bodyLimit: options.maxBytes,
      // The path is checked before the body is read: who does not know it sends nothing into memory.
      onRequest: async (request, reply) => {
        if (endpointOf(options.endpoints, request.params) === null) return reply.code(404).send({ error: 'not found' });
        const encoding = request.headers['content-encoding'] ?? 'identity';
        if (encoding !== 'identity') return reply.code(415).send({ error: 'send the body without content-encoding' });
        return undefined;
      },
      handler: async (request, reply) =>
        request.method === 'POST' ? take(request, reply, options) : reply.code(200).send(),
    });
  });
}

async function take(request: VendorRequest, reply: FastifyReply, options: WebhookRouteOptions): Promise<FastifyReply> {
  const startedAt = performance.now();
  try {
    const outcome = await options.ingest.receive(
      request.params.account,
      toDelivery(request, options.resolveClient, options.now()),
    );
    if (outcome.state !== 'rejected')
      options.observeAck?.(request.params.vendor, (performance.now() - startedAt) / 1000);
    return await answer(reply, outcome);
  } catch (failure) {
    if (!(failure instanceof StoreUnavailableError)) throw failure;
    return reply
      .code(503)
      .header('retry-after', RETRY_AFTER_SECONDS)
      .send({ error: 'cannot be kept now, send it again' });
  }
}

/** A quarantined delivery is kept and will be looked at: sending it again would not help, so the vendor hears yes. */
async function answer(reply: FastifyReply, outcome: IngestOutcome): Promise<FastifyReply> {
  if (outcome.state === 'rejected')
    return reply.code(outcome.reason === 'UNKNOWN_ENDPOINT' ? 404 : 401).send({ error: 'refused' });
  return reply
    .code(200)
    .headers(outcome.answerHeaders)
    .send({ received: true, duplicate: outcome.state === 'duplicate' });
}
