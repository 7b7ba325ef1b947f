import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { hexToken } from '../ids.js';
import { text } from '../query.js';
import { badRequest } from '../refused.js';
import { type OnPremAgentRecord, SYSTEMS } from './records.js';
import { agentView } from './views.js';

/** Row 90 of the endpoints. Facts: K149. */
export function addOnPremAgents(api: Api): void {
  api
    .get('/on_prem_agents', ({ workspace }) => ok(workspace.onPremAgents.live().map(agentView)))
    .get('/on_prem_agents/search', ({ request, workspace }) => {
      const cn = text(request, 'cn');
      if (cn === undefined) throw badRequest('cn is missing');
      return ok(workspace.onPremAgents.live((one) => one.cn === cn).map(agentView));
    })
    .post('/on_prem_agents', createAgent)
    .get('/on_prem_agents/{id}', (call) => ok(agentView(agentOf(call))))
    .put('/on_prem_agents/{id}', (call) => {
      const agent = agentOf(call);
      call.workspace.onPremAgents.change(agent, { ...readAgent(call), updated_at: call.now });
      call.effect('on_prem_agent.updated', agent.id, agent.name);
      return ok(agentView(agent));
    })
    .delete('/on_prem_agents/{id}', (call) => {
      const agent = agentOf(call);
      call.workspace.onPremAgents.delete(agent, call.now);
      call.effect('on_prem_agent.deleted', agent.id, agent.name);
      return success();
    })
    .get('/on_prem_agents/{id}/status', (call) => {
      const { id, awaiting_setup } = agentOf(call);
      return ok({ id, status: awaiting_setup ? 'inactive' : 'active' });
    });
}

function createAgent(call: Call): Answer {
  const { workato, workspace, body, now } = call;
  const { onPremAgents } = workspace;
  const fields = new Fields(body);
  const name = fields.requiredText('name');
  const on_prem_group_id = fields.requiredInteger('on_prem_group_id');
  fields.check();
  const start = newIn(onPremAgents, now);
  const cn = hexToken(workato.options.seed, start.id);
  const usual = { name, on_prem_group_id, os: 'linux', awaiting_setup: true } as const;
  const agent = onPremAgents.add({ ...start, cn, ...usual, ...readAgent(call) });
  call.effect('on_prem_agent.created', agent.id, name);
  return ok(agentView(agent));
}

function readAgent({ workspace, body }: Call): Partial<OnPremAgentRecord> {
  const fields = new Fields(body);
  const name = fields.text('name');
  const os = fields.oneOf('os', SYSTEMS);
  const on_prem_group_id = fields.integer('on_prem_group_id');
  if (on_prem_group_id !== undefined && !workspace.onPremGroups.find(on_prem_group_id)) fields.refuse('on_prem_group_id', 'does not exist');
  const awaiting_setup = fields.flag('awaiting_setup');
  fields.check();
  return Fields.given({ name, os, on_prem_group_id, awaiting_setup });
}

function agentOf(call: Call): OnPremAgentRecord {
  return found(call.workspace.onPremAgents.find(call.id()));
}
