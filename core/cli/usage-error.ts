import type { CommanderError } from 'commander';
import { InvalidInputError } from 'trunkline/errors';

/** What the parser of the command line refused, as an error like any other. */
export function usageError({ code, message }: CommanderError, command: string): InvalidInputError {
  const [, problem = message, meant] = /^error: (.*?)(?:\n\(Did you mean (.*)\?\))?$/s.exec(message) ?? [];
  const sentence = `${problem.charAt(0).toUpperCase()}${problem.slice(1).replace(/\.$/, '')}`;
  return new InvalidInputError(`${sentence}${meant ? `; did you mean ${meant}?` : '.'}`, {
    code: code.replace('commander.', '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    remedy: `See what it takes: trunkline ${command === '' ? '' : `${command} `}--help`,
  });
}
