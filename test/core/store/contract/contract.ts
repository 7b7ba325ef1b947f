import { barriers } from './barriers.js';
import type { Cases } from './bench.js';
import { commands } from './commands.js';
import { deliveries } from './deliveries.js';
import { due } from './due.js';
import { events } from './events.js';
import { forget } from './forget.js';
import { leases } from './leases.js';
import { outbox } from './outbox.js';
import { retry } from './retry.js';
import { runs } from './runs.js';
import { signals } from './signals.js';
import { steps } from './steps.js';
import { streams } from './streams.js';
import { triggers } from './triggers.js';
import { values } from './values.js';

/** What every store keeps, by role. */
export const STORE_CONTRACT: Readonly<Record<string, Cases>> = {
  leases,
  runs,
  'runs that are due': due,
  steps,
  values,
  signals,
  loops: streams,
  'retry and resolve': retry,
  'runs of long ago': forget,
  events,
  deliveries,
  triggers,
  'what vendors have closed': barriers,
  commands,
  'starts on an engine': outbox,
};
