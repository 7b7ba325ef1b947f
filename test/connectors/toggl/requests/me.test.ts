import { each, eachList, V9 } from '../support/cases.js';
import { CLIENT, PROJECT, TAG } from '../support/samples.js';

describe('requests to Toggl about me', () => {
  const me = { id: 5, fullname: 'Ann' };
  each('T67', [
    ['getMe', { with_related_data: true }, { ...me, projects: [PROJECT], tags: null }, `GET ${V9}/me?with_related_data=true`],
    ['updateMe', { timezone: 'Europe/Tallinn' }, me, `PUT ${V9}/me`, { timezone: 'Europe/Tallinn' }],
    ['getLocation', undefined, { city: 'Tallinn' }, `GET ${V9}/me/location`],
  ]);
  each('T69', [
    ['getPreferences', undefined, { date_format: 'DD-MM-YYYY' }, `GET ${V9}/me/preferences`],
    ['updatePreferences', { date_format: 'YYYY-MM-DD' }, {}, `POST ${V9}/me/preferences`, { date_format: 'YYYY-MM-DD' }],
  ]);
  eachList('T41', [
    ['listQuotas', undefined, { organization_id: null, remaining: 29, resets_in_secs: 60, total: 30 }, `GET ${V9}/me/quota`],
  ]);
  eachList('T67', [
    ['listOrganizations', undefined, { id: 9, name: 'Ours' }, `GET ${V9}/me/organizations`],
    ['listFeatures', undefined, { workspace_id: 777, features: [] }, `GET ${V9}/me/features`],
    ['listFavorites', undefined, { favorite_id: 3 }, `GET ${V9}/me/favorites`],
  ]);
  eachList('T126', [
    ['listWorkspaces', { since: 1 }, { id: 777, name: 'Mine' }, `GET ${V9}/me/workspaces?since=1`],
    ['listMyProjects', { since: 1, include_archived: true }, PROJECT, `GET ${V9}/me/projects?since=1&include_archived=true`],
    ['listMyClients', { since: 1 }, CLIENT, `GET ${V9}/me/clients?since=1`],
    ['listMyTags', { since: 1 }, TAG, `GET ${V9}/me/tags?since=1`],
  ]);
});
