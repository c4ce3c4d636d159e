// Objects that an input names beside the one it acts on: they must be there, and at the same account.

import type { CatalogKind, CatalogRecord } from '../../domain/catalog.ts';
import { userError, UserErrors, type UserError } from '../../domain/errors/error-codes.ts';
import type { ObjectKind } from '../../domain/ids.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import type { TicketRecord } from '../../domain/ticket.ts';
import type { GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';

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
      const key = keyIn(context, account, kind, id, [name]);
      if (typeof key === 'string') return key;
      faults.push(key);
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
  return userError('INVALID', { message: 'It belongs to another account.', field: ['input', ...path] });
}

/** The catalog entry that an input names, read if it is not known; throws UserErrors when this account has none. */
export async function namedEntry<K extends CatalogKind>(
  context: GraphContext,
  account: OpenAccount,
  kind: K,
  id: string,
  ...path: readonly string[]
): Promise<CatalogRecord<K>> {
  const key = keyIn(context, account, kind, id, path);
  if (typeof key !== 'string') throw new UserErrors([key]);
  const held = await context.loaders.catalog(account.id, kind, key);
  if (held === null) throw new UserErrors([notFound(...path)]);
  return held.record;
}

const MAX_BY_REFERENCE = 20;

/** Known tickets of the account with this text among their external references, newest first. */
export async function ticketsByReference(
  { services }: GraphContext,
  account: OpenAccount,
  value: string,
): Promise<readonly TicketRecord[]> {
  const rows = await services.store.state.listTickets({
    predicate: {
      op: 'and',
      of: [
        { op: 'in', field: 'account', values: [account.id] },
        { op: 'text', field: 'externalReference', is: 'eq', value },
      ],
    },
    sort: { field: 'CREATED_AT', direction: 'DESC' },
    after: null,
    limit: MAX_BY_REFERENCE,
  });
  return rows.map(({ ticket }) => ticket);
}

/** NOT_FOUND for an id of the input, as for one that the viewer may not see. */
export const notFound = (...field: readonly string[]): UserError =>
  userError('NOT_FOUND', { field: ['input', ...field] });
