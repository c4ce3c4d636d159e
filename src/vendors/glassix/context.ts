// What the parts of one open account share.

import type { AdapterContext } from '../../domain/ports/vendor/module.ts';
import type { StoredFiles } from '../../platform/adapter/stored-files.ts';
import type { MapContext } from './map/context.ts';
import type { Bots } from './reads/bots.ts';

export interface GlassixContext extends MapContext {
  readonly account: AdapterContext['account'];
  readonly bots: Bots;
  /** Files on the hosts of `mediaHosts`. */
  readonly files: StoredFiles;
  /** Epoch milliseconds. */
  now(): number;
}
