// The one channel that an account's token is for: its id, and the network's id by which its own posts are known.

import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubSettings } from '../settings.ts';

export interface ChannelInfo {
  /** From the token's claims; null where they cannot be read. */
  readonly id: string | null;
  /** Whether this author is the channel itself. Never rejects: what cannot be found out is not ours. */
  isOwn(contactKey: string | null): Promise<boolean>;
}

/** The vendor is asked once, when the first post with an author comes; a failure asks again with the next one. */
export function createChannelInfo(client: SocialhubClient, settings: SocialhubSettings): ChannelInfo {
  let asked: Promise<string | null> | null = null;
  const ask = async (): Promise<string | null> => {
    try {
      return (await client.readRoot()).channel.networkId;
    } catch {
      asked = null;
      return null;
    }
  };
  return {
    id: channelIdOf(settings.accessToken),
    async isOwn(contactKey) {
      if (contactKey === null) return false;
      asked ??= settings.networkId === null ? ask() : Promise.resolve(settings.networkId);
      return contactKey === (await asked);
    },
  };
}

/** Reads the channel out of the token: a JWT whose claims anybody can read. It is not checked here, the vendor does. */
export function channelIdOf(token: string): string | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null || !('channelId' in claims)) return null;
    return typeof claims.channelId === 'string' && claims.channelId !== '' ? claims.channelId : null;
  } catch {
    return null;
  }
}
