import { InvalidInputError } from 'trunkline/errors';
import { systemProblem } from '../text/system-problem.js';

/** Says in our words what the operating system refused; undefined for any other error. */
export function systemError(error: unknown): InvalidInputError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { path, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'listen') return listenError(error);
  const problem = systemProblem(error);
  if (problem === undefined) return undefined;
  return new InvalidInputError(`${path ?? 'A file that was named'} cannot be used: ${problem}.`, {
    code: 'file_error',
    remedy: 'Check the path, and who may read and write there.',
    cause: error,
  });
}

function listenError(error: Error): InvalidInputError {
  const { code, port, address } = error as NodeJS.ErrnoException & { readonly port?: number; readonly address?: string };
  const isTaken = code === 'EADDRINUSE';
  return new InvalidInputError(`Port ${port} of ${address} ${isTaken ? 'is in use' : `cannot be listened to: ${code}`}.`, {
    code: isTaken ? 'port_in_use' : 'port_refused',
    remedy: isTaken
      ? 'Choose another one, or 0 for any that is free.'
      : 'Choose an address of this machine, and a port that you may listen to.',
    cause: error,
  });
}
