import type { Check } from '../check.js';
import { coverage } from './coverage.js';
import { credentials } from './credentials.js';
import { document } from './document.js';
import { effects } from './effects.js';
import { failures, refusals } from './failures.js';
import { hosts } from './hosts.js';
import { keys } from './keys.js';
import { logins } from './logins.js';
import { madeUp } from './made-up.js';
import { loops } from './loops.js';
import { downloads, exchanges, pages, triggers, uploads } from './play.js';
import { quotas } from './quotas.js';
import { secrets } from './secrets.js';
import { waits } from './waits.js';
import { webhooks } from './webhooks.js';

/** The contract. A new promise is a file beside this one, and a line here. */
export const CHECKS: readonly Check[] = [
  document,
  coverage,
  exchanges,
  pages,
  keys,
  triggers,
  downloads,
  uploads,
  hosts,
  credentials,
  logins,
  failures,
  refusals,
  waits,
  quotas,
  effects,
  loops,
  secrets,
  webhooks,
  madeUp,
];
