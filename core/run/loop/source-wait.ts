import { RateLimitError, ReconnectError, SuspendedError } from 'trunkline/errors';
import type { RunWait } from '../../ports/store/index.js';
import type { RunHost } from '../frame.js';
import type { LoopProgram } from '../program/program.js';

const RECHECK_MS = 3_600_000;

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
  const until = error instanceof ReconnectError && id !== undefined ? paused.pause(id) : now() + RECHECK_MS;
  return { reason: `the list of ${path} waits for a person: ${error.message}`, until, ...(id !== undefined && { connection: id }) };
}
