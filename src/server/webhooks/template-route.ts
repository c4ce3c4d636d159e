// Serves templates to vendors that fetch them: one secret path per account, a signature, and a list in the vendor's format.

import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CatalogRecord } from '../../domain/catalog.ts';
import type { AccountDirectory, OpenAccount } from '../../domain/ports/account.ts';
import type { ResolveClient } from '../http/client-address.ts';
import {
  endpointOf,
  keepRawBodies,
  toDelivery,
  type EndpointParams,
  type VendorEndpoint,
  type VendorRequest,
} from './vendor-endpoint.ts';

export interface TemplateRouteOptions {
  readonly endpoints: readonly VendorEndpoint[];
  readonly accounts: AccountDirectory;
  readonly resolveClient: ResolveClient;
  now(): number;
  /** The templates of an account: refreshed when stale, the cached ones when the vendor is down. */
  templatesOf(account: OpenAccount): Promise<readonly CatalogRecord<'template'>[]>;
}

/** A request names at most one channel. */
const MAX_BYTES = 4096;

/** Registers GET and POST /templates/:vendor/:account/:secret; an account that offers none answers 404. */
export async function registerTemplates(app: FastifyInstance, options: TemplateRouteOptions): Promise<void> {
  await app.register(async (routes) => {
    keepRawBodies(routes, MAX_BYTES);
    routes.route<{ Params: EndpointParams; Body: Buffer | undefined }>({
      method: ['GET', 'POST'],
      url: '/templates/:vendor/:account/:secret',
      bodyLimit: MAX_BYTES,
      onRequest: async (request, reply) =>
        endpointOf(options.endpoints, request.params) === null
          ? reply.code(404).send({ error: 'not found' })
          : undefined,
      handler: (request, reply) => answer(request, reply, options),
    });
  });
}

async function answer(
  request: VendorRequest,
  reply: FastifyReply,
  { accounts, resolveClient, now, templatesOf }: TemplateRouteOptions,
): Promise<FastifyReply> {
  const account = accounts.find(request.params.account);
  const offer = account?.adapter.templateOffer;
  if (account === null || offer === undefined) return reply.code(404).send({ error: 'not found' });
  const delivery = toDelivery(request, resolveClient, now());
  if (!offer.verify(delivery).accepted) return reply.code(401).send({ error: 'refused' });
  const others = offer.accounts.flatMap((id) => accounts.find(id) ?? []);
  const known = await Promise.all([account, ...others.filter((other) => other !== account)].map(templatesOf));
  return reply.code(200).headers(offer.answerHeaders(delivery)).send(offer.write(known.flat()));
}
