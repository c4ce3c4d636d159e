// The secret path at which a vendor reaches one account, and its requests as raw bytes.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RawDelivery } from '../../domain/ports/vendor/deliveries.ts';
import { equalBytes } from '../../platform/adapter/signature.ts';
import type { ResolveClient } from '../http/client-address.ts';

export interface VendorEndpoint {
  readonly vendor: string;
  readonly account: string;
  readonly secretPath: string;
}
export interface EndpointParams {
  readonly vendor: string;
  readonly account: string;
  readonly secret: string;
}
export type VendorRequest = FastifyRequest<{ Params: EndpointParams; Body: Buffer | undefined }>;

const NO_ENDPOINT: VendorEndpoint = { vendor: '', account: '', secretPath: '' };

/** The endpoint of this path, or null. The comparison takes constant time, also for an unknown account. */
export function endpointOf(
  endpoints: readonly VendorEndpoint[],
  { vendor, account, secret }: EndpointParams,
): VendorEndpoint | null {
  const named = endpoints.find((endpoint) => endpoint.vendor === vendor && endpoint.account === account) ?? NO_ENDPOINT;
  return equalBytes(named.secretPath, secret) && named !== NO_ENDPOINT ? named : null;
}

/** Keeps bodies of this fastify context as raw bytes, because signatures cover those. */
export function keepRawBodies(routes: FastifyInstance, maxBytes: number): void {
  routes.removeAllContentTypeParsers();
  routes.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
    done(null, body),
  );
}

/** The request in the form that adapters verify. */
export function toDelivery(request: VendorRequest, resolveClient: ResolveClient, receivedAt: number): RawDelivery {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return {
    headers,
    body: request.body ?? Buffer.alloc(0),
    remoteAddress: resolveClient(request.raw).address,
    receivedAt,
  };
}
