import type { Stored } from '../table.js';
import type { Api } from '../access/api.js';
import { found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { pacificTime } from '../times.js';
import { phaseAt, type Work } from '../work.js';
import { recipeOf } from './recipe-of.js';

/** The last analysis of a recipe, whose id it has. */
export interface HealthRecord extends Stored, Work {
  readonly id: number;
}

/** Row 16 of the endpoints: a report is there when an analysis was asked for. The answers are not known. Facts: K93. */
export function addHealth(api: Api): void {
  api
    .post('/recipes/{id}/health', (call) => {
      const { id, name } = recipeOf(call);
      call.workspace.health.add({ id, ...call.workato.begin('health analysis', call.now) });
      call.effect('recipe.analysed', id, name);
      return success();
    })
    .get('/recipes/{id}/health', (call) => {
      const analysis = found(call.workspace.health.find(recipeOf(call).id));
      const phase = phaseAt(analysis, call.now);
      const isDone = phase === 'succeeded';
      const status = isDone ? 'completed' : phase === 'failed' ? 'failed' : 'in_progress';
      return ok({ recipe_id: analysis.id, status, ...(isDone && { analyzed_at: pacificTime(analysis.ends_at), issues: [] }) });
    });
}
