// The calls of the setup flow: read the channel, read and change its manifest.

import type { SetupFlow } from '../../../domain/ports/vendor/setup-flow.ts';
import { jsonBody } from '../../../platform/adapter/request-parts.ts';
import { readResponse } from '../../../platform/adapter/wire-failure.ts';
import { callerOptions } from '../client/index.ts';
import { manifest, root, type WireManifest, type WireRoot } from '../wire/index.ts';

/** Both throw VendorCallError. */
export interface ManifestCalls {
  readRoot(): Promise<WireRoot>;
  /** Merges a part into the manifest and returns the whole; an empty part only reads. The vendor tests a new webhook. */
  change(part: object): Promise<WireManifest>;
}

/** Opens the calls with this token. No failure contains it or one of the other secrets. */
export function openManifest(
  flow: SetupFlow,
  accessToken: string,
  otherSecrets: readonly string[] = [],
): ManifestCalls {
  const baseUrl = flow.setting('baseUrl') ?? '';
  const caller = flow.createCaller(callerOptions(baseUrl, [accessToken, ...otherSecrets]));
  const query = { accesstoken: accessToken };
  return {
    async readRoot() {
      const request = { operation: 'root.get', method: 'GET', path: '/', query } as const;
      return readResponse(root, request, (await caller.call(request)).json);
    },
    async change(part) {
      const body = jsonBody(part);
      const request = { operation: 'manifest.update', method: 'PATCH', path: '/manifest', query, body } as const;
      return readResponse(manifest, request, (await caller.call(request)).json);
    },
  };
}
