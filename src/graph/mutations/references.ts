// The objects that an input refers to. They must exist and belong to the account of the write.

import type { CatalogKind, CatalogRecord } from '../../domain/catalog.ts';
import { userError, UserErrors, type UserError } from '../../domain/errors/error-codes.ts';
import type { ObjectKind } from '../../domain/ids.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';

/** Parses the ids of an input for one account, and collects the errors. */
export interface References {
  /** The key of the id; null when there is no id or it is invalid. Throws RequestError for an id of another kind. */
  key(kind: ObjectKind, id: string | null | undefined, field: string): string | null;
  readonly errors: readonly UserError[];
}

export function readReferences(context: GraphContext, account: OpenAccount): References {
  const errors: UserError[] = [];
  return {
    errors,
    key(kind, id, name) {
      if (id == null) return null;
      const key = keyIn(context, account, kind, id, [name]);
      if (typeof key === 'string') return key;
      errors.push(key);
      return null;
    },
  };
}

function keyIn(
  context: GraphContext,
  account: OpenAccount,
  kind: ObjectKind,
  id: string,
  path: readonly string[],
): string | UserError {
  const { ref, account: owner } = readId(context, id, kind);
  if (owner?.id === account.id) return ref.key;
  if (owner === null) return notFound(...path);
  return userError('INVALID', { message: 'The object belongs to another account.', field: ['input', ...path] });
}

/** The catalog entry of an id in the input. Throws UserErrors when the account has no such entry. */
export async function namedEntry<K extends CatalogKind>(
  context: GraphContext,
  account: OpenAccount,
  kind: K,
  id: string,
  ...path: readonly string[]
): Promise<CatalogRecord<K>> {
  const key = keyIn(context, account, kind, id, path);
  if (typeof key !== 'string') throw new UserErrors([key]);
  const entry = await context.loaders.catalog(account.id, kind, key);
  if (entry === null) throw new UserErrors([notFound(...path)]);
  return entry.record;
}

/** NOT_FOUND for an id in the input: the object does not exist, or the viewer may not see it. */
export const notFound = (...field: readonly string[]): UserError =>
  userError('NOT_FOUND', { field: ['input', ...field] });
