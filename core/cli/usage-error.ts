import type { CommanderError } from 'commander';
import { InvalidInputError } from 'trunkline/errors';

/** What the parser of the command line refused, as an error like any other. */
export function usageError({ code, message }: CommanderError, command: string): InvalidInputError {
  const [, problem = message, meant] = /^error: (.*?)(?:\n\(Did you mean (.*)\?\))?$/s.exec(message) ?? [];
  const sentence = `${problem.charAt(0).toUpperCase()}${problem.slice(1).replace(/\.$/, '')}`;
  return new InvalidInputError(`${sentence}${meant ? `; did you mean ${meant}?` : '.'}`, {
    code: code.replace('commander.', '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    remedy: `${inputHint(problem)}See what it takes: trunkline ${command === '' ? '' : `${command} `}--help`,
  });
}

/** For whoever writes the input where a name ends, as JSON or as `id=1`. */
function inputHint(problem: string): string {
  return /^too many arguments.*[:,] (?:\{|\w+=)/s.test(problem) ? `Input follows --input, as --input '{"id": 1}'. ` : '';
}
