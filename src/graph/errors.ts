// Turns whatever a resolver threw into what a client may see: a code, a sentence, never anything internal.

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

/** Codes that the GraphQL machinery itself gives to faults of the request; their messages are about the document. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Told of every error that is ours, with an incident id that the client sees too. */
export type IncidentReporter = (incident: string, failure: unknown, path: string) => void;

/**
 * The error as the client sees it. What is not known to be about the request or a vendor is masked, reported with an
 * incident id, and counts as INTERNAL_SERVER_ERROR.
 */
export function toClientError(
  error: GraphQLError | GraphQLFormattedError,
  cause: unknown,
  report: IncidentReporter,
): GraphQLFormattedError {
  const origin = originOf(cause);
  const place = {
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
  };
  if (origin instanceof RequestError)
    return { message: origin.message, ...place, extensions: { code: origin.code, ...origin.details } };
  if (origin instanceof VendorCallError)
    return { message: origin.failure.message, ...place, extensions: vendorExtensions(origin) };
  if (origin instanceof StoreUnavailableError) return known('STORE_UNAVAILABLE', place);
  const code = error.extensions?.['code'];
  if (typeof code === 'string' && REQUEST_FAULTS.has(code))
    return { message: error.message, ...place, extensions: { code } };
  if (origin instanceof GraphQLError && origin.originalError === undefined && code === undefined) {
    return { message: error.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const incident = randomUUID();
  report(incident, origin, (error.path ?? []).join('.'));
  return { ...known('INTERNAL_SERVER_ERROR', place), extensions: { code: 'INTERNAL_SERVER_ERROR', incident } };
}

function known(code: RequestErrorCode, place: object): GraphQLFormattedError {
  return { message: REQUEST_ERRORS[code].sentence, ...place, extensions: { code } };
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
