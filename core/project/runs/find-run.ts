import { InvalidInputError } from 'trunkline/errors';
import type { Run, RunReads } from '../../ports/store/index.js';

/**
 * The run of this id, or the only one whose id begins so.
 *
 * @throws InvalidInputError when there is none, or more than one.
 */
export async function findRun(store: RunReads, beginning: string): Promise<Run> {
  const whole = await store.run(beginning);
  if (whole) return whole;
  const [id, another] = beginning === '' ? [] : await store.runIds(beginning, 2);
  const run = id === undefined || another !== undefined ? undefined : await store.run(id);
  if (run) return run;
  throw another === undefined
    ? refused('no_run', `There is no run ${JSON.stringify(beginning)}.`, 'See which there are: trunkline runs list')
    : refused('ambiguous_run', `More than one run begins with ${JSON.stringify(beginning)}: ${id}, ${another}.`, 'Give more of its id.');
}

const refused = (code: string, message: string, remedy: string): InvalidInputError => new InvalidInputError(message, { code, remedy });
