// Signs the place where a page ended, so that a cursor works only for the list that made it and cannot be forged.

import { createHmacSha256, equalBytes } from '../platform/adapter/signature.ts';
import { RequestError } from '../domain/errors/error-codes.ts';

/** Places are short lists of numbers and texts; what they mean is the list's own matter. */
export type PagePosition = readonly (number | string)[];

export interface PageCursors {
  /** `list` names the list with everything that decides its order and content, apart from the page size. */
  write(list: string, place: PagePosition): string;
  /** Throws BAD_CURSOR for anything this list did not write. */
  read(list: string, cursor: string): PagePosition;
}

const SEAL_BYTES = 12;
const MAX_CURSOR_LENGTH = 2048;

/** One entry of a page; its cursor is sealed only when somebody reads it, and most queries read none. */
export class Edge<T> {
  readonly node: T;
  readonly #cursors: PageCursors;
  readonly #list: string;
  readonly #place: PagePosition;

  constructor(cursors: PageCursors, list: string, place: PagePosition, node: T) {
    this.#cursors = cursors;
    this.#list = list;
    this.#place = place;
    this.node = node;
  }

  get cursor(): string {
    return this.#cursors.write(this.#list, this.#place);
  }
}

/** Makes the edge of a list's entry at this place. */
export function edgeAt<T>(cursors: PageCursors, list: string, place: PagePosition, node: T): Edge<T> {
  return new Edge(cursors, list, place, node);
}

/** Opens cursors sealed with the store's secret. */
export function createPageCursors(secret: Uint8Array): PageCursors {
  const digest = createHmacSha256(secret);
  const seal = (list: string, body: Uint8Array): Buffer =>
    digest(
      Buffer.concat([
        Buffer.from(`${list}
`),
        body,
      ]),
    ).subarray(0, SEAL_BYTES);
  return {
    write(list, place) {
      const body = Buffer.from(JSON.stringify(place), 'utf8');
      return Buffer.concat([seal(list, body), body]).toString('base64url');
    },
    read(list, cursor) {
      const bytes = cursor.length > MAX_CURSOR_LENGTH ? Buffer.alloc(0) : Buffer.from(cursor, 'base64url');
      const body = bytes.subarray(SEAL_BYTES);
      if (
        bytes.length <= SEAL_BYTES ||
        bytes.toString('base64url') !== cursor ||
        !equalBytes(bytes.subarray(0, SEAL_BYTES), seal(list, body))
      ) {
        throw new RequestError(
          'BAD_CURSOR',
          'This cursor was not made by this list with this filter and order. Start again without it.',
        );
      }
      return JSON.parse(body.toString('utf8')) as PagePosition;
    },
  };
}
