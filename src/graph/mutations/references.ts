// Objects that an input names beside the one it acts on: they must be there, and at the same account.

import { userError, type UserError } from '../../domain/errors.ts';
import type { ObjectKind } from '../../domain/ids.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../ids.ts';

/** Reads the ids that an input names for one account, and collects what is wrong with them. */
export interface References {
  /** The key behind the id; null where none is given or it is at fault. Throws RequestError for another kind. */
  key(kind: ObjectKind, id: string | null | undefined, field: string): string | null;
  readonly faults: readonly UserError[];
}

export function readReferences(context: GraphContext, account: OpenAccount): References {
  const faults: UserError[] = [];
  return {
    faults,
    key(kind, id, name) {
      if (id == null) return null;
      const { ref, account: owner } = readId(context, id, kind);
      if (owner?.id === account.id) return ref.key;
      const field = ['input', name];
      const message = 'It belongs to another account.';
      faults.push(owner === null ? userError('NOT_FOUND', { field }) : userError('INVALID', { message, field }));
      return null;
    },
  };
}

/** NOT_FOUND for an id of the input, as for one that the viewer may not see. */
export const notFound = (...field: readonly string[]): UserError =>
  userError('NOT_FOUND', { field: ['input', ...field] });
