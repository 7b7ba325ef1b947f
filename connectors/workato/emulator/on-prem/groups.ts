import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import type { OnPremGroupRecord } from './records.js';
import { groupView } from './views.js';

/** Row 89 of the endpoints. Facts: K149. What a status says is not known: `active` while one of the agents is set up. */
export function addOnPremGroups(api: Api): void {
  api
    .get('/on_prem_groups', ({ workspace }) => ok(workspace.onPremGroups.live().map(groupView)))
    .post('/on_prem_groups', (call) => {
      const { onPremGroups } = call.workspace;
      const group = onPremGroups.add({ ...newIn(onPremGroups, call.now), name: readName(call) });
      call.effect('on_prem_group.created', group.id, group.name);
      return ok(groupView(group));
    })
    .get('/on_prem_groups/{id}', (call) => ok(groupView(groupOf(call))))
    .put('/on_prem_groups/{id}', (call) => {
      const group = groupOf(call);
      call.workspace.onPremGroups.change(group, { name: readName(call), updated_at: call.now });
      call.effect('on_prem_group.updated', group.id, group.name);
      return ok(groupView(group));
    })
    .delete('/on_prem_groups/{id}', (call) => {
      const group = groupOf(call);
      call.workspace.onPremGroups.delete(group, call.now);
      call.effect('on_prem_group.deleted', group.id, group.name);
      return success();
    })
    .get('/on_prem_groups/{id}/status', (call) => {
      const { id } = groupOf(call);
      const agents = call.workspace.onPremAgents.live((one) => one.on_prem_group_id === id && !one.awaiting_setup);
      return ok({ id, status: agents.length > 0 ? 'active' : 'inactive' });
    });
}

function readName({ body }: Call): string {
  const fields = new Fields(body);
  const name = fields.requiredText('name');
  fields.check();
  return name;
}

function groupOf(call: Call): OnPremGroupRecord {
  return found(call.workspace.onPremGroups.find(call.id()));
}
