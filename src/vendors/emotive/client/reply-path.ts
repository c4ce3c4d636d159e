// Which path replies are posted to: the vendor's guide and its OpenAPI name different ones.

import { VendorCallError } from '../../../domain/errors/error-codes.ts';
import { REPLY_PATHS, type ReplyPath } from '../settings.ts';

/** Posts to the ticket by one of the paths. Throws VendorCallError. */
type Post<E, T> = (ticketId: string, path: ReplyPath, event: E) => Promise<T>;

/**
 * Until one path has worked, a 404 or 405 (nothing was done) tries the other one once. After that a 404 is about the ticket.
 * If both fail this way, the first error is thrown.
 */
export function withPathFallback<E, T>(
  configured: ReplyPath,
  post: Post<E, T>,
): (ticketId: string, event: E) => Promise<T> {
  let proven: ReplyPath | null = null;
  return async (ticketId, event) => {
    const first = proven ?? configured;
    const other = REPLY_PATHS.find((path) => path !== first) ?? first;
    try {
      const response = await post(ticketId, first, event);
      proven = first;
      return response;
    } catch (error) {
      if (proven !== null || !isUnknownPath(error)) throw error;
      const response = await post(ticketId, other, event).catch((second: unknown) => {
        throw isUnknownPath(second) ? error : second;
      });
      proven = other;
      return response;
    }
  };
}

/** True for the errors of a path that the vendor does not have. */
export function isUnknownPath(error: unknown): boolean {
  const status = error instanceof VendorCallError ? error.failure.httpStatus : null;
  return status === 404 || status === 405;
}
