// The parts of a request that the clients of several vendors build alike.

import type { UploadedFile } from '../../domain/commands/message-commands.ts';
import type { RequestBody } from '../../domain/ports/vendor/calls.ts';

export type FilePart = Extract<RequestBody, { readonly type: 'multipart' }>['files'][number];

/** Encodes a value as one segment of a path. */
export const pathSegment = encodeURIComponent;

/** A JSON body. */
export function jsonBody(value: unknown): RequestBody {
  return { type: 'json', value };
}

/** An uploaded file as a multipart part; its bytes are opened when the request is sent. */
export function filePart(field: string, file: UploadedFile): FilePart {
  return { field, name: file.name, mimeType: file.mimeType, byteSize: file.byteSize, open: () => file.open() };
}
