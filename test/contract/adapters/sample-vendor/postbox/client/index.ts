// One function per call of Postbox.

import type { VendorRequest } from '../../../../../../src/domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../../../../src/domain/ports/vendor/module.ts';
import { jsonBody, pathSegment } from '../../../../../../src/platform/adapter/request-parts.ts';
import { readResponse } from '../../../../../../src/platform/adapter/wire-failure.ts';
import type { PostboxSettings } from '../settings.ts';
import * as wire from '../wire/index.ts';

export type PostboxClient = ReturnType<typeof createClient>;
type Schema<T> = Parameters<typeof readResponse<T>>[0];

/** Every function throws VendorCallError. */
export function createClient(context: AdapterContext, settings: PostboxSettings) {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({ 'x-postbox-key': settings.apiKey }),
    decodeFailure(_status, json) {
      const body = wire.failure.safeParse(json);
      return { vendorCode: body.success ? body.data.error : null, vendorMessage: null, code: null };
    },
  });
  const call = async <T>(schema: Schema<T>, request: VendorRequest): Promise<T> =>
    readResponse(schema, request, (await caller.call(request)).json);
  const path = (id: string): string => `/letters/${pathSegment(id)}`;
  return {
    list: (from: number) =>
      call(wire.letterPage, { operation: 'letters.list', method: 'GET', path: '/letters', query: { from } }),
    get: (id: string) => call(wire.letterWithPages, { operation: 'letters.get', method: 'GET', path: path(id) }),
    clerks: () => call(wire.clerks, { operation: 'clerks.list', method: 'GET', path: '/clerks' }),
    write: (id: string, text: string) =>
      call(wire.letterWithPages, {
        operation: 'pages.write',
        method: 'POST',
        path: `${path(id)}/pages`,
        body: jsonBody({ text }),
      }),
    setState: (id: string, state: string) =>
      call(wire.letterWithPages, {
        operation: 'letters.state',
        method: 'PATCH',
        path: path(id),
        body: jsonBody({ state }),
      }),
  };
}
