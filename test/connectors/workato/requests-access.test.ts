import { itAsks, type Request } from './support/requests.js';

const API = 'https://www.workato.com/api';

describe('what Workato is asked about the API platform', () => {
  const cases: readonly Request[] = [
    ['K134', 'listApiCollections', undefined, `GET ${API}/api_collections?page=1&per_page=100`],
    [
      'K134',
      'createApiCollection',
      { name: 'Quotes', openapi_spec: { content: '{}', format: 'json' } },
      `POST ${API}/api_collections {"name":"Quotes","openapi_spec":{"content":"{}","format":"json"}}`,
    ],
    ['K135', 'listApiEndpoints', { api_collection_id: 6 }, `GET ${API}/api_endpoints?api_collection_id=6&page=1&per_page=100`],
    ['K36, K135', 'enableApiEndpoint', { api_endpoint_id: 8 }, `PUT ${API}/api_endpoints/8/enable`],
    ['K36, K135', 'disableApiEndpoint', { api_endpoint_id: 8 }, `PUT ${API}/api_endpoints/8/disable`],
    [
      'K136',
      'listApiClients',
      { project_id: 58, cert_bundle_ids: [3, 4] },
      `GET ${API}/v2/api_clients?project_id=58&cert_bundle_ids[]=3&cert_bundle_ids[]=4&page=1&per_page=100`,
    ],
    [
      'K136',
      'createApiClient',
      { name: 'Shop', api_collection_ids: [6], auth_type: 'token' },
      `POST ${API}/v2/api_clients {"name":"Shop","api_collection_ids":[6],"auth_type":"token"}`,
    ],
    ['K137', 'listApiKeys', { api_client_id: 1 }, `GET ${API}/v2/api_clients/1/api_keys?page=1&per_page=100`],
    [
      'K137',
      'createApiKey',
      { api_client_id: 1, name: 'Till', active: true, ip_allow_list: ['192.0.2.0/24'] },
      `POST ${API}/v2/api_clients/1/api_keys {"name":"Till","active":true,"ip_allow_list":["192.0.2.0/24"]}`,
    ],
    ['K137', 'refreshApiKeySecret', { api_client_id: 1, api_key_id: 2 }, `PUT ${API}/v2/api_clients/1/api_keys/2/refresh_secret`],
    ['K138', 'listLegacyApiClients', undefined, `GET ${API}/api_clients?page=1&per_page=100`],
    ['K138', 'createLegacyApiClient', { name: 'Shop', project_id: '58' }, `POST ${API}/api_clients?project_id=58 {"name":"Shop"}`],
    ['K138', 'listAccessProfiles', { api_client_id: '1' }, `GET ${API}/api_access_profiles?api_client_id=1&page=1&per_page=100`],
    [
      'K138',
      'createAccessProfile',
      { api_client_id: '1', name: 'Till', api_collection_ids: [6], active: true, auth_type: 'token' },
      `POST ${API}/api_access_profiles?api_client_id=1 {"name":"Till","api_collection_ids":[6],"active":true,"auth_type":"token"}`,
    ],
    [
      'K138',
      'updateAccessProfile',
      { api_access_profile_id: 5, name: 'Till', api_collection_ids: [6], active: false, auth_type: 'token' },
      `PUT ${API}/api_access_profiles/5 {"name":"Till","api_collection_ids":[6],"active":false,"auth_type":"token"}`,
    ],
    ['K36, K138', 'enableAccessProfile', { api_access_profile_id: 5 }, `PUT ${API}/api_access_profiles/5/enable`],
    ['K36, K138', 'disableAccessProfile', { api_access_profile_id: 5 }, `PUT ${API}/api_access_profiles/5/disable`],
    ['K138', 'refreshAccessProfileSecret', { api_access_profile_id: 5 }, `PUT ${API}/api_access_profiles/5/refresh_secret`],
  ];
  itAsks(cases);
});

