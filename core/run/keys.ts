import { hash } from 'node:crypto';
import { jsonHash } from '../text/canonical-json.js';

/** Parts are JSON-encoded before hashing, so that no two lists of parts look alike. */
function idOf(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32);
}

/** A run's identity comes from its cause: the same event gives the same run, whoever sees it and however often. */
export const runIdOf = (trigger: string, eventKey: string): string => idOf('run', trigger, eventKey);

/** The idempotency key for a vendor: the same in every attempt, another one for each run and step. */
export const vendorKeyOf = (run: string, path: string, action: string): string => idOf('key', run, path, action);

/** Trigger state belongs to the recipe, the trigger and the account; not to the file, and not to being switched on. */
export const triggerKeyOf = (recipe: string, trigger: string, connection: string): string => JSON.stringify([recipe, trigger, connection]);

export const requestHashOf = (action: string, input: unknown): string => jsonHash([action, input]);
