import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { hexToken } from '../ids.js';
import { pageOf } from '../query.js';
import { keyView } from './views.js';

/** Rows 76 and 77 of the endpoints. Facts: K137. */
export function addKeys(api: Api): void {
  api
    .get('/v2/api_clients/{id}/api_keys', ({ request, workspace }) => {
      const client = found(workspace.apiClients.find(Number(request.param('id'))));
      const keys = workspace.apiKeys.live(({ api_client_id }) => api_client_id === client.id);
      const { items, page, per_page } = pageOf(request, keys);
      return ok({ data: items.map(keyView), count: keys.length, page, per_page });
    })
    .post('/v2/api_clients/{id}/api_keys', createKey)
    .put('/v2/api_clients/{id}/api_keys/{key_id}/refresh_secret', (call) => {
      const { apiKeys } = call.workspace;
      const key = found(apiKeys.live(({ id, api_client_id }) => id === call.id('key_id') && api_client_id === call.id())[0]);
      apiKeys.change(key, { auth_token: newToken(call), updated_at: call.now });
      call.effect('api_key.refreshed', key.id, key.name);
      return ok({ data: keyView(key) });
    });
}

/** 64 hexadecimal digits; another one for each thing that was ever done. */
export function newToken({ workato: { file, options } }: Call): string {
  return hexToken(options.seed, file.ledger.entries.length);
}

function createKey(call: Call): Answer {
  const { apiClients, apiKeys } = call.workspace;
  const client = found(apiClients.find(call.id()));
  const fields = new Fields(call.body);
  const name = fields.requiredText('name');
  const active = fields.flag('active');
  if (active === undefined) fields.refuse('active', "can't be blank");
  const lists = { ip_allow_list: fields.texts('ip_allow_list') ?? [], ip_deny_list: fields.texts('ip_deny_list') ?? [] };
  fields.check();
  const start = { ...newIn(apiKeys, call.now), api_client_id: client.id };
  const key = apiKeys.add({ ...start, name, active: active ?? true, ...lists, auth_token: newToken(call) });
  call.effect('api_key.created', key.id, name);
  return ok({ data: keyView(key) });
}
