// Parses the ids that clients send, and checks their kind and whether the viewer may see their account.

import { RequestError } from '../../domain/errors/error-codes.ts';
import { parseGlobalId, type ObjectKind, type ObjectRef } from '../../domain/ids.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import { visibleAccount, type GraphContext } from '../context.ts';

/** The object and the account of an id. A null account: the viewer may not see it, so the object does not exist. */
export interface ResolvedRef {
  readonly ref: ObjectRef;
  readonly account: OpenAccount | null;
}

/** Parses an id of this kind. Throws BAD_USER_INPUT for an id of another kind. */
export function readId(context: GraphContext, id: string, kind: ObjectKind): ResolvedRef {
  const resolved = readAnyId(context, id);
  if (resolved.ref.kind !== kind) {
    const message = `This is the id of a ${resolved.ref.kind}. Use the id of a ${kind}.`;
    throw new RequestError('BAD_USER_INPUT', message, { kind });
  }
  return resolved;
}

/** Parses an id of any kind. Throws BAD_USER_INPUT for text that is not an id of the gateway. */
export function readAnyId(context: GraphContext, id: string): ResolvedRef {
  const ref = parseGlobalId(id);
  if (ref === null)
    throw new RequestError('BAD_USER_INPUT', 'This is not an id of the gateway. Use an id from a response, unchanged.');
  return { ref, account: visibleAccount(context, ref.account) };
}
