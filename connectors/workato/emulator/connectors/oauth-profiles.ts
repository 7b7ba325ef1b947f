import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { Fields } from '../fields.js';
import { pageOf } from '../query.js';
import type { OAuthProfileRecord } from './records.js';
import { oauthProfileView } from './view.js';

/** Row 40 of the endpoints. Facts: K113. */
export function addOAuthProfiles(api: Api): void {
  api
    .get('/custom_oauth_profiles', ({ request, workspace }) =>
      ok({ result: pageOf(request, workspace.oauthProfiles.live()).items.map((one) => oauthProfileView(one, workspace.id)) }),
    )
    .get('/custom_oauth_profiles/{id}', (call) => ok({ result: oauthProfileView(profileOf(call), call.workspace.id) }))
    .post('/custom_oauth_profiles', createProfile)
    .put('/custom_oauth_profiles/{id}', updateProfile)
    .delete('/custom_oauth_profiles/{id}', (call) => {
      const profile = profileOf(call);
      call.workspace.oauthProfiles.delete(profile, call.now);
      call.effect('oauth_profile.deleted', profile.id, profile.name);
      return success();
    });
}

function profileOf(call: Call): OAuthProfileRecord {
  return found(call.workspace.oauthProfiles.find(call.id()));
}

function createProfile(call: Call): Answer {
  const { oauthProfiles } = call.workspace;
  const content = readProfile(call);
  const profile = oauthProfiles.add({ id: oauthProfiles.nextId, ...content, created_at: call.now, updated_at: call.now });
  call.effect('oauth_profile.created', profile.id, profile.name);
  return ok({ result: oauthProfileView(profile, call.workspace.id) });
}

/** All of it is given anew. */
function updateProfile(call: Call): Answer {
  const profile = profileOf(call);
  call.workspace.oauthProfiles.change(profile, { ...readProfile(call), updated_at: call.now });
  call.effect('oauth_profile.updated', profile.id, profile.name);
  return ok({ result: oauthProfileView(profile, call.workspace.id) });
}

function readProfile({ body }: Call): Omit<OAuthProfileRecord, 'id' | 'created_at' | 'updated_at'> {
  const fields = new Fields(body);
  const [name, provider] = [fields.requiredText('name'), fields.requiredText('provider')];
  fields.check();
  const data = new Fields(body, 'data');
  const [client_id, client_secret] = [data.requiredText('client_id'), data.requiredText('client_secret')];
  const token = data.text('token') ?? null;
  data.check();
  return { name, provider, client_id, client_secret, token };
}
