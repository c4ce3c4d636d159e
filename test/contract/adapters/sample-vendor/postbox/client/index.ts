// One function per call of Postbox.

import { VENDOR_ERRORS, VendorCallError, vendorFailure } from '../../../../../../src/domain/errors/error-codes.ts';
import type { RequestBody, VendorRequest } from '../../../../../../src/domain/ports/vendor/calls.ts';
import type { AdapterContext } from '../../../../../../src/domain/ports/vendor/module.ts';
import { readWire, SchemaMismatchError } from '../../../../../../src/platform/adapter/wire.ts';
import type { PostboxSettings } from '../settings.ts';
import * as wire from '../wire/index.ts';

export type PostboxClient = ReturnType<typeof createPostboxClient>;
type Schema<T> = Parameters<typeof readWire<T>>[0];

/** Every function throws VendorCallError. */
export function createPostboxClient(context: AdapterContext, settings: PostboxSettings) {
  const caller = context.createCaller({
    baseUrl: settings.baseUrl,
    headers: () => ({ 'x-postbox-key': settings.apiKey }),
    decodeFailure(_status, json) {
      const body = wire.failure.safeParse(json);
      return { vendorCode: body.success ? body.data.error : null, vendorMessage: null, code: null };
    },
  });
  const ask = async <T>(schema: Schema<T>, request: VendorRequest): Promise<T> => {
    const { json } = await caller.call(request);
    try {
      return readWire(schema, json);
    } catch (error) {
      if (!(error instanceof SchemaMismatchError)) throw error;
      const message = `${VENDOR_ERRORS.BAD_RESPONSE.sentence} (${request.operation}: ${error.field})`;
      const outcomeUnknown = request.method !== 'GET';
      throw new VendorCallError(vendorFailure('BAD_RESPONSE', { message, outcomeUnknown }), { cause: error });
    }
  };
  const json = (value: object): RequestBody => ({ type: 'json', value });
  const path = (id: string): string => `/letters/${encodeURIComponent(id)}`;
  return {
    list: (from: number) =>
      ask(wire.letterPage, { operation: 'letters.list', method: 'GET', path: '/letters', query: { from } }),
    get: (id: string) => ask(wire.letterWithPages, { operation: 'letters.get', method: 'GET', path: path(id) }),
    clerks: () => ask(wire.clerks, { operation: 'clerks.list', method: 'GET', path: '/clerks' }),
    write: (id: string, text: string) =>
      ask(wire.letterWithPages, {
        operation: 'pages.write',
        method: 'POST',
        path: `${path(id)}/pages`,
        body: json({ text }),
      }),
    setState: (id: string, state: string) =>
      ask(wire.letterWithPages, { operation: 'letters.state', method: 'PATCH', path: path(id), body: json({ state }) }),
  };
}
