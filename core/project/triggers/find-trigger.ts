import type { PollDocument } from 'trunkline/document';
import { InvalidInputError } from 'trunkline/errors';
import { isSchedule, type Recipe, type TriggerNode } from '../../recipe/recipe.js';
import { readCursor } from '../../trigger/cursor.js';
import { connectionOf, type PolledTrigger } from '../../trigger/polling/polled-trigger.js';
import { bindConnections, type bindDry, loadRecipe } from '../load-recipe.js';
import type { OpenProject } from '../open-project.js';
import type { BackfillWindow } from './project-triggers.js';

/** A trigger of a recipe's file. @throws InvalidInputError when there is none. */
export async function findNode(
  project: OpenProject,
  path: string,
  id: string,
): Promise<{ readonly recipe: Recipe; readonly trigger: TriggerNode }> {
  const recipe = await loadRecipe(project, path);
  const trigger = recipe.on.find((one) => one.id === id);
  if (trigger) return { recipe, trigger };
  throw refused(`${path} has no trigger \`${id}\`.`, `It has: ${recipe.on.map((one) => one.id).join(', ') || 'none'}.`);
}

/**
 * A polling trigger with its accounts.
 *
 * @param bind How these are opened.
 * @throws InvalidInputError when there is none, or only webhooks tell of it, or the window is none of its cursor's.
 */
export async function findTrigger(
  project: OpenProject,
  path: string,
  id: string,
  { window = {}, bind = bindConnections }: { readonly window?: BackfillWindow; readonly bind?: typeof bindDry } = {},
): Promise<PolledTrigger> {
  const { recipe, trigger } = await findNode(project, path, id);
  if (isSchedule(trigger)) throw refused(`\`${id}\` is a schedule: no vendor's records start its runs.`, 'Name a trigger with `uses`.');
  const polled = { bound: { recipe, connections: await bind(project, recipe) }, trigger };
  if (!pollOf(polled)) throw refused(`\`${id}\` is not polled: only webhooks tell of its events.`, 'Name a trigger that has a list.');
  checkWindow(polled, window);
  return polled;
}

function pollOf(polled: PolledTrigger): PollDocument | undefined {
  const operation = connectionOf(polled).document.operations[polled.trigger.uses.operation];
  return operation?.kind === 'trigger' ? operation.poll : undefined;
}

function checkWindow(polled: PolledTrigger, window: BackfillWindow): void {
  const poll = pollOf(polled);
  for (const [name, bound] of Object.entries(window)) {
    if (bound === undefined) continue;
    if (!poll?.cursorType) throw refused(`The records of \`${polled.trigger.id}\` tell no place in time.`, `Leave --${name} out.`);
    try {
      readCursor(poll.cursorType, bound);
    } catch {
      throw refused(
        `--${name} ${bound} is none of the trigger's cursors.`,
        'Give an ISO 8601 instant, or a number where its cursor is one.',
      );
    }
  }
}

const refused = (message: string, remedy: string): InvalidInputError => new InvalidInputError(message, { code: 'bad_trigger', remedy });
