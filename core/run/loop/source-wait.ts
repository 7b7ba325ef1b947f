import { RateLimitError, ReconnectError, SuspendedError } from 'trunkline/errors';
import type { RunWait } from '../../ports/store/index.js';
import type { RunHost } from '../frame.js';
import type { LoopProgram } from '../program/program.js';

/** Until when, or for whom, a loop waits whose list could not be read; undefined when waiting is no help. */
export function sourceWait(
  error: unknown,
  path: string,
  source: LoopProgram['source'],
  { connections, paused, now }: RunHost,
): RunWait | undefined {
  if (error instanceof RateLimitError && error.retryAfterMs !== undefined)
    return { reason: `the list of ${path}: ${error.message}`, until: now() + error.retryAfterMs };
  if (!(error instanceof ReconnectError || error instanceof SuspendedError)) return undefined;
  const { id } = connections.get(source?.uses.connection ?? '') ?? {};
  if (error instanceof ReconnectError && id !== undefined) paused.pause(id);
  return {
    reason: `the list of ${path} waits for a person: ${error.message}`,
    until: paused.recheckAt(id),
    ...(id !== undefined && { connection: id }),
  };
}
