// Reads a request of the GraphQL over SSE protocol, distinct connections mode: what is asked, and what forbids it.

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RequestErrorCode } from '../../domain/errors/error-codes.ts';

export interface StreamRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Follow what comes after this, whatever the document says; null: as the document says. */
  readonly resumeAfter: string | null;
}
/** Why a request is answered with plain JSON instead of a stream. */
export interface Refused {
  readonly httpStatus: number;
  readonly code: RequestErrorCode;
  readonly message: string;
}

const asked = z.object({
  query: z.string({ error: '`query` must be the text of a document' }),
  operationName: z.string({ error: '`operationName` must be a text' }).nullish(),
  variables: z.record(z.string(), z.unknown(), { error: '`variables` must be an object' }).nullish(),
});
const EVENT_STREAM = 'text/event-stream';

/** Reads the parameters of a GET or the JSON body of a POST. Never throws. */
export function readStreamRequest(request: FastifyRequest): StreamRequest | Refused {
  const params = request.query as Readonly<Record<string, unknown>>;
  const variables = request.method === 'GET' ? fromJson(params['variables']) : null;
  if (variables === NOT_JSON) return bad('`variables` must be JSON.');
  const given = request.method === 'GET' ? { ...params, variables } : request.body;
  const read = asked.safeParse(given);
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
 * A stream is given to who asks for one. A page of another site can make a browser GET an address, but then as an image
 * or a script; a POST of it needs a content type that we do not take.
 */
export function refusalOfAccept(request: FastifyRequest): Refused | null {
  const accept = request.headers.accept ?? '';
  const anything = request.method === 'POST' && (accept === '' || accept.includes('*/*'));
  if (anything || accept.includes(EVENT_STREAM)) return null;
  return {
    httpStatus: 406,
    code: 'BAD_USER_INPUT',
    message: `This address answers with streams: send \`Accept: ${EVENT_STREAM}\`.`,
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
