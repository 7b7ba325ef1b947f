import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { DeadLetter, LetterOutcome, OwnedStore } from '../ports/store/index.js';
import { errorJson } from '../run/run-errors.js';
import type { Listener } from './listener.js';

export interface LetterPorts {
  readonly store: Pick<OwnedStore, 'deadLetters' | 'settleLetter'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Letters of one trigger tried in one go. */
const AT_ONCE = 100;

/** Tries the dead letters that a person wants tried, of triggers that nothing polls. Says how many became runs. */
export async function tryToldLetters(listeners: readonly Listener[], ports: LetterPorts): Promise<number> {
  let started = 0;
  for (const listener of listeners)
    for (const letter of await ports.store.deadLetters({ trigger: listener.key, limit: AT_ONCE }))
      if (await tryLetter(letter, listener, ports)) started++;
  return started;
}

async function tryLetter(letter: DeadLetter, listener: Listener, { store, clock, log }: LetterPorts): Promise<boolean> {
  const outcome = outcomeOf(letter, listener);
  await store.settleLetter(letter.order, outcome, clock.now());
  if ('run' in outcome) return true;
  const data = { trigger: listener.key, error: outcome.error };
  log.write({ at: clock.now(), event: 'webhook.aside', connection: listener.connection, data });
  return false;
}

/** What was too large to be kept is not there to be tried. */
function outcomeOf({ ident, data, error }: DeadLetter, listener: Listener): LetterOutcome {
  if (data === null) return { error };
  try {
    return { run: listener.runOf(ident, data) };
  } catch (cause) {
    return { error: errorJson(cause) };
  }
}
