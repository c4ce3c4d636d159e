// Opens graphql-ws clients to the gateway the page came from; every one of them resumes after a broken connection.

import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { resumable, type ResumableHooks } from 'deskgraph/client';

/**
 * A client for `endpoint` (http or https); its socket opens with the first operation and closes with the last.
 * `connectionParams` that are a function are asked for at each connect, so that a token typed in the meantime counts.
 */
export function createGatewaySocket(
  endpoint: string,
  connectionParams: NonNullable<ClientOptions['connectionParams']>,
  hooks: ResumableHooks = {},
): Client {
  return createClient(resumable({ url: endpoint.replace(/^http/, 'ws'), connectionParams }, hooks));
}
