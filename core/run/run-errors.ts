import { ConnectorError } from 'trunkline/errors';

/** The journal holds another request for this step than the one the recipe now makes. */
export class ReplayMismatchError extends ConnectorError {
  constructor(path: string) {
    super(`Step ${path} would now send another request than the one in its journal.`, 'replay_mismatch', {
      remedy: 'The recipe, its vars or Trunkline changed under this run. Look at what it has done, then start it anew.',
    });
  }
}

/** An error in the journal: the fields that are safe to show. */
export type RunErrorJson = Readonly<Record<string, unknown>>;

/** An unsafe call was cut off by a crash or a stop: it may have happened, and is not sent again. */
export const interrupted = (path: string): RunErrorJson => ({
  name: 'UncertainError',
  code: 'interrupted',
  message: `Step ${path} was interrupted after its call was begun; the call may have happened, and repeating it is not safe.`,
  remedy: 'Look at the vendor whether it happened, then say so with `trunkline runs resolve`.',
});

/** @param what How many of what, as `2 items`. */
export const unknownOutcome = (what: string): RunErrorJson => ({
  ...runError('items_uncertain', `The outcome of ${what} is not known.`),
  remedy: 'Look at the vendor, then say what became of each with `trunkline runs resolve`; `trunkline runs show` tells them.',
});

/** A read that nobody waits for any more: nothing happened by it. */
export const givenUp = (path: string): RunErrorJson => runError('given_up', `Step ${path} was given up before it had an answer.`);

export const cancelled = (): RunErrorJson => ({ name: 'CancelledError', code: 'run_cancelled', message: 'The run was cancelled.' });

/** @param path Of the step whose time it was; empty for the run. */
export const deadlineError = (path: string, at: number): RunErrorJson => ({
  name: 'DeadlineError',
  code: path === '' ? 'run_deadline' : 'step_deadline',
  message: `${path === '' ? 'The run' : `Step ${path}`} was to end by ${new Date(at).toISOString()}, and had not.`,
  remedy: 'Give it a longer `timeout`, or find out what it waited for.',
});

/** What a `fail` step, or a wait that was in vain, fails with. */
export const runError = (code: string, message: string): RunErrorJson => ({ name: 'RunError', code, message });

export function errorJson(error: unknown): unknown {
  if (ConnectorError.is(error)) return error.toJSON();
  if (error instanceof Error) return { name: error.name, code: 'unexpected', message: error.message };
  return { name: 'Error', code: 'unexpected', message: String(error) };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The recipe is at fault, or the data it was given; not us. */
export const isRecipeFault = (error: unknown): boolean => /^(?:expression|recipe)_/.test(codeOf(error));

/** Of an error, or of one in the journal. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The store refuses an intent, since the run was cancelled. */
export const isRunCancelled = (error: unknown): boolean => ConnectorError.is(error) && error.code === 'run_cancelled';

/** The store is whole, and cannot take this value. */
export const isUnkeepable = (error: unknown): boolean => ConnectorError.is(error) && error.code.startsWith('value_');
