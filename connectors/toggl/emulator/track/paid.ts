import type { Routes } from 'trunkline/testing';
import { type Access, needPlan } from '../access/access.js';
import { ok } from '../answers.js';
import { given } from '../fields.js';
import type { Extra } from '../records.js';
import { isoTime } from '../times.js';

/** Features of paid plans whose objects are not known: what is sent is kept, and given an id. Source: OpenAPI files, 402 of each. */
const NOUNS = ['goals', 'alerts', 'favorites', 'rates', 'invoices', 'scheduled_reports', 'timesheets'];

export function addPaid(routes: Routes, access: Access): void {
  for (const noun of NOUNS) {
    const what = noun.replace('_', ' ');
    access
      .workspace(routes.under(`/workspaces/{workspace_id}/${noun}`))
      .get('', (call, workspace) => {
        needPlan(call, workspace, what);
        return ok(call.toggl.extras.live((one) => one.workspace_id === workspace.id && one.noun === noun).map(shown));
      })
      .post('', (call, workspace) => {
        needPlan(call, workspace, what);
        const { values = {} } = given({ values: call.body }, { values: 'object' });
        const extra = call.toggl.extras.add({ workspace_id: workspace.id, noun, values }, call.now);
        call.toggl.file.ledger.append(`${noun.replace(/s$/, '')}.created`, extra.id, call.request);
        return ok(shown(extra));
      });
  }
}

function shown({ id, workspace_id, values, at }: Extra): object {
  return { ...values, id, workspace_id, at: isoTime(at) };
}
