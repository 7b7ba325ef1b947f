import { IsArray, IsBoolean } from 'class-validator';
import { errorTable, on, Optional, RejectedError, slot, UnavailableError } from 'trunkline/sdk';

/** What starting a recipe is answered with. What is wrong with it comes as an error, and not as this. */
export class RecipeStart {
  @Optional('True') @IsBoolean() success?: boolean | null;
  @Optional('What is wrong in its steps: pairs of a step’s number and what is wrong there') @IsArray() code_errors?: unknown[] | null;
  @Optional('What is wrong with its connections, in the same form') @IsArray() config_errors?: unknown[] | null;
}

/** A fault is a list of words: the field, its value, what is wrong with it. */
type StepFaults = readonly [step: number, faults: readonly unknown[]];

/** A recipe that does not start answers 200 with `success: false`, and says by step what is wrong. */
interface StartFault {
  readonly code_errors?: readonly StepFaults[];
  readonly config_errors?: readonly StepFaults[];
}

interface StepFault {
  readonly step: string;
  readonly said: string;
}

function stepFaults(answer?: StartFault): StepFault[] {
  const all = [...(answer?.code_errors ?? []), ...(answer?.config_errors ?? [])];
  return all.flatMap(([step, faults]) => faults.map((fault) => ({ step: `step ${step}`, said: words(fault) })));
}

/** `['name', null, 'is required']` is "name is required". */
function words(fault: unknown): string {
  return [fault]
    .flat()
    .filter((word) => typeof word === 'string')
    .join(' ');
}

export const startErrors = errorTable({
  details: {
    items: slot('start-faults', stepFaults, 'Faults are grouped by step, in two lists'),
    path: (fault: StepFault) => fault.step,
    message: (fault: StepFault) => fault.said,
  },
  rows: [
    on({ status: [200, 201] }, RejectedError, {
      remedy: 'Mend these steps of the recipe, or connect what they use, then start it again.',
    }),
    on({ status: 422 }, UnavailableError, {
      remedy: 'The application did not take the webhook of the recipe. Look at its connection, then start the recipe again.',
    }),
  ],
});
