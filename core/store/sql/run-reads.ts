import type {
  DueQuery,
  DueRun,
  ItemRecord,
  ItemStatus,
  RecipeRevision,
  Run,
  RunQuery,
  RunStatus,
  StepRecord,
} from '../../ports/store/index.js';
import { fromJsonText } from '../json.js';
import { itemOf, runOf, stepOf, textOf } from './rows.js';
import { type Answer, type Work, ask, rowOf, rowsOf } from './work.js';

const READY = 'SELECT id, seq FROM run WHERE due_at = 0 AND seq > ?1 ORDER BY seq LIMIT ?2';
const LATER = 'SELECT id, seq FROM run WHERE due_at > 0 AND due_at <= ?3 AND seq > ?1 ORDER BY seq LIMIT ?2';
const ofRecipe = (sql: string, place: number): string => sql.replace('WHERE', `WHERE recipe = ?${place} AND`);

export const READ_SQL = {
  recipe: 'SELECT hash, name, body FROM recipe WHERE hash = ?1',
  run: 'SELECT * FROM run WHERE id = ?1',
  ids: 'SELECT id FROM run WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3',
  ready: READY,
  readyRecipe: ofRecipe(READY, 3),
  later: LATER,
  laterRecipe: ofRecipe(LATER, 4),
  backlog: `SELECT count(*) AS runs FROM (SELECT 1 FROM run WHERE status = 'pending' LIMIT ?1) AS pending`,
  wake: 'SELECT min(due_at) AS due_at FROM run WHERE due_at > 0',
  wakeRecipe: 'SELECT min(due_at) AS due_at FROM run WHERE recipe = ?1 AND due_at > 0',
  newest: 'SELECT * FROM run WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2',
  newestStatus: 'SELECT * FROM run WHERE status = ?3 AND seq < ?1 ORDER BY seq DESC LIMIT ?2',
  newestRecipe: 'SELECT * FROM run WHERE recipe = ?4 AND status = ?3 AND seq < ?1 ORDER BY seq DESC LIMIT ?2',
  count: 'SELECT status, count(*) AS runs FROM run GROUP BY status',
  countRecipe: 'SELECT status, count(*) AS runs FROM run WHERE recipe = ?1 GROUP BY status',
  scope: 'SELECT * FROM step WHERE run = ?1 AND scope = ?2 ORDER BY seq',
  doubtful: "SELECT * FROM step WHERE run = ?1 AND status IN ('intended', 'uncertain') ORDER BY seq",
  steps: 'SELECT * FROM step WHERE run = (SELECT seq FROM run WHERE id = ?1) AND seq > ?2 ORDER BY seq LIMIT ?3',
  items: `SELECT * FROM item WHERE run = (SELECT seq FROM run WHERE id = ?1) AND status <> 'open' AND seq > ?2 ORDER BY seq LIMIT ?3`,
  itemsStatus: 'SELECT * FROM item WHERE run = (SELECT seq FROM run WHERE id = ?1) AND status = ?4 AND seq > ?2 ORDER BY seq LIMIT ?3',
  pin: 'SELECT body FROM pin WHERE hash = ?1',
} as const;

/** What stands for no limit. */
export const ALL = 1_000_000_000;
const STATUSES: readonly RunStatus[] = ['pending', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'uncertain'];

export function* recipeRevision(hash: string): Work<RecipeRevision | undefined> {
  const row = yield* rowOf(READ_SQL.recipe, hash);
  return row && { name: textOf(row['name']), hash, body: textOf(row['body']) };
}

export function* runById(id: string): Work<Run | undefined> {
  const row = yield* rowOf(READ_SQL.run, id);
  return row && runOf(row);
}

/** Ids sort by their bytes, so those with one beginning stand together. */
export function* idsOf(beginning: string, limit: number): Work<readonly string[]> {
  return (yield* rowsOf(READ_SQL.ids, beginning, `${beginning}\u{10FFFF}`, limit)).map(({ id }) => textOf(id));
}

export function* dueRuns({ recipe, now, after = 0, limit }: DueQuery): Work<readonly DueRun[]> {
  const answers =
    recipe === undefined
      ? yield [ask(READ_SQL.ready, after, limit), ask(READ_SQL.later, after, limit, now)]
      : yield [ask(READ_SQL.readyRecipe, after, limit, recipe), ask(READ_SQL.laterRecipe, after, limit, now, recipe)];
  return answers
    .flatMap(({ rows }) => rows.map(({ id, seq }) => ({ id: textOf(id), order: Number(seq) })))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, limit);
}

export function* backlog(most: number): Work<number> {
  return Number((yield* rowOf(READ_SQL.backlog, most))?.['runs']);
}

export function* nextWake(recipe?: string): Work<number | undefined> {
  const row = yield* recipe === undefined ? rowOf(READ_SQL.wake) : rowOf(READ_SQL.wakeRecipe, recipe);
  return typeof row?.['due_at'] === 'number' ? row['due_at'] : undefined;
}

/** One question for each status, so that each is read from its index. */
export function* newestRuns({ recipe, status, before = ALL, limit }: RunQuery): Work<readonly Run[]> {
  const wanted = status ?? (recipe === undefined ? undefined : STATUSES);
  const asks = wanted?.map((one) =>
    recipe === undefined ? ask(READ_SQL.newestStatus, before, limit, one) : ask(READ_SQL.newestRecipe, before, limit, one, recipe),
  );
  return runsOf(yield asks ?? [ask(READ_SQL.newest, before, limit)])
    .toSorted((a, b) => b.order - a.order)
    .slice(0, limit);
}

const runsOf = (answers: readonly Answer[]): readonly Run[] => answers.flatMap(({ rows }) => rows.map(runOf));

export function* countRuns(recipe?: string): Work<Readonly<Record<RunStatus, number>>> {
  const counts = { pending: 0, running: 0, waiting: 0, succeeded: 0, failed: 0, cancelled: 0, uncertain: 0 };
  const rows = yield* recipe === undefined ? rowsOf(READ_SQL.count) : rowsOf(READ_SQL.countRecipe, recipe);
  for (const row of rows) counts[row['status'] as RunStatus] = Number(row['runs']);
  return counts;
}

export function* scopeSteps(run: number, scope: string): Work<readonly StepRecord[]> {
  return (yield* rowsOf(READ_SQL.scope, run, scope)).map(stepOf);
}

export function* doubtfulSteps(run: number): Work<readonly StepRecord[]> {
  return (yield* rowsOf(READ_SQL.doubtful, run)).map(stepOf);
}

export function* stepsOf(run: string, after: number, limit: number): Work<readonly StepRecord[]> {
  return (yield* rowsOf(READ_SQL.steps, run, after, limit)).map(stepOf);
}

export function* itemsOf(run: string, status: ItemStatus | undefined, after: number, limit: number): Work<readonly ItemRecord[]> {
  const rows = yield* status === undefined
    ? rowsOf(READ_SQL.items, run, after, limit)
    : rowsOf(READ_SQL.itemsStatus, run, after, limit, status);
  return rows.map(itemOf);
}

export function* pinBody(hash: string): Work<unknown> {
  return fromJsonText((yield* rowOf(READ_SQL.pin, hash))?.['body']);
}
