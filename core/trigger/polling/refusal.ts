import { ConnectorError, ReconnectError } from 'trunkline/errors';
import { connectionOf, type PolledTrigger } from './polled-trigger.js';
import type { PollerPorts } from './poller.js';

/** After how long a connection whose credentials were refused is tried once more. */
const PAUSE_MS = 3_600_000;
const REFUSED = new Set([401, 402, 403]);

/** The vendor refuses the credentials, or wants to be paid: no trigger of the connection has a chance. */
export const isRefused = (error: unknown): error is Error =>
  error instanceof ReconnectError || (ConnectorError.is(error) && REFUSED.has((error as { readonly status?: number }).status ?? 0));

/** Nothing of the connection is read any more, until a while has passed or a person says so. */
export async function pauseFor(refusal: Error, polled: PolledTrigger, { store, clock, log }: PollerPorts): Promise<void> {
  const connection = connectionOf(polled).id;
  const at = clock.now();
  const [reason, until] = [refusal.message, at + PAUSE_MS];
  await store.pauseConnection({ connection, reason, at, until });
  log.write({ at, event: 'connection.paused', connection, data: { reason, until } });
}
