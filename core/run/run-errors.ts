import { ConnectorError } from 'trunkline/errors';

/** The journal holds another request for this step than the one the recipe now makes. */
export class ReplayMismatchError extends ConnectorError {
  constructor(path: string) {
    super(`Step ${path} would now send another request than the one in its journal.`, 'replay_mismatch', {
      remedy: 'The recipe, its vars or Trunkline changed under this run. Look at what it has done, then start it anew.',
    });
  }
}

/** An unsafe call was cut off by a crash or a stop: it may have happened, and is not sent again. */
export const interrupted = (path: string): Record<string, unknown> => ({
  name: 'UncertainError',
  code: 'interrupted',
  message: `Step ${path} was interrupted after its call was begun; the call may have happened, and repeating it is not safe.`,
  remedy: 'Look at the vendor whether it happened.',
});

/** An error as the journal keeps it: the fields that are safe to show. */
export function errorJson(error: unknown): unknown {
  if (ConnectorError.is(error)) return error.toJSON();
  if (error instanceof Error) return { name: error.name, code: 'unexpected', message: error.message };
  return { name: 'Error', code: 'unexpected', message: String(error) };
}

/** The recipe's expression is at fault, or the data it was given; not us. */
export const isExpressionFault = (error: unknown): boolean => ConnectorError.is(error) && error.code.startsWith('expression_');
