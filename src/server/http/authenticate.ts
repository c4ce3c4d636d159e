// Identifies the client of a request by its bearer token or, in the sandbox, by its address on this machine.

import { REQUEST_ERRORS, RequestError } from '../../domain/errors/error-codes.ts';
import type { AccountDirectory } from '../../domain/ports/account.ts';
import type { Viewer } from '../../graph/context.ts';
import { CLIENT_SCOPES } from '../../platform/config/client-scopes.ts';
import type { ClientConfig } from '../../platform/config/config.ts';
import { equalBytes } from '../../platform/adapter/signature.ts';
import type { RequestOrigin, ResolveClient } from './client-address.ts';

export interface AuthenticateOptions {
  readonly accounts: AccountDirectory;
  readonly clients: readonly ClientConfig[];
  /** True in the sandbox: requests from this machine need no token. */
  readonly openToLoopback: boolean;
  readonly resolveClient: ResolveClient;
  now(): number;
}
/** `authorization` is the whole header value, or what replaces it on a transport without headers; null when none was sent. */
export type Authenticate = (request: RequestOrigin, authorization: string | null) => Viewer;

/** Creates the check. It throws UNAUTHENTICATED with the same sentence for every kind of refusal. */
export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const { accounts, clients, openToLoopback, resolveClient, now } = options;
  const viewers = clients.map((client) => ({ token: client.token, viewer: toViewer(client, accounts) }));
  const sandbox: Viewer = {
    id: 'sandbox',
    displayName: 'Sandbox',
    scopes: new Set(CLIENT_SCOPES),
    accounts: accounts.all,
    validUntil: null,
  };
  return (request, authorization) => {
    if (authorization === null && openToLoopback && resolveClient(request).isLocal) return sandbox;
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
    // Every token is compared, so that the time taken does not reveal which one is close.
    const found = viewers.filter((known) => equalBytes(known.token, token ?? '') && token !== null);
    if (found[0] === undefined) throw refusal();
    const { viewer } = found[0];
    if (viewer.validUntil !== null && viewer.validUntil <= now()) throw refusal();
    return viewer;
  };
}

function refusal(): RequestError {
  return new RequestError('UNAUTHENTICATED', REQUEST_ERRORS.UNAUTHENTICATED.sentence);
}

function toViewer({ name, scopes, accounts, validUntil }: ClientConfig, directory: AccountDirectory): Viewer {
  const visible = accounts === '*' ? directory.all : directory.all.filter(({ id }) => accounts.includes(id));
  return { id: `client:${name}`, displayName: name, scopes: new Set(scopes), accounts: visible, validUntil };
}
