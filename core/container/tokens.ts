import type { ServiceIdentifier } from 'inversify';
import type { Clock, Dns, Env, Files, Http, Log, Random, Secrets } from '../ports/index.js';
import type { Limits } from '../limits.js';

/** Names of what is bound once per process. Interfaces leave nothing behind to be bound by. */
export const TOKENS = {
  clock: Symbol.for('trunkline.Clock') as ServiceIdentifier<Clock>,
  random: Symbol.for('trunkline.Random') as ServiceIdentifier<Random>,
  http: Symbol.for('trunkline.Http') as ServiceIdentifier<Http>,
  dns: Symbol.for('trunkline.Dns') as ServiceIdentifier<Dns>,
  files: Symbol.for('trunkline.Files') as ServiceIdentifier<Files>,
  env: Symbol.for('trunkline.Env') as ServiceIdentifier<Env>,
  log: Symbol.for('trunkline.Log') as ServiceIdentifier<Log>,
  secrets: Symbol.for('trunkline.Secrets') as ServiceIdentifier<Secrets>,
  limits: Symbol.for('trunkline.Limits') as ServiceIdentifier<Limits>,
} as const;
