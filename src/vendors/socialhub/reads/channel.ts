// The one channel that an account's token is for: its id, and the network's id that identifies its own posts.

import type { SocialhubClient } from '../client/index.ts';
import type { SocialhubSettings } from '../settings.ts';

export interface ChannelInfo {
  /** From the token's claims; null if they cannot be parsed. */
  readonly id: string | null;
  /** True if this author is the channel itself. Never rejects: an author that cannot be checked is not ours. */
  isOwn(contactKey: string | null): Promise<boolean>;
}

/** Asks the vendor once, for the first post with an author. After a failure the next post asks again. */
export function createChannelInfo(client: SocialhubClient, settings: SocialhubSettings): ChannelInfo {
  let networkId: Promise<string | null> | null = null;
  const fetchNetworkId = async (): Promise<string | null> => {
    try {
      return (await client.readRoot()).channel.networkId;
    } catch {
      networkId = null;
      return null;
    }
  };
  return {
    id: channelIdOf(settings.accessToken),
    async isOwn(contactKey) {
      if (contactKey === null) return false;
      networkId ??= settings.networkId === null ? fetchNetworkId() : Promise.resolve(settings.networkId);
      return contactKey === (await networkId);
    },
  };
}

/** The channel in the token, a JWT whose claims are not secret. The token is not verified here; the vendor does that. */
function channelIdOf(token: string): string | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null || !('channelId' in claims)) return null;
    return typeof claims.channelId === 'string' && claims.channelId !== '' ? claims.channelId : null;
  } catch {
    return null;
  }
}
