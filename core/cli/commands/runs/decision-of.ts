import type { StepDecision } from '../../../project/runs/decided-steps.js';
import { type ChangeOptions, usage, value } from './change.js';

export interface ResolveOptions extends ChangeOptions {
  readonly happened?: boolean;
  readonly output?: string;
  readonly tryAgain?: boolean;
  readonly failed?: boolean;
  readonly all?: boolean;
  readonly recipe?: string;
  /** How many there must be, where that is said. */
  readonly yes?: true | number;
  /** Path of a file of decisions, or `-`. */
  readonly from?: string;
}

export const isDecided = ({ happened, tryAgain, failed }: ResolveOptions): boolean => Boolean(happened ?? tryAgain ?? failed);

/** @throws InvalidInputError `bad_usage` when no outcome is said. */
export async function decisionOf({ happened, output, tryAgain, failed }: ResolveOptions): Promise<StepDecision> {
  if (output !== undefined && !happened) throw usage('--output says what a call gave that happened.', 'Say --happened as well.');
  if (happened) return { kind: 'happened', ...(output !== undefined && { output: await value(output, '--output') }) };
  if (tryAgain) return { kind: 'try-again' };
  if (failed) return { kind: 'failed' };
  throw usage('What became of the step is not said.', 'Look at the vendor, then say --happened, --try-again or --failed.');
}
