import { isPolled, type BoundRecipe } from '../trigger/run-once.js';
import { byConnection, type PolledTrigger } from '../trigger/polling/polled-trigger.js';
import { Poller, type PollerPorts } from '../trigger/polling/poller.js';
import { isSchedule } from '../recipe/recipe.js';
import { keepDoing } from './keep-doing.js';
import { runParts, type ServePart } from './run-parts.js';

/** What people ask of triggers makes something due at once; so often it is looked for. */
const AT_MOST_MS = 5_000;

/** Polls triggers when they are due. A vendor that is slow keeps the others waiting for nothing: each connection is polled by itself. */
export function pollingPart(recipes: readonly BoundRecipe[], ports: PollerPorts, onStarted: () => void): ServePart {
  const triggers = recipes.flatMap((bound) =>
    bound.recipe.on.flatMap((trigger) => (isSchedule(trigger) || !isPolled(bound, trigger) ? [] : [{ bound, trigger }])),
  );
  return async (stop) => {
    // A person may have mended an account while nobody served: who begins reads its secret anew, and tries it.
    for (const { connection } of await ports.store.pauses()) await ports.store.resumeConnection(connection);
    await runParts(
      byConnection(triggers).map((line) => linePart(line, ports, onStarted)),
      stop,
    );
  };
}

function linePart(line: readonly PolledTrigger[], ports: PollerPorts, onStarted: () => void): ServePart {
  const poller = new Poller(ports);
  poller.set(line);
  return (stop) => {
    const poll = async (): Promise<number> => {
      const results = await poller.poll(stop);
      if (results.some(({ started }) => started > 0)) onStarted();
      return (await poller.next()) ?? Infinity;
    };
    return keepDoing(poll, { clock: ports.clock, stop, atMostMs: AT_MOST_MS });
  };
}
