// The upload port: files that clients have uploaded and not sent yet.

import type { UploadedFile } from '../../commands/message-commands.ts';

/** What the client says about a file before its content arrives. */
export interface UploadAbout {
  /** The id of the viewer, the only client that may send the file. */
  readonly owner: string;
  /** File name given by the client; stored without folders and control characters. */
  readonly name: string;
  /** Media type given by the client; used only if the content does not determine one. */
  readonly declaredType: string | null;
}
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** Detected from the first bytes. */
  readonly mimeType: string;
  readonly byteSize: number;
  /** Epoch milliseconds. The file cannot be read afterwards. */
  readonly expiresAt: number;
}

export interface UploadStore {
  /**
   * Writes the content as it arrives. Nothing of an incomplete body remains. Throws UploadTooLargeError,
   * UploadQuotaError if the owner stores too much, and UploadDiskFullError if the disk is full.
   */
  keep(body: AsyncIterable<Uint8Array>, about: UploadAbout): Promise<Upload>;
  /** The file; null if it does not exist, has expired or belongs to another owner. */
  open(key: string, owner: string): Promise<UploadedFile | null>;
  /** Deletes a file. A file that does not exist is no error. */
  drop(key: string): Promise<void>;
  /** Deletes expired files and returns their number. */
  sweep(): Promise<number>;
  /** Stops the regular sweep. */
  close(): Promise<void>;
}

/** The file exceeds the maximum size of an upload. */
export class UploadTooLargeError extends Error {
  override readonly name = 'UploadTooLargeError';
}

/** The owner has reached the quota of files or bytes. */
export class UploadQuotaError extends Error {
  override readonly name = 'UploadQuotaError';
  /** When the owner's oldest file is deleted (epoch ms); null if uploads in flight fill the quota. */
  readonly availableAt: number | null;
  constructor(message: string, availableAt: number | null) {
    super(message);
    this.availableAt = availableAt;
  }
}

/** The disk is full. */
export class UploadDiskFullError extends Error {
  override readonly name = 'UploadDiskFullError';
}
