import type { Clock } from '../ports/clock.js';
import { type HookedRecipe, listenersOf } from '../webhook/listener.js';
import { type LetterPorts, tryToldLetters } from '../webhook/told-letters.js';
import { keepDoing } from './keep-doing.js';
import type { ServePart } from './run-parts.js';

/** How long a person waits at most. */
const AT_MOST_MS = 5_000;

/** Tries what a person wants tried again, of triggers that only webhooks tell of; of all others a poll does. */
export function lettersPart(
  recipes: readonly HookedRecipe[],
  ports: LetterPorts & { readonly clock: Clock },
  onStarted: () => void,
): ServePart {
  const listeners = recipes.flatMap(listenersOf).filter(({ isPolled }) => !isPolled);
  const tryAll = async (): Promise<number> => {
    if ((await tryToldLetters(listeners, ports)) > 0) onStarted();
    return Infinity;
  };
  return async (stop) => {
    if (listeners.length > 0) await keepDoing(tryAll, { clock: ports.clock, stop, atMostMs: AT_MOST_MS });
  };
}
