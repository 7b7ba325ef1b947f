import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { newIn } from '../dated.js';
import { Fields } from '../fields.js';
import { integer, pageOf } from '../query.js';
import { newToken } from './keys.js';
import type { AccessProfileRecord } from './records.js';
import { profileView } from './views.js';

/** Row 78 of the endpoints. Facts: K138. */
export function addAccessProfiles(api: Api): void {
  api
    .get('/api_access_profiles', ({ request, workspace }) => {
      const client = integer(request, 'api_client_id');
      const all = workspace.accessProfiles.live(({ api_client_id }) => (client ?? api_client_id) === api_client_id);
      return ok(pageOf(request, all).items.map((one) => profileView(one)));
    })
    .post('/api_access_profiles', createProfile)
    .put('/api_access_profiles/{id}', (call) => {
      const { accessProfiles } = call.workspace;
      const profile = profileOf(call);
      const fields = new Fields(call.body);
      const changes = { name: fields.text('name'), api_collection_ids: fields.integers('api_collection_ids') };
      fields.check();
      accessProfiles.change(profile, { ...Fields.given(changes), updated_at: call.now });
      call.effect('access_profile.updated', profile.id, profile.name);
      return ok(profileView(profile));
    })
    .put('/api_access_profiles/{id}/enable', (call) => change(call, true))
    .put('/api_access_profiles/{id}/disable', (call) => change(call, false))
    .put('/api_access_profiles/{id}/refresh_secret', (call) => {
      const profile = profileOf(call);
      call.workspace.accessProfiles.change(profile, { auth_token: newToken(call), updated_at: call.now });
      call.effect('access_profile.refreshed', profile.id, profile.name);
      return ok(profileView(profile, true));
    });
}

function createProfile(call: Call): Answer {
  const { accessProfiles, apiClients } = call.workspace;
  const fields = new Fields(call.body);
  const name = fields.requiredText('name');
  const api_client_id = integer(call.request, 'api_client_id') ?? 0;
  if (!apiClients.find(api_client_id)) fields.refuse('api_client_id', 'does not exist');
  const api_collection_ids = fields.integers('api_collection_ids') ?? [];
  fields.check();
  const start = { ...newIn(accessProfiles, call.now), api_client_id, name, api_collection_ids };
  const profile = accessProfiles.add({ ...start, active: true, auth_token: newToken(call) });
  call.effect('access_profile.created', profile.id, name);
  return ok(profileView(profile, true));
}

function change(call: Call, active: boolean): Answer {
  const profile = profileOf(call);
  if (profile.active !== active) {
    call.workspace.accessProfiles.change(profile, { active, updated_at: call.now });
    call.effect(`access_profile.${active ? 'enabled' : 'disabled'}`, profile.id, profile.name);
  }
  return success();
}

function profileOf(call: Call): AccessProfileRecord {
  return found(call.workspace.accessProfiles.find(call.id()));
}
