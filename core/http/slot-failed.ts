import { UnexpectedResponseError } from 'trunkline/errors';

/** What the connector's own code threw while it read an answer. */
export function slotFailed(error: unknown, status?: number): UnexpectedResponseError {
  const problem = error instanceof Error ? error.message : String(error);
  return new UnexpectedResponseError(`The connector's own code could not read the answer: ${problem}.`, { code: 'slot_failed', status });
}
