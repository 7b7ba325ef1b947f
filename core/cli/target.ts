import { InvalidInputError } from 'trunkline/errors';

/** An operation as people name it: `<connection>.<operation>`. */
export interface OperationTarget {
  readonly connection: string;
  readonly operation: string;
}

/** @throws InvalidInputError when the text has not two parts. */
export function parseTarget(text: string): OperationTarget {
  const [connection, operation, ...more] = text.split('.');
  if (connection && operation && more.length === 0) return { connection, operation };
  throw new InvalidInputError(`\`${text}\` names no operation.`, {
    code: 'bad_target',
    remedy: 'Write <connection>.<operation>, as shop.getOrder.',
  });
}
