// The door through which adapters call their vendor: one request, its answer, and what is read out of both.

import type { VendorFailure } from '../../errors/error-codes.ts';

export interface VendorRequest {
  /** Name for logs, metrics and explain, e.g. `tickets.list`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the account's base URL; every id in it already encoded by `encodeURIComponent`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
}

export type RequestBody =
  | { readonly type: 'json'; readonly value: unknown }
  | { readonly type: 'form'; readonly fields: readonly (readonly [string, string])[] }
  | {
      readonly type: 'multipart';
      readonly fields: readonly (readonly [string, string])[];
      readonly files: readonly {
        readonly field: string;
        readonly name: string;
        readonly mimeType: string;
        readonly byteSize: number;
        open(): AsyncIterable<Uint8Array>;
      }[];
    };

export interface VendorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; `undefined` when the body was empty. Not JSON: the call fails with BAD_RESPONSE. */
  readonly json: unknown;
}

/** What the adapter reads out of an error answer; fields it does not know stay null. */
export interface DecodedFailure {
  readonly vendorCode: string | null;
  readonly vendorMessage: string | null;
  readonly code: VendorFailure['code'] | null;
}

/**
 * Makes the REST calls of one account: rate budget, breaker, deadline, retries of reads, metrics and journal in one place.
 * Resolves with a 2xx answer, otherwise throws VendorCallError; a write without an answer says outcomeUnknown.
 */
export interface VendorCaller {
  call(request: VendorRequest): Promise<VendorResponse>;
  /** Opens a download below the base URL under the same rules; the body is read by the caller of this. */
  download(request: VendorRequest & { readonly method: 'GET' }): Promise<MediaStream>;
}

export interface CallerOptions {
  readonly baseUrl: string;
  /** Headers of every call, e.g. the credentials; asked anew for each call. */
  headers(): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Reads the vendor's error body; called only for refusals. */
  decodeFailure(status: number, json: unknown): DecodedFailure;
  /** True for the body of a refusal that calls itself a success (2xx); absent: the status says it all. */
  isRefusal?(json: unknown): boolean;
  /** Reads the vendor's rate headers; null where it sends none. */
  readRate?(headers: Readonly<Record<string, string>>): RateReading | null;
}

export interface RateReading {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Epoch milliseconds. */
  readonly resetAt: number | null;
}

/** The bytes of an attachment on their way from the vendor; read them or cancel them. */
export interface MediaStream {
  readonly mimeType: string | null;
  /** null where the vendor does not say. */
  readonly byteSize: number | null;
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): void;
}
