import { Container } from 'inversify';
import * as adapters from '../adapters/index.js';
import { DEFAULT_LIMITS, type Limits } from '../limits.js';
import type { Clock, Dns, Env, Files, Http, Log, Random, Secrets } from '../ports/index.js';
import { TOKENS } from './tokens.js';

/** What a host may put in the place of the machine. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  readonly dns: Dns;
  readonly files: Files;
  readonly env: Env;
  readonly log: Log;
  readonly secrets: Secrets;
}

/** The outermost container: ports and limits. A port that is not given is the machine's own, made when first asked for. */
export function makeProcessContainer(ports: Partial<Ports>, limits: Partial<Limits>): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  bind('clock', () => new adapters.SystemClock());
  bind('random', () => new adapters.SystemRandom());
  bind('dns', () => new adapters.NodeDns());
  bind('http', () => new adapters.UndiciHttp(container.get(TOKENS.dns)));
  bind('files', () => new adapters.NodeFiles());
  bind('env', () => new adapters.ProcessEnv());
  bind('log', () => new adapters.SilentLog());
  bind('secrets', () => new adapters.ReferenceSecrets(container.get(TOKENS.env), container.get(TOKENS.files)));
  container.bind(TOKENS.limits).toConstantValue({ ...DEFAULT_LIMITS, ...limits });
  return container;

  function bind<K extends keyof Ports>(name: K, make: () => Ports[K]): void {
    const given = ports[name];
    const binding = container.bind<Ports[K]>(TOKENS[name] as symbol);
    if (given === undefined) binding.toDynamicValue(make);
    else binding.toConstantValue(given);
  }
}
