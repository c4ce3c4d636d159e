// Converts upload ids into files. Only the client that uploaded a file may use its id.

import type { UploadedFile } from '../../domain/commands/message-commands.ts';
import { userError, UserErrors } from '../../domain/errors/error-codes.ts';
import { parseGlobalId, toGlobalId } from '../../domain/ids.ts';
import type { GraphContext } from '../context.ts';

/** Uploads belong to no vendor account. Their ids have this in place of an account. */
const NO_ACCOUNT = 'uploads';
const UPLOAD_NOT_FOUND =
  'There is no such upload. It may have expired, or another client uploaded it. Upload the file again.';

export function toUploadId(key: string): string {
  return toGlobalId('upload', NO_ACCOUNT, key);
}

/** The key of an upload id; null for every other id. */
export function uploadKeyOf(id: string): string | null {
  const ref = parseGlobalId(id);
  return ref?.kind === 'upload' && ref.account === NO_ACCOUNT ? ref.key : null;
}

/** The files in the order of their ids. Throws UserErrors with the path of each unknown id. */
export async function uploadedFiles(
  context: GraphContext,
  ids: readonly string[],
  field: readonly string[],
): Promise<readonly UploadedFile[]> {
  const found = await Promise.all(ids.map((id) => fileOf(context, id)));
  const missing = found.flatMap((file, index) =>
    file === null ? [userError('NOT_FOUND', { message: UPLOAD_NOT_FOUND, field: [...field, String(index)] })] : [],
  );
  if (missing.length > 0) throw new UserErrors(missing);
  return found.filter((file) => file !== null);
}

/** The file of a field; null when the field is null. Throws UserErrors with the field's path. */
export async function uploadedFile(
  context: GraphContext,
  id: string | null | undefined,
  field: readonly string[],
): Promise<UploadedFile | null> {
  if (id == null) return null;
  const file = await fileOf(context, id);
  if (file === null) throw new UserErrors([userError('NOT_FOUND', { message: UPLOAD_NOT_FOUND, field })]);
  return file;
}

async function fileOf({ services, viewer }: GraphContext, id: string): Promise<UploadedFile | null> {
  const key = uploadKeyOf(id);
  return key === null ? null : services.uploads.open(key, viewer.id);
}
