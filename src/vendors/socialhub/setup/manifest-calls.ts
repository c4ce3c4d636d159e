// The calls that set up a channel: what it is, and its manifest as it stands and as it shall be.

import type { SetupFlow } from '../../../domain/ports/vendor/setup-flow.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';
import { callerOptions } from '../client/index.ts';
import { manifest, root, type WireManifest, type WireRoot } from '../wire/index.ts';

/** Both throw VendorCallError. */
export interface ManifestCalls {
  readRoot(): Promise<WireRoot>;
  /** Lays a part over the manifest and answers all of it; an empty part only reads. A webhook is tested by the vendor. */
  change(part: object): Promise<WireManifest>;
}

/** Opens the calls with this token; neither it nor the other secrets show up in a failure. */
export function openManifest(walk: SetupFlow, accessToken: string, others: readonly string[] = []): ManifestCalls {
  const baseUrl = walk.setting('baseUrl') ?? '';
  const caller = walk.createCaller(callerOptions(baseUrl, [accessToken, ...others]));
  const query = { accesstoken: accessToken };
  return {
    async readRoot() {
      const request = { operation: 'root.get', method: 'GET', path: '/', query } as const;
      return readResponse(root, request, (await caller.call(request)).json);
    },
    async change(part) {
      const body = { type: 'json', value: part } as const;
      const request = { operation: 'manifest.update', method: 'PATCH', path: '/manifest', query, body } as const;
      return readResponse(manifest, request, (await caller.call(request)).json);
    },
  };
}
