import type { TriggerState } from '../../ports/store/index.js';
import { type EventTrigger, isSchedule, type Recipe, type ScheduleTrigger, type TriggerNode } from '../../recipe/recipe.js';
import { triggerKeyOf } from '../../run/keys.js';
import { nextDues } from '../../schedule/next-dues.js';
import { scheduleKeyOf } from '../../schedule/tick-schedule.js';
import { checkRecipeFile } from '../check-recipe-file.js';
import { recipePaths, recipesFolder } from '../find-recipes.js';
import type { OpenProject } from '../open-project.js';

export type TriggerKind = 'poll' | 'webhook' | 'poll and webhook' | 'schedule';

/** A trigger by its parts, with what is kept of it. */
export interface KnownTrigger extends TriggerState {
  readonly recipe: string;
  readonly id: string;
  /** Empty for a schedule, which belongs to no account. */
  readonly connection: string;
  readonly kind: TriggerKind;
  /** Where webhooks come in, behind the URL of the server. */
  readonly path?: string;
  /** When its connection was last told something by a webhook. */
  readonly toldAt?: number;
  /** Its cron and its time zone. */
  readonly schedule?: string;
}

/** The triggers of the project's recipes, as nobody has polled them yet, and the files of recipes that are not right. Opens no connection and no secret. */
export async function declaredTriggers(
  project: OpenProject,
): Promise<{ readonly triggers: readonly KnownTrigger[]; readonly unread: readonly string[] }> {
  const { runtime, catalogue } = project;
  const triggers: KnownTrigger[] = [];
  const unread: string[] = [];
  for (const path of await recipePaths(runtime.ports.files, recipesFolder(project))) {
    const { recipe } = await checkRecipeFile(runtime.ports.files, catalogue, path);
    if (recipe === undefined) unread.push(path);
    else for (const node of recipe.on) triggers.push(await declared(project, recipe, node));
  }
  return { triggers, unread };
}

const declared = async (project: OpenProject, recipe: Recipe, node: TriggerNode): Promise<KnownTrigger> =>
  isSchedule(node) ? scheduled(project, recipe, node) : told(project, recipe, node);

function scheduled({ runtime }: OpenProject, recipe: Recipe, trigger: ScheduleTrigger): KnownTrigger {
  const [next] = nextDues(trigger, runtime.ports.clock.now(), 1);
  return {
    ...fresh(scheduleKeyOf(recipe, trigger), 'schedule'),
    schedule: `${trigger.schedule} ${trigger.timezone}`,
    ...(next && { nextAt: Date.parse(next.due) }),
  };
}

async function told({ project, catalogue }: OpenProject, { name }: Recipe, { id, uses }: EventTrigger): Promise<KnownTrigger> {
  const { connection } = uses;
  const found = await catalogue.find(project.connections[connection]!.connector);
  const operation = found?.document.operations[uses.operation];
  const { poll, webhook } = operation?.kind === 'trigger' ? operation : {};
  const kind = webhook === undefined ? 'poll' : poll === undefined ? 'webhook' : 'poll and webhook';
  return { ...fresh(triggerKeyOf(name, id, connection), kind), ...(webhook && { path: `/hooks/${connection}` }) };
}

/** One of which nothing is kept. */
function fresh(trigger: string, kind: TriggerKind): KnownTrigger {
  return { ...partsOf(trigger), trigger, kind, depth: 0, calls: 0, failures: 0 };
}

/** One that no recipe of the project has now. */
export function undeclared(state: TriggerState): KnownTrigger {
  return { ...partsOf(state.trigger), kind: 'poll', ...state };
}

function partsOf(trigger: string): Pick<KnownTrigger, 'recipe' | 'id' | 'connection'> {
  const [recipe = '', id = '', connection = ''] = JSON.parse(trigger) as readonly string[];
  return { recipe, id, connection };
}
