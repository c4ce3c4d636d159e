// Error responses of the routes beside GraphQL, in the form of GraphQL errors, so that clients handle both alike.

import type { FastifyReply } from 'fastify';

/** Sends one error. `code` is one of docs/errors.md. */
export function sendError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message, extensions: { code } }] });
}
