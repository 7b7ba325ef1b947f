import { createRuntime, type ConnectOptions, type Http, type RuntimeOptions } from 'trunkline';
import { Secret, type Class } from 'trunkline/sdk';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import type { Connection } from '../../../core/runtime/typed-connection.js';
import { KeptLog } from './kept-log.js';

export const TOKEN = 'canary/7+x "Q"=z&';

interface Opening extends Pick<RuntimeOptions, 'limits'> {
  readonly http: Http;
  readonly clock?: VirtualClock;
  readonly log?: KeptLog;
  readonly settings?: Parameters<ReturnType<typeof createRuntime>['connect']>[1];
  readonly services?: ConnectOptions['services'];
  /** What every draw gives, from 0 to 1; 0, the default, is no jitter. */
  readonly chance?: number;
  readonly barriers?: ConnectOptions['barriers'];
}

/** A connection through a fake network, on a clock that moves by itself. */
export function open<C>(connector: Class<C>, opening: Opening): Promise<Connection<C>> {
  const {
    http,
    clock = new VirtualClock(undefined, { skip: true }),
    log = new KeptLog(),
    limits,
    settings,
    services,
    barriers,
    chance = 0,
  } = opening;
  const random = { next: () => chance, uuid: () => 'random-key' };
  const runtime = createRuntime({ ports: { http, clock, log, random }, limits });
  return runtime.connect(connector, settings ?? { token: new Secret(TOKEN) }, { services, barriers });
}
