import type { Pin, Run, RunReads } from '../../ports/store/index.js';
import { recipeOf } from '../../recipe/revision.js';
import { type PinBody, pinChanges, pinOf } from '../../run/pins.js';
import { type JsonChange, jsonChanges } from '../../text/json-changes.js';
import type { OpenProject } from '../open-project.js';
import { sourcesOf } from './sources-of.js';

/** What a run depends on now, and where that is not what it began with. */
export interface Changes {
  readonly pin: Pin;
  /** By places as `shop.operations.createOrder.request.path`. */
  readonly changes: readonly JsonChange[];
}

/** Holds a run to the project as it is now. Opens no connection and no secret. Undefined for a run that has not begun. */
export async function changesSince(project: OpenProject, store: RunReads, run: Run): Promise<Changes | undefined> {
  const revision = await store.recipe(run.revision);
  if (run.pin === undefined || !revision) return undefined;
  const recipe = recipeOf(revision);
  const pin = pinOf(recipe, await sourcesOf(project, recipe));
  if (pin.hash === run.pin) return { pin, changes: [] };
  const parts = pinChanges((await store.pin(run.pin)) as PinBody, pin.body as PinBody);
  return { pin, changes: parts.flatMap(({ at, before, now }) => jsonChanges(before, now, at)) };
}
