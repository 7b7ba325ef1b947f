import { createRuntime } from 'trunkline';
import { Workato } from 'trunkline/connectors/workato';
import { Secret } from 'trunkline/sdk';
import type { AnyConnection } from '../../../../core/runtime/connection.js';
import { withBug } from '../../../core/testing/contract/bugs/mutate.js';
import type { SeededBug } from '../../../core/testing/contract/bugs/seeded-bug.js';
import { LeapingClock } from '../../../support/leaping-clock.js';
import { FULL } from '../emulator-client.js';

const SOUND: SeededBug = { bug: 'none', noticedBy: [] };

/** A connection to an emulator of Workato, by a connector with this bug in it. */
export function connectTo(origin: string, bug: SeededBug = SOUND): Promise<AnyConnection> {
  const at = (path: string) => ({ url: `${origin}${path}`, allowLoopback: true });
  const services = { api: at('/api'), event_streams: at('/api/v1'), data_tables: at('') };
  const runtime = createRuntime({ connectors: [withBug(Workato, bug)], ports: { clock: new LeapingClock() } });
  return runtime.connect('workato', { token: new Secret(FULL), region: 'us', workspace: 'own' }, { services });
}
