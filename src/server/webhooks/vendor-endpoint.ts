// Where a vendor reaches one account of ours: a path that only it knows, and the raw bytes of what it sends.

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

/** The endpoint of this path; every endpoint is compared in constant time, known or not. */
export function endpointOf(
  endpoints: readonly VendorEndpoint[],
  { vendor, account, secret }: EndpointParams,
): VendorEndpoint | null {
  const named = endpoints.find((endpoint) => endpoint.vendor === vendor && endpoint.account === account) ?? NO_ENDPOINT;
  return equalBytes(named.secretPath, secret) && named !== NO_ENDPOINT ? named : null;
}

/** Keeps bodies of this branch as the bytes that came; signatures are over those. */
export function keepRawBodies(door: FastifyInstance, maxBytes: number): void {
  door.removeAllContentTypeParsers();
  door.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
    done(null, body),
  );
}

/** The request as an adapter checks it. */
export function toDelivery(request: VendorRequest, resolveClient: ResolveClient, receivedAt: number): RawDelivery {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return {
    headers,
    body: request.body ?? Buffer.alloc(0),
    remoteAddress: resolveClient(request.raw).address,
    receivedAt,
  };
}
