import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok } from '../answers.js';
import { Fields } from '../fields.js';
import { wrongState } from '../refused.js';
import { connectionOf } from './connections.js';

/** What an application is asked for, by its connector and the list's name: labels and values. */
const LISTS: Readonly<Record<string, Readonly<Record<string, readonly (readonly [label: string, value: string])[]>>>> = {
  netsuite: {
    subsidiaries: [
      ['Parent company', '1'],
      ['Parent company : Europe', '2'],
    ],
  },
  salesforce: { sobject: [['Account', 'Account']] },
};

/** Row 30 of the endpoints. */
export function addPickLists(api: Api): void {
  api.post('/connections/{id}/pick_list', pickList);
}

/** Asks the application, so the connection must work. Facts: K106. */
function pickList(call: Call): Answer {
  const { provider, authorization_status } = connectionOf(call);
  const fields = new Fields(call.body);
  const name = fields.requiredText('pick_list_name');
  fields.object('pick_list_params');
  const list = LISTS[provider]?.[name];
  if (name !== '' && list === undefined) fields.refuse('pick_list_name', `is not a pick list of ${provider}`);
  fields.check();
  if (authorization_status !== 'success') throw wrongState('Connection is not connected');
  return ok({ data: list?.map(([label, value]) => [label, value, null, false]) });
}
