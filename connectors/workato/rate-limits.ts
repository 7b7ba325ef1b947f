import { rateLimit } from 'trunkline/sdk';

const MINUTE_SECONDS = 60;

/** The quotas of a customer's workspace are in a table of their own; 1000 is the least in it. */
const BY_WORKSPACE = { setting: 'workspace', limits: { own: 60, managed: 1000 } };

const aMinute = { limit: 60, limitBy: BY_WORKSPACE, perSeconds: MINUTE_SECONDS };
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
];
