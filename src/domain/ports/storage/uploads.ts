// The door between the gateway and the files that clients uploaded and have not sent yet.

import type { UploadedFile } from '../../commands/message-commands.ts';

/** What came in, before it is known how much of it there is. */
export interface UploadAbout {
  /** The id of the viewer; nobody else may send the file. */
  readonly owner: string;
  /** As the client named it; kept without folders and control characters. */
  readonly name: string;
  /** What the client says it is; believed only where the bytes leave it open. */
  readonly declaredType: string | null;
}
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** Told from the first bytes. */
  readonly mimeType: string;
  readonly byteSize: number;
  /** Epoch milliseconds; afterwards the file is gone. */
  readonly expiresAt: number;
}

export interface UploadStore {
  /**
   * Writes the bytes as they come; a body that breaks off leaves nothing. Throws UploadTooLargeError, UploadQuotaError
   * for an owner with too much waiting, and UploadNoRoomError when the disk takes no more.
   */
  keep(body: AsyncIterable<Uint8Array>, about: UploadAbout): Promise<Upload>;
  /** The file for its owner; null when there is none, when it expired, or when it is another's. */
  open(key: string, owner: string): Promise<UploadedFile | null>;
  /** Takes a file away before its time; one that is not there is no error. */
  drop(key: string): Promise<void>;
  /** Takes away what expired; gives the number of files. */
  sweep(): Promise<number>;
  /** Ends the regular sweeping. */
  close(): Promise<void>;
}

/** The file has more bytes than one upload may have. */
export class UploadTooLargeError extends Error {
  override readonly name = 'UploadTooLargeError';
}

/** The owner has as many files or bytes waiting as one owner may have. */
export class UploadQuotaError extends Error {
  override readonly name = 'UploadQuotaError';
  /** When the owner's oldest file makes room (epoch ms); null when only files under way fill the quota. */
  readonly roomAt: number | null;
  constructor(message: string, roomAt: number | null) {
    super(message);
    this.roomAt = roomAt;
  }
}

/** The disk takes no more bytes. */
export class UploadNoRoomError extends Error {
  override readonly name = 'UploadNoRoomError';
}
