// Reads and checks a request of the GraphQL over SSE protocol, distinct connections mode.

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RequestErrorCode } from '../../domain/errors/error-codes.ts';

export interface StreamRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Start after this event, overriding the document; null: start as the document says. */
  readonly resumeAfter: string | null;
}
/** Why a request gets plain JSON instead of a stream. */
export interface Refused {
  readonly httpStatus: number;
  readonly code: RequestErrorCode;
  readonly message: string;
}

const bodySchema = z.object({
  query: z.string({ error: '`query` must be a string' }),
  operationName: z.string({ error: '`operationName` must be a string' }).nullish(),
  variables: z.record(z.string(), z.unknown(), { error: '`variables` must be an object' }).nullish(),
});
const EVENT_STREAM = 'text/event-stream';

/** Reads the parameters of a GET or the JSON body of a POST. Never throws. */
export function readStreamRequest(request: FastifyRequest): StreamRequest | Refused {
  const params = request.query as Readonly<Record<string, unknown>>;
  const variables = request.method === 'GET' ? fromJson(params['variables']) : null;
  if (variables === NOT_JSON) return bad('`variables` must be JSON.');
  const given = request.method === 'GET' ? { ...params, variables } : request.body;
  const read = bodySchema.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0];
    return bad(issue === undefined || issue.path.length === 0 ? 'Send an object with `query`.' : `${issue.message}.`);
  }
  return {
    query: read.data.query,
    operationName: read.data.operationName ?? null,
    variables: read.data.variables ?? {},
    resumeAfter: lastEventId(request.headers['last-event-id']) ?? lastEventId(params['lastEventId']),
  };
}

/**
 * Refuses a request that does not accept a stream. A page of another site can make a browser GET this URL, but only as an
 * image or script; a cross-site POST needs a content type that is not supported here.
 */
export function refusalOfAccept(request: FastifyRequest): Refused | null {
  const accept = request.headers.accept ?? '';
  const acceptsAnything = request.method === 'POST' && (accept === '' || accept.includes('*/*'));
  if (acceptsAnything || accept.includes(EVENT_STREAM)) return null;
  return {
    httpStatus: 406,
    code: 'BAD_USER_INPUT',
    message: `This endpoint returns streams: send \`Accept: ${EVENT_STREAM}\`.`,
  };
}

const NOT_JSON = Symbol('not JSON');

function fromJson(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return NOT_JSON;
  }
}

function lastEventId(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function bad(message: string): Refused {
  return { httpStatus: 400, code: 'BAD_USER_INPUT', message };
}
