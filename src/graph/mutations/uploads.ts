// Turns the ids that the upload door gave out into files, for their owner alone.

import type { UploadedFile } from '../../domain/commands/message-commands.ts';
import { userError, UserErrors } from '../../domain/errors/error-codes.ts';
import { parseGlobalId, toGlobalId } from '../../domain/ids.ts';
import type { GraphContext } from '../context.ts';

/** Uploads belong to no vendor account; this stands in their ids where others name theirs. */
const NO_ACCOUNT = 'uploads';
const GONE = 'There is no such upload: it may have expired, or was sent under another token.';

export function toUploadId(key: string): string {
  return toGlobalId('upload', NO_ACCOUNT, key);
}

/** The key in an id of an upload; null for every other id. */
export function uploadKeyOf(id: string): string | null {
  const ref = parseGlobalId(id);
  return ref?.kind === 'upload' && ref.account === NO_ACCOUNT ? ref.key : null;
}

/** The files in the order of their ids; throws UserErrors with the path of every id that names none. */
export async function uploadedFiles(
  context: GraphContext,
  ids: readonly string[],
  field: readonly string[],
): Promise<readonly UploadedFile[]> {
  const found = await Promise.all(ids.map((id) => fileOf(context, id)));
  const missing = found.flatMap((file, index) =>
    file === null ? [userError('NOT_FOUND', { message: GONE, field: [...field, String(index)] })] : [],
  );
  if (missing.length > 0) throw new UserErrors(missing);
  return found.filter((file) => file !== null);
}

/** The one file of a field; null where the field is empty. Throws UserErrors with the field's path. */
export async function uploadedFile(
  context: GraphContext,
  id: string | null | undefined,
  field: readonly string[],
): Promise<UploadedFile | null> {
  if (id == null) return null;
  const file = await fileOf(context, id);
  if (file === null) throw new UserErrors([userError('NOT_FOUND', { message: GONE, field })]);
  return file;
}

async function fileOf({ services, viewer }: GraphContext, id: string): Promise<UploadedFile | null> {
  const key = uploadKeyOf(id);
  return key === null ? null : services.uploads.open(key, viewer.id);
}
