import type { Api } from '../access/api.js';
import { found } from '../access/call.js';
import { ok } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { pageOf } from '../query.js';
import { roleView } from './views.js';

/** Row 86 of the endpoints. Facts: K145. */
export function addRoles(api: Api): void {
  api
    .get('/roles', ({ request, workspace }) => {
      const own = workspace.roles.live(({ is_system }) => !is_system);
      return ok(pageOf(request, own).items.map(roleView));
    })
    .post('/roles/{id}/copy', (call) => {
      const { roles } = call.workspace;
      const source = found(roles.find(call.id()));
      const fields = new Fields(call.body);
      const name = fields.text('name') ?? `${source.name} copy`;
      const folder_ids = fields.integers('folder_ids') ?? source.folder_ids;
      fields.check();
      const role = roles.add({ ...newIn(roles, call.now), name, folder_ids, is_system: false });
      call.effect('role.created', role.id, name);
      return ok(roleView(role));
    });
}
