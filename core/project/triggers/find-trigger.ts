import { InvalidInputError } from 'trunkline/errors';
import { readCursor } from '../../trigger/cursor.js';
import { connectionOf, type PolledTrigger } from '../../trigger/polling/polled-trigger.js';
import { bindConnections, loadRecipe } from '../load-recipe.js';
import type { OpenProject } from '../open-project.js';
import type { BackfillWindow } from './project-triggers.js';

/** A polling trigger of a recipe's file, with its accounts. @throws InvalidInputError when there is none, or the window is none of its cursor's. */
export async function findTrigger(project: OpenProject, path: string, id: string, window: BackfillWindow = {}): Promise<PolledTrigger> {
  const recipe = await loadRecipe(project, path);
  const trigger = recipe.on.find((one) => one.id === id);
  if (!trigger) throw refused(`${path} has no trigger \`${id}\`.`, `It has: ${recipe.on.map((one) => one.id).join(', ') || 'none'}.`);
  const polled = { bound: { recipe, connections: await bindConnections(project, recipe) }, trigger };
  checkWindow(polled, window);
  return polled;
}

function checkWindow(polled: PolledTrigger, window: BackfillWindow): void {
  const operation = connectionOf(polled).document.operations[polled.trigger.uses.operation];
  const poll = operation?.kind === 'trigger' ? operation.poll : undefined;
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
