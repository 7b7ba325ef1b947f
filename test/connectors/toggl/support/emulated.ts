import { createRuntime, type Connection, type Runtime } from 'trunkline';
import { Toggl } from 'trunkline/connectors/toggl';
import { Secret } from 'trunkline/sdk';
import type { Emulator } from 'trunkline/testing';
import type { Clock } from '../../../../core/ports/clock.js';

/** A clock on which whoever waits has waited: a limit of one call a second costs no second. What is to happen later never does. */
class LeapingClock implements Clock {
  #leapt = 0;

  now(): number {
    return Date.now() + this.#leapt;
  }

  monotonic(): number {
    return performance.now() + this.#leapt;
  }

  sleep(ms: number): Promise<void> {
    this.#leapt += ms;
    return Promise.resolve();
  }

  after(): () => void {
    return () => undefined;
  }
}

export const WEBHOOK_SECRET = 'shared';

const BY_TOKEN = {
  sign_in: 'token',
  token: new Secret('toggl_emulator_token'),
  plan: 'premium',
  webhook_secret: new Secret(WEBHOOK_SECRET),
};

/** A connection to an emulator of Toggl, as its admin, by token unless told otherwise. */
export async function connectTo(
  emulator: Emulator,
  settings: Readonly<Record<string, unknown>> = BY_TOKEN,
): Promise<{ readonly runtime: Runtime; readonly toggl: Connection<Toggl> }> {
  const runtime = createRuntime({ connectors: [Toggl], ports: { clock: new LeapingClock() } });
  const at = (path: string) => ({ url: `${emulator.origin}${path}`, allowLoopback: true });
  const services = { v9: at('/api/v9'), reports: at('/reports/api/v3'), webhooks: at('/webhooks/api/v1') };
  return { runtime, toggl: await runtime.connect(Toggl, settings as never, { services }) };
}
