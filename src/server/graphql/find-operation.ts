// Finds the one operation of a document that a request asks for, by the same rule on every transport.

import { getOperationAST, Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { RequestError } from '../../domain/errors/error-codes.ts';

/** The operation of this name; without a name, the only one. Otherwise the error for the client. */
export function findOperation(
  document: DocumentNode,
  operationName: string | null,
): OperationDefinitionNode | RequestError {
  const found = getOperationAST(document, operationName);
  if (found != null) return found;
  const count = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  if (count === 0) return new RequestError('BAD_USER_INPUT', 'The document has no operation.');
  return new RequestError(
    'BAD_USER_INPUT',
    operationName === null
      ? `The document has ${count} operations: name the one to run in \`operationName\`.`
      : '`operationName` names no operation of the document.',
  );
}
