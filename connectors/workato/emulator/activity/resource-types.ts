/** What the activity log calls each noun of the ledger; it does not tell of others. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  access_profile: 'ApiAccessProfile',
  account_property: 'AccountProperty',
  api_client: 'ApiCustomer',
  api_collection: 'ApiGroup',
  api_endpoint: 'ApiEndpoint',
  connection: 'SharedAccount',
  custom_connector: 'Adapter',
  deployment: 'Deployment',
  developer_api_client: 'ApiClient',
  export_manifest: 'ExportManifest',
  folder: 'Folder',
  lookup_table: 'LookupTable',
  member: 'User',
  member_invitation: 'MemberInvitation',
  oauth_profile: 'CustomOauthKey',
  package: 'Package',
  project: 'Project',
  project_build: 'ProjectBuild',
  project_property: 'ProjectProperty',
  recipe: 'Flow',
  role: 'PrivilegeGroup',
};

/** `recipe.started` is `recipe_started`, of a `Flow`; `custom_connector.created` is `connector_created`, of an `Adapter`. Undefined for what the log does not tell of. */
export function eventOf(kind: string): { readonly event_type: string; readonly resource_type: string } | undefined {
  const [noun = ''] = kind.split('.');
  const resource_type = RESOURCE_TYPES[noun];
  return resource_type === undefined ? undefined : { event_type: kind.replace('.', '_').replace('custom_', ''), resource_type };
}
