// Signs the position where a page ended. A cursor works only for the list that made it and cannot be forged.

import { createHmacSha256, equalBytes } from '../platform/adapter/signature.ts';
import { RequestError } from '../domain/errors/error-codes.ts';

/** A short list of numbers and strings. Each list decides what they mean. */
export type PagePosition = readonly (number | string)[];

export interface PageCursors {
  /** `list` identifies the list: its filter, its order and everything else that decides its rows, without the page size. */
  write(list: string, position: PagePosition): string;
  /** Throws BAD_CURSOR for a cursor that this list did not write. */
  read(list: string, cursor: string): PagePosition;
}

const SIGNATURE_BYTES = 12;
const MAX_CURSOR_LENGTH = 2048;

/** One entry of a page. The cursor is signed on first access, because most queries select none. */
export class Edge<T> {
  readonly node: T;
  readonly #cursors: PageCursors;
  readonly #list: string;
  readonly #position: PagePosition;

  constructor(cursors: PageCursors, list: string, position: PagePosition, node: T) {
    this.#cursors = cursors;
    this.#list = list;
    this.#position = position;
    this.node = node;
  }

  get cursor(): string {
    return this.#cursors.write(this.#list, this.#position);
  }
}

/** Creates the edge of a list's entry at this position. */
export function edgeAt<T>(cursors: PageCursors, list: string, position: PagePosition, node: T): Edge<T> {
  return new Edge(cursors, list, position, node);
}

/** Creates cursors that are signed with the store's secret. */
export function createPageCursors(secret: Uint8Array): PageCursors {
  const digest = createHmacSha256(secret);
  const sign = (list: string, body: Uint8Array): Buffer =>
    digest(Buffer.concat([Buffer.from(`${list}\n`), body])).subarray(0, SIGNATURE_BYTES);
  return {
    write(list, position) {
      const body = Buffer.from(JSON.stringify(position), 'utf8');
      return Buffer.concat([sign(list, body), body]).toString('base64url');
    },
    read(list, cursor) {
      const bytes = cursor.length > MAX_CURSOR_LENGTH ? Buffer.alloc(0) : Buffer.from(cursor, 'base64url');
      const body = bytes.subarray(SIGNATURE_BYTES);
      if (
        bytes.length <= SIGNATURE_BYTES ||
        bytes.toString('base64url') !== cursor ||
        !equalBytes(bytes.subarray(0, SIGNATURE_BYTES), sign(list, body))
      ) {
        throw new RequestError(
          'BAD_CURSOR',
          'This cursor was made by another list, filter or order. Start again without `after` and `before`.',
        );
      }
      return JSON.parse(body.toString('utf8')) as PagePosition;
    },
  };
}
