import type { OperationDocument } from 'trunkline/document';
import type { AnyConnection } from '../runtime/connection.js';
import { wrongKind } from '../runtime/wrong-kind.js';
import type { OperationTarget } from './target.js';

/** @throws InvalidInputError with the command that the operation is for, when it is of another kind. */
export function assertKind({ document }: AnyConnection, { connection, operation }: OperationTarget, kind: OperationDocument['kind']): void {
  const found = Object.hasOwn(document.operations, operation) ? document.operations[operation] : undefined;
  if (found && found.kind !== kind) throw wrongKind(operation, found.kind, kind, connection);
}
