import { InvalidInputError, UnexpectedResponseError } from 'trunkline/errors';
import type { Check } from '../document/ajv.js';
import { listDetails } from '../text/list-details.js';

/** @throws UnexpectedResponseError when an answer is not what its data class says. */
export function assertShape(data: unknown, check: Check, operation: string): void {
  const error = shapeError(data, check, operation);
  if (error) throw error;
}

/** Tells of each record apart; `check` takes lists of them. */
export function tellInvalid(
  records: readonly unknown[],
  check: Check,
  operation: string,
  tell: (record: unknown, error: UnexpectedResponseError) => void,
): void {
  if (check(records).length === 0) return;
  for (const record of records) {
    const error = shapeError([record], check, operation);
    if (error) tell(record, error);
  }
}

function shapeError(data: unknown, check: Check, operation: string): UnexpectedResponseError | undefined {
  const details = check(data);
  if (details.length === 0) return undefined;
  return new UnexpectedResponseError(`${operation} was answered with data of another shape: ${listDetails(details)}.`, {
    code: 'unexpected_shape',
    operation,
    details,
    remedy: 'The vendor changed its answer, or the data class is wrong. Nothing of the answer was used.',
  });
}

/** @throws InvalidInputError when an input is not what its data class says. */
export function assertInput(input: unknown, check: Check, operation: string): void {
  const details = check(input);
  if (details.length === 0) return;
  throw new InvalidInputError(`${operation} was not sent: ${listDetails(details)}.`, { operation, details });
}
