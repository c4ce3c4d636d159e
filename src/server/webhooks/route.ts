// Webhooks: one secret path per account. The raw bytes are acknowledged only once they are on disk.

import type { FastifyInstance, FastifyReply } from 'fastify';
import { StoreUnavailableError } from '../../domain/ports/storage/store.ts';
import type { Ingest, IngestOutcome } from '../../events/ingest/ingest.ts';
import type { Clock } from '../../platform/clock.ts';
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
  /** Largest body in bytes. A larger one is refused before it is read. */
  readonly maxBytes: number;
  readonly resolveClient: ResolveClient;
  readonly clock: Clock;
  /** Called with the time to acknowledge a delivery, in seconds. */
  observeAck?(vendor: string, seconds: number): void;
}

const RETRY_AFTER_SECONDS = 5;

/** Registers the route in its own fastify context, where bodies stay raw bytes. */
export async function registerWebhooks(app: FastifyInstance, options: WebhookRouteOptions): Promise<void> {
  await app.register(async (routes) => {
    keepRawBodies(routes, options.maxBytes);
    routes.route<{ Params: EndpointParams; Body: Buffer | undefined }>({
      method: ['GET', 'HEAD', 'POST'],
      url: '/webhooks/:vendor/:account/:secret',
      bodyLimit: options.maxBytes,
      // The path is checked before the body is read, so that an unknown sender cannot fill memory.
      onRequest: async (request, reply) => {
        if (endpointOf(options.endpoints, request.params) === null) return reply.code(404).send({ error: 'not found' });
        const encoding = request.headers['content-encoding'] ?? 'identity';
        if (encoding !== 'identity') return reply.code(415).send({ error: 'send the body without content-encoding' });
        return undefined;
      },
      handler: async (request, reply) =>
        request.method === 'POST' ? receive(request, reply, options) : reply.code(200).send(),
    });
  });
}

async function receive(
  request: VendorRequest,
  reply: FastifyReply,
  options: WebhookRouteOptions,
): Promise<FastifyReply> {
  const startedAt = options.clock.elapsed();
  try {
    const outcome = await options.ingest.receive(
      request.params.account,
      toDelivery(request, options.resolveClient, options.clock.now()),
    );
    if (outcome.state !== 'rejected')
      options.observeAck?.(request.params.vendor, (options.clock.elapsed() - startedAt) / 1000);
    return await acknowledge(reply, outcome);
  } catch (failure) {
    if (!(failure instanceof StoreUnavailableError)) throw failure;
    return reply
      .code(503)
      .header('retry-after', RETRY_AFTER_SECONDS)
      .send({ error: 'cannot be stored now, send it again' });
  }
}

/** A quarantined delivery is stored and acknowledged too: sending it again would not help. */
async function acknowledge(reply: FastifyReply, outcome: IngestOutcome): Promise<FastifyReply> {
  if (outcome.state === 'rejected')
    return reply.code(outcome.reason === 'UNKNOWN_ENDPOINT' ? 404 : 401).send({ error: 'refused' });
  return reply
    .code(200)
    .headers(outcome.answerHeaders)
    .send({ received: true, duplicate: outcome.state === 'duplicate' });
}
