import { signIn } from './connections/connection-body.js';
import type { Topics } from './events/topics.js';
import type { JobRecord } from './jobs/records.js';
import type { StopCause } from './recipes/records.js';
import type { Failing, Workato } from './workato.js';

/** What happens in the caller's own workspace without the API: none of it is in the ledger. A thing that is not there is a TypeError. */
export interface Happenings {
  /** A recipe runs: its job begins now, fails with `error` when that is given, and waits while it has a `resume_token`. */
  runJob(
    recipeId: number,
    job?: Partial<Pick<JobRecord, 'title' | 'error' | 'resume_token' | 'is_poll_error'>>,
  ): Promise<{ readonly id: string }>;
  /** Workato stops a recipe. */
  stopRecipe(recipeId: number, cause: StopCause): Promise<void>;
  /** Somebody signs in to a connection on its page. */
  signIn(connectionId: number): Promise<void>;
  /** A recipe publishes a message; it need not fit the topic's schema. */
  publish(topicId: number, payload: Readonly<Record<string, unknown>>): Promise<{ readonly id: string }>;
  /** The next of its kind that is begun through the API fails with these words. */
  failNext(what: Failing, words: string): void;
}

export function happenings(workato: Workato, topics: Topics, now: () => number): Happenings {
  const { own, file } = workato;
  return {
    async runJob(recipeId, job = {}) {
      const recipe = known(own.recipes.find(recipeId), `recipe ${recipeId}`);
      const { id } = workato.run(own, recipe.id, now(), job);
      await file.saved();
      return { id };
    },
    async stopRecipe(recipeId, stop_cause) {
      const recipe = known(own.recipes.find(recipeId), `recipe ${recipeId}`);
      own.recipes.change(recipe, { running: false, stop_cause, stopped_at: now(), updated_at: now() });
      await file.saved();
    },
    async signIn(connectionId) {
      const connection = known(own.connections.find(connectionId), `connection ${connectionId}`);
      own.connections.change(connection, { ...signIn(workato, now()), connection_lost_at: null, connection_lost_reason: null });
      await file.saved();
    },
    async publish(topicId, payload) {
      const { id } = topics.publish(known(own.topics.find(topicId), `topic ${topicId}`), payload, now());
      await file.saved();
      return { id };
    },
    failNext: (what, words) => workato.failNext(what, words),
  };
}

function known<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new TypeError(`There is no ${what}`);
  return row;
}
