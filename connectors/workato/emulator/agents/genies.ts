import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { pageOf } from '../query.js';
import { readDescribed, readIds } from './fields.js';
import type { GenieRecord } from './records.js';
import { genieView } from './views.js';

/** Row 91 of the endpoints: the paths are documented, what is sent and answered is guessed. */
export function addGenies(api: Api): void {
  api
    .get('/agentic/genies', ({ request, workspace }) => ok({ data: pageOf(request, workspace.genies.live()).items.map(genieView) }))
    .post('/agentic/genies', (call) => {
      const { genies } = call.workspace;
      const parts = { running: false, skill_ids: [], knowledge_base_ids: [] };
      const genie = genies.add({ ...newIn(genies, call.now), name: '', description: '', ...parts, ...readDescribed(call, true) });
      call.effect('genie.created', genie.id, genie.name);
      return shown(genie);
    })
    .get('/agentic/genies/{id}', (call) => shown(genieOf(call)))
    .put('/agentic/genies/{id}', (call) => change(call, 'updated', readDescribed(call, false)))
    .delete('/agentic/genies/{id}', (call) => {
      const genie = genieOf(call);
      call.workspace.genies.delete(genie, call.now);
      call.effect('genie.deleted', genie.id, genie.name);
      return success();
    })
    .post('/agentic/genies/{id}/start', (call) => change(call, 'started', { running: true }))
    .post('/agentic/genies/{id}/stop', (call) => change(call, 'stopped', { running: false }))
    .post('/agentic/genies/{id}/assign_skills', (call) => change(call, 'updated', { skill_ids: readIds(call, 'skill_ids', 'skill') }))
    .post('/agentic/genies/{id}/assign_knowledge_bases', (call) =>
      change(call, 'updated', { knowledge_base_ids: readIds(call, 'knowledge_base_ids', 'knowledge_base') }),
    );
}

function change(call: Call, what: string, changes: Partial<GenieRecord>): Answer {
  const genie = genieOf(call);
  call.workspace.genies.change(genie, { ...changes, updated_at: call.now });
  call.effect(`genie.${what}`, genie.id, genie.name);
  return shown(genie);
}

function genieOf(call: Call): GenieRecord {
  return found(call.workspace.genies.find(call.id()));
}

function shown(genie: GenieRecord): Answer {
  return ok({ data: genieView(genie) });
}
