// Reads the ids that clients send: of the right kind, of an account they may see, or a clear answer why not.

import { RequestError } from '../../domain/errors/error-codes.ts';
import { parseGlobalId, type ObjectKind, type ObjectRef } from '../../domain/ids.ts';
import type { OpenAccount } from '../../domain/ports/account.ts';
import { visibleAccount, type GraphContext } from '../context.ts';

/** Object and account behind an id; null account: the viewer may not see it, treat it as not there. */
export interface ResolvedRef {
  readonly ref: ObjectRef;
  readonly account: OpenAccount | null;
}

/** Reads an id of a certain kind; throws BAD_USER_INPUT that names the kind wanted and the kind found. */
export function readId(context: GraphContext, id: string, kind: ObjectKind): ResolvedRef {
  const ref = readAnyId(context, id);
  if (ref.ref.kind !== kind) {
    throw new RequestError('BAD_USER_INPUT', `This id is the id of a ${ref.ref.kind}; the id of a ${kind} is needed.`, {
      kind,
    });
  }
  return ref;
}

/** Reads an id of any kind; throws BAD_USER_INPUT for what this gateway cannot have written. */
export function readAnyId(context: GraphContext, id: string): ResolvedRef {
  const ref = parseGlobalId(id);
  if (ref === null)
    throw new RequestError(
      'BAD_USER_INPUT',
      'This is not an id of this gateway: take ids from its answers as they are.',
    );
  return { ref, account: visibleAccount(context, ref.account) };
}
