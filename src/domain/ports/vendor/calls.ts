// The interface that adapters call their vendor with: requests, responses, failures and rate headers.

import type { VendorFailure } from '../../errors/error-codes.ts';

export interface VendorRequest {
  /** Name for logs, metrics and explain, e.g. `tickets.list`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the account's base URL; ids in it are already encoded. */
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
  /** The parsed JSON body; `undefined` for an empty body. Any other body fails the call with BAD_RESPONSE. */
  readonly json: unknown;
}

/** The parsed error response; unknown fields are null. */
export interface DecodedFailure {
  readonly vendorCode: string | null;
  readonly vendorMessage: string | null;
  readonly code: VendorFailure['code'] | null;
}

/**
 * Makes the REST calls of one account, with rate budget, circuit breaker, deadline, retries of reads, metrics and journal.
 * Resolves with a 2xx response, else throws VendorCallError. A write without a response sets `outcomeUnknown`.
 */
export interface VendorCaller {
  call(request: VendorRequest): Promise<VendorResponse>;
  /** Opens a download below the base URL under the same rules. The caller reads the body. */
  download(request: VendorRequest & { readonly method: 'GET' }): Promise<MediaStream>;
}

export interface CallerOptions {
  readonly baseUrl: string;
  /** Headers of a call, such as credentials; called once per call. */
  headers(): Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Parses the vendor's error body; called only for error responses. */
  decodeFailure(status: number, json: unknown): DecodedFailure;
  /** True for an error body with status 2xx. Absent: the status decides. */
  isRefusal?(json: unknown): boolean;
  /** Parses the vendor's rate headers; null if there are none. */
  readRate?(headers: Readonly<Record<string, string>>): RateReading | null;
}

export interface RateReading {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Epoch milliseconds. */
  readonly resetAt: number | null;
}

/** The bytes of an attachment. The caller must read or cancel them. */
export interface MediaStream {
  readonly mimeType: string | null;
  /** null if the vendor does not state it. */
  readonly byteSize: number | null;
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): void;
}
