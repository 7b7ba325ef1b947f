import type { Api } from '../access/api.js';
import { ok } from '../answers.js';
import { newIn } from '../dated.js';
import { pageOf } from '../query.js';
import { readDescribed } from './fields.js';
import { partView } from './views.js';

const PARTS = { skills: 'skill', knowledge_bases: 'knowledge_base' } as const;

/** Row 92 of the endpoints: the paths are documented, what is sent and answered is guessed. */
export function addAgentParts(api: Api): void {
  for (const [path, noun] of Object.entries(PARTS)) {
    api
      .get(`/agentic/${path}`, ({ request, workspace }) => {
        const all = workspace.agentParts.live((one) => one.noun === noun);
        return ok({ data: pageOf(request, all).items.map(partView) });
      })
      .post(`/agentic/${path}`, (call) => {
        const { agentParts } = call.workspace;
        const part = agentParts.add({ ...newIn(agentParts, call.now), noun, name: '', description: '', ...readDescribed(call, true) });
        call.effect(`${noun}.created`, part.id, part.name);
        return ok({ data: partView(part) });
      });
  }
}