describe('what Workato is asked about access', () => {
  const cases: readonly Request[] = [
    ['K139', 'listDeveloperApiClients', undefined, `GET ${API}/developer_api_clients?page=1&per_page=100`],
    ['K139', 'getDeveloperApiClient', { id: 40947 }, `GET ${API}/developer_api_clients/40947`],
    [
      'K139',
      'createDeveloperApiClient',
      { name: 'CI', api_privilege_group_id: 547, all_folders: false, folder_ids: [7] },
      `POST ${API}/developer_api_clients {"folder_ids":[7],"name":"CI","api_privilege_group_id":547,"all_folders":false}`,
    ],
    [
      'K139',
      'updateDeveloperApiClient',
      { id: 40947, name: 'CI 2', all_folders: true },
      `PUT ${API}/developer_api_clients/40947 {"name":"CI 2","all_folders":true}`,
    ],
    ['K139', 'deleteDeveloperApiClient', { id: 40947 }, `DELETE ${API}/developer_api_clients/40947`],
    ['K21', 'regenerateDeveloperApiToken', { id: 40947 }, `POST ${API}/developer_api_clients/40947/regenerate`],
    ['K140', 'listDeveloperApiClientRoles', undefined, `GET ${API}/developer_api_client_roles?page=1&per_page=100`],
    ['K77, K141', 'listMembers', undefined, `GET ${API}/members`],
    ['K141', 'getMember', { id: 6 }, `GET ${API}/members/6`],
    [
      'K142',
      'setMemberRoles',
      { id: 6, env_roles: [{ environment_type: 'dev', name: 'Analyst' }] },
      `PUT ${API}/members/6 {"env_roles":[{"environment_type":"dev","name":"Analyst"}]}`,
    ],
    ['K141', 'removeMember', { id: 6 }, `DELETE ${API}/members/6`],
    [
      'K144',
      'inviteMember',
      { name: 'Ada', email: 'ada@example.com', role_name: 'Admin' },
      `POST ${API}/member_invitations {"name":"Ada","email":"ada@example.com","role_name":"Admin"}`,
    ],
    ['K143', 'listMemberPrivileges', { id: 6 }, `GET ${API}/members/6/privileges`],
    ['K143', 'listMemberProjectPrivileges', { id: 6 }, `GET ${API}/members/6/projects_privileges`],
    ['K143', 'listMemberProjectGrants', { id: 6 }, `GET ${API}/members/6/project_grants`],
    ['K145', 'listRoles', undefined, `GET ${API}/roles?page=1&per_page=100`],
    [
      'K39, K164',
      'updateRole',
      { role_id: 9, all_folders: 'false', folder_ids: [7] },
      `PUT ${API}/roles/9 {"folder_ids":[7],"all_folders":"false"}`,
    ],
    [
      'K145',
      'copyRole',
      { role_id: 9, name: 'Analyst 2', folder_ids: [7] },
      `POST ${API}/roles/9/copy {"folder_ids":[7],"name":"Analyst 2"}`,
    ],
  ];
  itAsks(cases);
});

describe('what Workato is asked about activity and tags', () => {
  const cases: readonly Request[] = [
    [
      'K74, K147',
      'listActivities',
      { from: '2025-01-05T00:00:00Z', users_ids: [3, 4], include_resource_types: ['flow', 'User'], exclude_event_types: ['user_logout'] },
      `GET ${API}/activity_logs?from=2025-01-05T00:00:00Z&users_ids[]=3&users_ids[]=4&include_resource_types[]=flow&include_resource_types[]=User&exclude_event_types[]=user_logout`,
    ],
    ['K148', 'clearSecretsCache', undefined, `POST ${API}/secrets_management/clear_cache`],
    ['K165', 'listTags', { text: 'ledger' }, `GET ${API}/tags?q[title_or_description_cont]=ledger&page=1&per_page=100`],
    ['K165', 'createTag', { title: 'Accounting', color: 'blue' }, `POST ${API}/tags {"title":"Accounting","color":"blue"}`],
    ['K165', 'updateTag', { handle: 'tag-A-b', title: 'Ledger' }, `PUT ${API}/tags/tag-A-b {"title":"Ledger"}`],
    ['K165', 'deleteTag', { handle: 'tag-A-b' }, `DELETE ${API}/tags/tag-A-b`],
    [
      'K165',
      'assignTags',
      { add_tags: ['tag-A-b'], recipe_ids: [910], connection_ids: [36] },
      `POST ${API}/tags_assignments {"add_tags":["tag-A-b"],"recipe_ids":[910],"connection_ids":[36]}`,
    ],
  ];
  itAsks(cases);
});
