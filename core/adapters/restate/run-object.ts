import type { ObjectContext } from '@restatedev/restate-sdk';
import type { AdvanceRun, Advanced } from '../../ports/engine.js';
import type { RestateSdk } from './load-sdk.js';

/** What an invocation is told: the instant of the timer that made it, if one did. */
export interface Advance {
  readonly timer?: number;
}

type State = { readonly timer: number };
type Definition = ReturnType<RestateSdk['object']>;

/**
 * Restate tries again for ever, since what it tries is safe to do again: the store knows what a run has done. These only say how soon. A worker that is
 * gone, or a store that is down, is no fault of the run.
 */
const RETRY = { initialInterval: 100, exponentiationFactor: 2, maxInterval: 5_000, maxAttempts: 1_000_000_000 } as const;
/** A run may be at work without a word for as long as its steps take. */
const INACTIVITY_MS = 3_600_000;
/** How long Restate knows a start that it took, so that a second sending of it changes nothing. */
const KNOWN_MS = 86_400_000;

/**
 * The virtual object that stands for runs, one key each: Restate lets one invocation of a key work at a time. No invocation outlives its work: a run
 * that waits leaves a delayed invocation, or none, so that workers of a newer version take over without a change to what Restate has kept.
 */
export function runObject(sdk: RestateSdk, service: string, advance: AdvanceRun): Definition {
  return sdk.object({
    name: service,
    handlers: {
      advance: async (context: ObjectContext<State>, asked: Advance | undefined): Promise<void> => {
        const left = await context.run('advance', () => advance(context.key));
        await setTimer(context, service, left, asked?.timer);
      },
    },
    options: {
      retryPolicy: RETRY,
      inactivityTimeout: INACTIVITY_MS,
      abortTimeout: INACTIVITY_MS,
      idempotencyRetention: KNOWN_MS,
      journalRetention: 0,
    },
  });
}

/** At most one timer is under way for an instant. One that was overtaken by a signal advances its run once more, and is not set again. */
async function setTimer(context: ObjectContext<State>, service: string, { wakeAt }: Advanced, rung?: number): Promise<void> {
  const set = await context.get('timer');
  if (wakeAt === undefined) return context.clear('timer');
  if (set === wakeAt && rung !== wakeAt) return;
  context.set('timer', wakeAt);
  const delay = Math.max(0, wakeAt - (await context.date.now()));
  context.genericSend({ service, method: 'advance', key: context.key, parameter: { timer: wakeAt } satisfies Advance, delay });
}
