// How doors beside GraphQL say no: the same form as GraphQL's errors, so that one client code reads both.

import type { FastifyReply } from 'fastify';

/** Answers with one error. `code` is one of docs/errors.md. */
export function sendError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message, extensions: { code } }] });
}
