import type { ProgramStep } from './program.js';

/** The blocks of steps that a step is made of; none for one that does something itself. */
export function blocksOf(step: ProgramStep): readonly (readonly ProgramStep[])[] {
  switch (step.kind) {
    case 'branch':
      return [step.then, step.else];
    case 'switch':
      return [...step.cases.map(({ steps }) => steps), step.default];
    case 'for-each':
      return [step.steps];
    case 'parallel':
      return step.branches;
    case 'try':
      return [step.try, step.catch?.steps ?? [], step.finally];
    default:
      return [];
  }
}
