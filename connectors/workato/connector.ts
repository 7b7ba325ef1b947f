import { bearer, byRegionAndEnvironment, Connector, operations } from 'trunkline/sdk';
import { Connections } from './connections/connections.js';
import { PickLists } from './connections/pick-lists.js';
import { RuntimeUserConnections } from './connections/runtime-user-connections.js';
import { CustomConnectors } from './connectors/custom-connectors.js';
import { CustomOAuthProfiles } from './connectors/custom-oauth-profiles.js';
import { GeneratedSchemas } from './connectors/generated-schemas.js';
import { PlatformConnectors } from './connectors/platform-connectors.js';
import { WorkatoConnection } from './connection.js';
import { dataCenters } from './data-centers.js';
import { errors } from './errors.js';
import { PublishedTopicMessages } from './events/published-messages.js';
import { TopicMessageLists } from './events/topic-messages.js';
import { FinishedJobs } from './jobs/finished-jobs.js';
import { Jobs } from './jobs/jobs.js';
import { numbered } from './pagers.js';
import { rateLimits } from './rate-limits.js';
import { RecipeHealths } from './recipes/recipe-health.js';
import { RecipeSwitches } from './recipes/recipe-switches.js';
import { RecipeVersions } from './recipes/recipe-versions.js';
import { Recipes } from './recipes/recipes.js';
import { StoppedRecipes } from './recipes/stopped-recipes.js';
import { DOCS } from './sources.js';
import { TestRuns } from './tests/test-runs.js';
import { Workspaces } from './workspace/workspace.js';

@Connector(WorkatoConnection, {
  name: 'workato',
  title: 'Workato',
  description: 'Recipes, jobs, connections, projects, tables and people of a Workato workspace, through its Developer API.',
  source: DOCS,
  baseUrl: byRegionAndEnvironment(
    dataCenters,
    (connection) => connection.region,
    (connection) => connection.workspace,
    { experimental: ['kr', 'uk'] },
  ),
  auth: bearer((connection) => connection.token),
  pagination: numbered,
  errors,
  rateLimits,
})
export class Workato extends operations(
  Workspaces,
  Recipes,
  StoppedRecipes,
  RecipeSwitches,
  RecipeVersions,
  RecipeHealths,
  Jobs,
  FinishedJobs,
  TestRuns,
  Connections,
  PickLists,
  RuntimeUserConnections,
  PlatformConnectors,
  CustomConnectors,
  GeneratedSchemas,
  CustomOAuthProfiles,
  TopicMessageLists,
  PublishedTopicMessages,
) {}
