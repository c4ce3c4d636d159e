// What the parts of one open SocialHub account share.

import type { AdapterContext } from '../../domain/ports/vendor/module.ts';
import type { MapContext } from './map/context.ts';
import type { ChannelInfo } from './reads/channel.ts';

export interface SocialhubContext extends MapContext, Pick<AdapterContext, 'account' | 'now'> {
  readonly channel: ChannelInfo;
}
