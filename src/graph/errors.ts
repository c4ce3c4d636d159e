// Turns an error of a resolver into what the client may see: a code and a sentence, without internals.

import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { randomUUID } from 'node:crypto';
import {
  REQUEST_ERRORS,
  RequestError,
  VENDOR_ERRORS,
  VendorCallError,
  type RequestErrorCode,
} from '../domain/errors/error-codes.ts';
import { StoreUnavailableError } from '../domain/ports/storage/store.ts';

/** Codes that the GraphQL libraries give to invalid requests. Their messages are about the document. */
const INVALID_REQUEST_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Called for every internal error, with the incident id that the client sees. */
export type IncidentReporter = (incident: string, failure: unknown, path: string) => void;

/**
 * The error as the client sees it. An error that is not about the request or a vendor is masked as INTERNAL_SERVER_ERROR
 * and reported with an incident id.
 */
export function toClientError(
  error: GraphQLError | GraphQLFormattedError,
  cause: unknown,
  report: IncidentReporter,
): GraphQLFormattedError {
  const origin = originOf(cause);
  const location = {
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
  };
  if (origin instanceof RequestError)
    return { message: origin.message, ...location, extensions: { code: origin.code, ...origin.details } };
  if (origin instanceof VendorCallError)
    return { message: origin.failure.message, ...location, extensions: vendorExtensions(origin) };
  if (origin instanceof StoreUnavailableError) return withSentence('STORE_UNAVAILABLE', location);
  const code = error.extensions?.['code'];
  if (typeof code === 'string' && INVALID_REQUEST_CODES.has(code))
    return { message: error.message, ...location, extensions: { code } };
  if (origin instanceof GraphQLError && origin.originalError === undefined && code === undefined) {
    return { message: error.message, ...location, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const incident = randomUUID();
  report(incident, origin, (error.path ?? []).join('.'));
  const masked = withSentence('INTERNAL_SERVER_ERROR', location);
  return { ...masked, extensions: { ...masked.extensions, incident } };
}

function withSentence(code: RequestErrorCode, location: object): GraphQLFormattedError {
  return { message: REQUEST_ERRORS[code].sentence, ...location, extensions: { code } };
}

function vendorExtensions({ failure }: VendorCallError): Record<string, unknown> {
  const { httpStatus, vendorCode, retryAfterSeconds } = failure;
  return {
    code: `VENDOR_${failure.code}`,
    retryable: VENDOR_ERRORS[failure.code].retryable,
    httpStatus,
    vendorCode,
    retryAfterSeconds,
  };
}

function originOf(cause: unknown): unknown {
  return cause instanceof GraphQLError && cause.originalError !== undefined ? originOf(cause.originalError) : cause;
}
