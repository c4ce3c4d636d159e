// Tells who is asking: by a bearer token, or, in the sandbox, by standing on the same machine.

import { REQUEST_ERRORS, RequestError } from '../../domain/errors/error-codes.ts';
import type { AccountDirectory } from '../../domain/ports/account.ts';
import type { Viewer } from '../../graph/context.ts';
import type { ClientConfig } from '../../platform/config/config.ts';
import { isLoopback } from '../../platform/loopback.ts';
import { equalBytes } from '../../platform/adapter/signature.ts';

export const KNOWN_SCOPES = ['tickets:raw', 'webhooks:read', 'webhooks:replay'] as const;

export interface AuthenticateOptions {
  readonly accounts: AccountDirectory;
  readonly clients: readonly ClientConfig[];
  /** True in the sandbox: requests from this machine need no token. */
  readonly openToLoopback: boolean;
  now(): number;
}
export interface Caller {
  /** The whole `Authorization` value; null when none was sent. */
  readonly authorization: string | null;
  readonly remoteAddress: string;
  /** The `Host` that the caller spoke to; guards the open sandbox against pages that point a name of theirs at it. */
  readonly host: string;
}
export type Authenticate = (caller: Caller) => Viewer;

const PORT = /:\d+$/;

/** Opens the check. It throws UNAUTHENTICATED with one sentence for every kind of refusal. */
export function createAuthenticate({ accounts, clients, openToLoopback, now }: AuthenticateOptions): Authenticate {
  const viewers = clients.map((client) => ({ token: client.token, viewer: toViewer(client, accounts) }));
  const sandbox: Viewer = {
    id: 'sandbox',
    displayName: 'Sandbox',
    scopes: new Set(KNOWN_SCOPES),
    accounts: accounts.all,
    validUntil: null,
  };
  return ({ authorization, remoteAddress, host }) => {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
    if (
      token === null &&
      authorization === null &&
      openToLoopback &&
      isLoopback(remoteAddress) &&
      isLoopback(host.replace(PORT, ''))
    )
      return sandbox;
    // Every token is compared, so that the time taken tells nothing about which one is near.
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
