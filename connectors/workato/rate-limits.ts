import { rateLimit } from 'trunkline/sdk';
import { agentStudio } from './agents/rate-limits.js';

const MINUTE_SECONDS = 60;

/** The quotas of a customer's workspace are in a table of their own; 1000 is the least in it. */
const BY_WORKSPACE = { setting: 'workspace', limits: { own: 60, managed: 1000 } };

const aMinute = { limit: 60, limitBy: BY_WORKSPACE, perSeconds: MINUTE_SECONDS };
/** Where a customer's workspace has the same quota. */
const aMinuteAnywhere = { limit: 60, perSeconds: MINUTE_SECONDS };
const aSecond = { limit: 1, perSeconds: 1 };

/**
 * Each collection of endpoints has a quota of its own, and some of their calls another. All API clients of a workspace share them. Event
 * streams have none here: only third parties tell of one on the newer host.
 */
export const rateLimits = [
  rateLimit({ ...aMinute, name: 'workspace', below: ['/users'] }),
  rateLimit({
    ...aMinute,
    name: 'recipes',
    below: ['/recipes/{recipe_id}/versions', '/recipes/job_counts'],
    operations: [
      'listRecipes',
      'listRecipesByActivity',
      'listStoppedRecipes',
      'getRecipe',
      'updateRecipe',
      'deleteRecipe',
      'copyRecipe',
      'startRecipe',
      'stopRecipe',
      'resetRecipeTrigger',
      'replaceRecipeConnection',
      'pollRecipeNow',
      'getRecipeHealth',
    ],
  }),
  rateLimit({ ...aSecond, name: 'create recipe', operations: ['createRecipe'] }),
  rateLimit({ ...aSecond, name: 'run recipe', operations: ['runRecipe'] }),
  rateLimit({ limit: 20, perSeconds: MINUTE_SECONDS, name: 'analyse recipe', operations: ['analyzeRecipeHealth'] }),
  rateLimit({ ...aMinute, name: 'jobs', below: ['/recipes/{recipe_id}/jobs', '/job'] }),
  rateLimit({ ...aSecond, name: 'repeat jobs', operations: ['repeatJobs'] }),
  rateLimit({ ...aSecond, name: 'cancel jobs', operations: ['cancelJobs'] }),
  rateLimit({ ...aMinute, name: 'tests', below: ['/test_cases', '/recipes/{recipe_id}/test_cases'] }),
  rateLimit({ ...aMinute, name: 'list connections', operations: ['listConnections'] }),
  rateLimit({
    ...aSecond,
    name: 'connections',
    below: ['/connections/{id}', '/connections/runtime_user_connections'],
    operations: ['createConnection'],
  }),
  rateLimit({ ...aMinute, name: 'platform connectors', below: ['/integrations'] }),
  rateLimit({ ...aSecond, name: 'custom connectors', below: ['/custom_connectors', '/sdk'] }),
  rateLimit({ ...aMinute, name: 'OAuth profiles', below: ['/custom_oauth_profiles'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'folders', below: ['/folders'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'projects', below: ['/projects', '/project_builds', '/deployments'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'packages', below: ['/export_manifests', '/packages'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'properties', below: ['/properties'] }),
  rateLimit({
    ...aMinuteAnywhere,
    name: 'lookup tables',
    below: ['/lookup_tables/{lookup_table_id}'],
    operations: ['listLookupTables', 'createLookupTable'],
  }),
  rateLimit({ ...aSecond, name: 'delete lookup tables', operations: ['deleteLookupTables'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'data tables', below: ['/data_tables', '/api/v1/tables'] }),
  rateLimit({
    ...aMinuteAnywhere,
    name: 'API platform',
    below: ['/api_collections', '/api_endpoints', '/v2/api_clients', '/api_clients', '/api_access_profiles'],
  }),
  rateLimit({ ...aMinuteAnywhere, name: 'API clients', below: ['/developer_api_clients', '/developer_api_client_roles'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'members', below: ['/members'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'invitations', below: ['/member_invitations'] }),
  rateLimit({
    limit: 1,
    perSeconds: 20 * MINUTE_SECONDS,
    per: 'email',
    name: 'invitations of one address',
    below: ['/member_invitations'],
  }),
  rateLimit({ ...aMinuteAnywhere, name: 'roles', below: ['/roles'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'environment', below: ['/activity_logs', '/secrets_management', '/tags'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'tag assignments', below: ['/tags_assignments'] }),
  rateLimit({ ...aMinuteAnywhere, name: 'on-prem', below: ['/on_prem_groups', '/on_prem_agents'] }),
  ...agentStudio,
];
