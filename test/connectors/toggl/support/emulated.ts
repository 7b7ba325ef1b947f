import { createRuntime, type Connection, type Runtime } from 'trunkline';
import { Toggl } from 'trunkline/connectors/toggl';
import { Secret } from 'trunkline/sdk';
import type { Emulator } from 'trunkline/testing';
import { LeapingClock } from '../../../support/leaping-clock.js';

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
