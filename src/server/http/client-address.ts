// Decides where a request comes from and whether that is this machine, for every transport.

import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { isLoopback } from '../../platform/loopback.ts';

export interface ClientAddress {
  /** The client's IP address; empty when a trusted proxy reports something that is not an address. */
  readonly address: string;
  /** True only for a program on this machine that addresses this machine, directly or through trusted proxies. */
  readonly isLocal: boolean;
}
/** The part of an HTTP request or upgrade that shows where it comes from. */
export type RequestOrigin = Pick<IncomingMessage, 'headers' | 'socket'>;
export type ResolveClient = (request: RequestOrigin) => ClientAddress;

type Headers = IncomingMessage['headers'];

/** Headers that proxies add. On a direct connection they show that the peer speaks for another client. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const;
const PORT = /:\d+$/;

/**
 * Creates the resolver. `trustedProxies` are addresses and networks. X-Forwarded-For is read from its end, one hop per
 * trusted proxy: the first hop that is not a trusted proxy is the client. No other header changes the address.
 */
export function createClientResolver(trustedProxies: readonly string[]): ResolveClient {
  const isTrusted = createTrust(trustedProxies);
  return ({ headers, socket }) => {
    const hops = [socket.remoteAddress ?? '', ...reportedHops(headers)];
    const firstUntrusted = hops.findIndex((hop) => !isTrusted(hop));
    const client = hops[firstUntrusted === -1 ? hops.length - 1 : firstUntrusted] ?? '';
    const isEveryProxyTrusted = firstUntrusted === -1 || firstUntrusted === hops.length - 1;
    const isDirect = PROXY_HEADERS.every((name) => headers[name] === undefined);
    return {
      address: isIP(client) === 0 ? '' : client,
      isLocal:
        (isDirect || (hops.length > 1 && isEveryProxyTrusted)) &&
        hops.every((hop) => isIP(hop) !== 0 && isLoopback(hop)) &&
        requestedHosts(headers).every(isLoopback),
    };
  };
}

/** The entries of X-Forwarded-For, nearest first. */
function reportedHops(headers: Headers): string[] {
  const hops = valuesOf(headers['x-forwarded-for']);
  return hops.reverse();
}

/** The hosts that the client addressed, without ports; guards against pages that point a name of theirs at this machine. */
function requestedHosts(headers: Headers): string[] {
  const hosts = [headers.host ?? '', ...valuesOf(headers['x-forwarded-host'])];
  return hosts.map((host) => host.replace(PORT, ''));
}

function valuesOf(header: string | string[] | undefined): string[] {
  const values = String(header ?? '').split(',');
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

function createTrust(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
